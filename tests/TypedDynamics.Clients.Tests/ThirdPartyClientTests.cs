using System.Security.Cryptography.X509Certificates;
using TypedDynamics.Emulator;

namespace TypedDynamics.Clients;

/// <summary>Clients that others wrote for the real service use the emulator, unchanged, over HTTP.</summary>
public sealed class ThirdPartyClientTests(NodeClients clients) : IClassFixture<NodeClients>
{
    private const string Rows = """
        {
          "accounts": [
            {"accountid":"a0000000-0000-0000-0000-000000000001","name":"Fourth Coffee","accountnumber":"FC-1","revenue":125000.5,"numberofemployees":1200,"industrycode":33,
             "primarycontactid@odata.bind":"/contacts(c0000000-0000-0000-0000-000000000001)"},
            {"accountid":"a0000000-0000-0000-0000-000000000002","name":"Litware","revenue":2500,"parentaccountid@odata.bind":"/accounts(a0000000-0000-0000-0000-000000000001)"},
            {"accountid":"a0000000-0000-0000-0000-000000000003","name":"O'Brien & Sons"}
          ],
          "contacts": [
            {"contactid":"c0000000-0000-0000-0000-000000000001","firstname":"Ann","lastname":"Smith","parentcustomerid_account@odata.bind":"/accounts(a0000000-0000-0000-0000-000000000001)"},
            {"contactid":"c0000000-0000-0000-0000-000000000002","firstname":"Bob","lastname":"Jones","parentcustomerid_account@odata.bind":"/accounts(a0000000-0000-0000-0000-000000000001)"}
          ],
          "opportunities": [@@]
        }
        """;

    [Fact]
    public async Task Dynamics_web_api_reads_and_writes()
    {
        await using var emulator = await StartAsync();
        var output = await clients.RunScriptAsync("dynamics-web-api.mjs", ("EMULATOR_URL", emulator.BaseAddress.ToString()));
        Assert.EndsWith("all 22 hold", output.TrimEnd(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Dynamics_web_api_sends_files_and_follows_changes()
    {
        await using var emulator = await DataverseEmulator.StartAsync(new EmulatorOptions { CacheFolder = RepositoryRoot.File("metadata-cache", "contoso") });
        await emulator.SeedAsync("""{"contoso_projects":[{"contoso_projectid":"b0000000-0000-0000-0000-000000000001","contoso_name":"Bridge"}],"accounts":[{"name":"Litware"}]}""");
        var output = await clients.RunScriptAsync("dynamics-web-api-files.mjs", ("EMULATOR_URL", emulator.BaseAddress.ToString()));
        Assert.EndsWith("all 4 hold", output.TrimEnd(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Dynamics_web_api_reads_and_changes_the_schema()
    {
        await using var emulator = await DataverseEmulator.StartAsync(new EmulatorOptions { CacheFolder = RepositoryRoot.File("metadata-cache", "contoso") });
        var output = await clients.RunScriptAsync("dynamics-web-api-schema.mjs", ("EMULATOR_URL", emulator.BaseAddress.ToString()));
        Assert.EndsWith("all 9 hold", output.TrimEnd(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Odata_client_queries_and_writes()
    {
        await using var emulator = await StartAsync();
        var output = await clients.RunScriptAsync("odata-client.mjs", ("EMULATOR_URL", emulator.BaseAddress.ToString()));
        Assert.EndsWith("all 13 hold", output.TrimEnd(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Dataverse_webapi_reads_and_writes_over_https()
    {
        using var certificate = LoopbackCertificate.Create();
        var trusted = Path.Combine(AppContext.BaseDirectory, "loopback.pem");
        await File.WriteAllTextAsync(trusted, certificate.ExportCertificatePem());

        await using var emulator = await StartAsync(certificate);
        var output = await clients.RunScriptAsync("dataverse-webapi.mjs", ("EMULATOR_URL", emulator.BaseAddress.ToString()), ("NODE_EXTRA_CA_CERTS", trusted));
        Assert.EndsWith("all 11 hold", output.TrimEnd(), StringComparison.Ordinal);
    }

    private static async Task<DataverseEmulator> StartAsync(X509Certificate2? certificate = null)
    {
        var opportunities = Enumerable.Range(1, 25).Select(number => $$"""{"name":"Deal {{number:D2}}","estimatedvalue":{{(number % 5) * 100}}}""");
        var emulator = await DataverseEmulator.StartAsync(new EmulatorOptions { CacheFolder = RepositoryRoot.File("tests", "TypedDynamics.Emulator.Tests", "Sales"), Certificate = certificate });
        await emulator.SeedAsync(Rows.Replace("@@", string.Join(',', opportunities), StringComparison.Ordinal));
        return emulator;
    }
}
