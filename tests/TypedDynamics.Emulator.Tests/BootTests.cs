using System.Net;
using System.Text.Json;

namespace TypedDynamics.Emulator;

public sealed class BootTests : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("emulator").FullName;

    public static IEnumerable<TheoryDataRow<string>> RealDocuments => Corpus.CsdlNames;

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Theory(SkipTestWithoutData = true)]
    [MemberData(nameof(RealDocuments))]
    [Trait("Category", "Slow")]
    public async Task Every_real_organization_boots_and_answers(string name)
    {
        File.Copy(Corpus.Csdl(name), Path.Combine(_folder, "metadata.xml"));
        await using var emulator = await DataverseEmulator.StartAsync(new EmulatorOptions { CacheFolder = _folder, SampleData = true, Port = null });

        using var client = ClientOf(emulator);
        var accounts = JsonDocument.Parse(await client.GetStringAsync("accounts?$select=name&$expand=primarycontactid($select=fullname)&$orderby=_primarycontactid_value,name")).RootElement.GetProperty("value");
        Assert.Equal(40, accounts.GetArrayLength());
        Assert.All(accounts.EnumerateArray(), account => Assert.NotEqual(JsonValueKind.Null, account.GetProperty("primarycontactid").ValueKind));
        foreach (var set in JsonDocument.Parse(await client.GetStringAsync("")).RootElement.GetProperty("value").EnumerateArray().Select(set => set.GetProperty("name").GetString()))
        {
            // Of definitions there are no first ones.
            using var response = await client.GetAsync(set!.EndsWith("Definitions", StringComparison.Ordinal) ? $"{set}?$select=MetadataId" : $"{set}?$top=1");
            Assert.True(response.StatusCode is HttpStatusCode.OK or HttpStatusCode.NotImplemented, $"{set}: {await response.Content.ReadAsStringAsync()}");
        }
    }

    [Fact]
    public async Task A_folder_without_metadata_is_named()
    {
        var error = await Assert.ThrowsAsync<FileNotFoundException>(() => DataverseEmulator.StartAsync(new EmulatorOptions { CacheFolder = _folder }));
        Assert.Contains(_folder, error.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("metadata.xml", "<a")]
    [InlineData("metadata.xml", "<a/>")]
    [InlineData("metadata.xml", "<!DOCTYPE a [<!ENTITY b \"c\">]><a>&b;</a>")]
    [InlineData("definitions/account.json", "{")]
    [InlineData("definitions/account.json", "[]")]
    [InlineData("definitions/account.json", "{}")]
    public async Task A_file_that_cannot_be_read_is_named(string file, string content)
    {
        Directory.CreateDirectory(Path.Combine(_folder, "definitions"));
        File.Copy(Path.Combine(Org.Sales, "metadata.xml"), Path.Combine(_folder, "metadata.xml"));
        await File.WriteAllTextAsync(Path.Combine(_folder, file), content);

        var error = await Assert.ThrowsAsync<InvalidDataException>(() => DataverseEmulator.StartAsync(new EmulatorOptions { CacheFolder = _folder, Port = null }));
        Assert.Contains(Path.GetFileName(file), error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Rows_in_a_file_outlive_the_emulator_and_the_schema_may_grow_meanwhile()
    {
        var metadata = await File.ReadAllTextAsync(Path.Combine(Org.Sales, "metadata.xml"));
        await File.WriteAllTextAsync(Path.Combine(_folder, "metadata.xml"), metadata);
        var options = new EmulatorOptions { CacheFolder = _folder, Database = Path.Combine(_folder, "rows.db"), SampleData = true, Port = null };
        await using (var first = await DataverseEmulator.StartAsync(options))
            await first.SeedAsync("""{"tasks":[{"activityid":"70000000-0000-0000-0000-000000000001","subject":"kept"}]}""");

        await File.WriteAllTextAsync(Path.Combine(_folder, "metadata.xml"), metadata.Replace("<Property Name=\"percentcomplete\"", "<Property Name=\"new_added\" Type=\"Edm.String\" /><Property Name=\"percentcomplete\"", StringComparison.Ordinal));
        await using var second = await DataverseEmulator.StartAsync(options);
        using var client = ClientOf(second);
        var row = JsonDocument.Parse(await client.GetStringAsync("tasks(70000000-0000-0000-0000-000000000001)?$select=subject,new_added")).RootElement;
        Assert.Equal("kept", row.GetProperty("subject").GetString());
        Assert.Equal(JsonValueKind.Null, row.GetProperty("new_added").ValueKind);
        Assert.EndsWith("81", await client.GetStringAsync("tasks/$count"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Sample_rows_are_the_same_in_every_run()
    {
        await using var first = await Org.StartAsync(sampleData: true);
        await using var second = await Org.StartAsync(sampleData: true);
        foreach (var set in new[] { "accounts", "contacts", "opportunities", "tasks", "new_projects", "new_project_contactset", "systemusers", "teams" })
            Assert.Equal((await first.GetAsync(set)).Body, (await second.GetAsync(set)).Body);
    }

    [Fact]
    public async Task It_listens_on_the_loopback_address()
    {
        await using var emulator = await DataverseEmulator.StartAsync(new EmulatorOptions { CacheFolder = Org.Sales });
        Assert.Equal("127.0.0.1", emulator.BaseAddress.Host);

        using var client = new HttpClient { BaseAddress = new Uri(emulator.BaseAddress, "api/data/v9.2/") };
        client.DefaultRequestHeaders.Add("Authorization", "Bearer any");
        using var created = await client.PostAsync("accounts", new StringContent("""{"name":"over the wire"}""", null, "application/json"));
        Assert.StartsWith($"{emulator.BaseAddress}api/data/v9.2/accounts(", string.Concat(created.Headers.GetValues("OData-EntityId")), StringComparison.Ordinal);
        Assert.Contains("over the wire", await client.GetStringAsync("accounts?$select=name&$filter=" + string.Join(" or ", Enumerable.Repeat("name eq 'over the wire'", 500))), StringComparison.Ordinal);
        Assert.Equal(200, (int)(await new HttpClient(emulator.CreateHandler()).SendAsync(new HttpRequestMessage(HttpMethod.Get, "http://any.host/api/data/v9.2/WhoAmI") { Headers = { { "Authorization", "Bearer x" } } })).StatusCode);
    }

    [Fact]
    public async Task A_port_that_is_taken_is_an_error_of_input_and_output()
    {
        await using var first = await DataverseEmulator.StartAsync(new EmulatorOptions { CacheFolder = Org.Sales });
        await Assert.ThrowsAnyAsync<IOException>(() => DataverseEmulator.StartAsync(new EmulatorOptions { CacheFolder = Org.Sales, Port = first.BaseAddress.Port }));
    }

    [Fact]
    public async Task Many_callers_at_once_lose_nothing()
    {
        await using var org = await Org.StartAsync();
        var replies = await Task.WhenAll(Enumerable.Range(0, 100).Select(number => org.PostAsync("accounts", $$"""{"name":"{{number}}"}""", "return=representation")));

        Assert.All(replies, reply => Assert.Equal(201, reply.Status));
        Assert.Equal(100, replies.Select(reply => reply.Headers["ETag"]).Distinct().Count());
        Assert.Equal("\uFEFF100", (await org.GetAsync("accounts/$count")).Body);
    }

    [Theory]
    [InlineData("{", "")]
    [InlineData("{\"nothing\":[]}", "nothing")]
    [InlineData("{\"accounts\":[{\"nme\":1}]}", "nme")]
    [InlineData("{\"accounts\":{}}", "")]
    public async Task A_seed_that_cannot_be_used_says_why_and_adds_nothing(string seed, string text)
    {
        await using var org = await Org.StartAsync();
        var error = await Assert.ThrowsAsync<InvalidDataException>(() => org.Emulator.SeedAsync(seed));
        Assert.Contains(text, error.Message, StringComparison.Ordinal);
    }

    private static HttpClient ClientOf(DataverseEmulator emulator)
    {
        var client = new HttpClient(emulator.CreateHandler()) { BaseAddress = new Uri(Org.Root) };
        client.DefaultRequestHeaders.Add("Authorization", "Bearer any");
        return client;
    }
}
