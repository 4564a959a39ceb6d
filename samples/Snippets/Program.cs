using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using System.Text;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Sales;
using TypedDynamics;
using TypedDynamics.Emulator;

// What the documents show is not only compiled: here it runs.
var folder = Path.Combine(AppContext.BaseDirectory, "metadata-cache", "contoso");
await GettingStarted.EmulatorAsync(folder);

await using var emulator = await DataverseEmulator.StartAsync(new EmulatorOptions { CacheFolder = folder, SampleData = true, Port = null });
using var handler = emulator.CreateHandler();
using var crm = new Crm(new DataverseOptions { Url = emulator.BaseAddress, MessageHandler = handler, AccessToken = (_, _) => ValueTask.FromResult("any-token") });

var accountId = (await crm.Opportunities.Where(o => o.CustomerAccount != null).FirstAsync()).CustomerId!.Id;
await GettingStarted.CallerAsync(crm);
SigningIn.Secret("contoso.onmicrosoft.com", "an-app", "a-secret").Dispose();
using (var key = RSA.Create(2048))
using (var certificate = new CertificateRequest("CN=app", key, HashAlgorithmName.SHA256, RSASignaturePadding.Pkcs1).CreateSelfSigned(DateTimeOffset.UnixEpoch, DateTimeOffset.MaxValue))
    Console.WriteLine(string.Join(", ", SigningIn.Others("contoso.onmicrosoft.com", "an-app", certificate)));
Console.WriteLine(SigningIn.ConnectionString("a-secret"));
SigningIn.Web(emulator.BaseAddress, "contoso.onmicrosoft.com", "an-app", "a-secret");
var settings = new ConfigurationBuilder().AddInMemoryCollection(new Dictionary<string, string?>
{
    ["ConnectionStrings:Redis"] = "127.0.0.1:1,connectTimeout=200,connectRetry=1",
    ["Dataverse:Url"] = emulator.BaseAddress.AbsoluteUri,
    ["Dataverse:SignIn:ClientId"] = "an-app",
    ["Dataverse:SignIn:Secret"] = "a-secret",
    ["Dataverse:SignIn:RedirectUri"] = "http://localhost/signed-in",
    ["Sales:ConnectionString"] = "AuthType=ClientSecret;Url=https://sales.crm.dynamics.com;ClientId=0f8fad5b-d9cb-469f-a165-70867728950e;ClientSecret=any",
    ["Service:ConnectionString"] = "AuthType=ClientSecret;Url=https://service.crm.dynamics.com;ClientId=0f8fad5b-d9cb-469f-a165-70867728950e;ClientSecret=any",
}).Build();
await using (var orgs = Hosting.Register(new ServiceCollection(), settings).BuildServiceProvider())
    Console.WriteLine($"{orgs.GetRequiredKeyedService<Crm>("sales").Connection}, {orgs.GetRequiredKeyedService<Crm>("service").Connection}");
Hosting.Handlers(new ServiceCollection(), settings);
Hosting.Callers(new ServiceCollection(), _ => Guid.Empty);
Hosting.Users(new ServiceCollection(), settings, "contoso.onmicrosoft.com", "an-app", "a-secret", () => "a-token", _ => "ada");
Hosting.Machines(new ServiceCollection(), settings);
Hosting.Azure(new ServiceCollection(), new NoCredential());
Hosting.File("contoso.onmicrosoft.com", "an-app");
await using (var site = Hosting.SignIn(settings))
{
    site.Urls.Add("http://127.0.0.1:0");
    await site.StartAsync();
    using var visitor = new HttpClient(new HttpClientHandler { AllowAutoRedirect = false });
    using var asked = await visitor.GetAsync(new Uri($"{site.Urls.First()}/mine"));
    Console.WriteLine($"{(int)asked.StatusCode} {asked.Headers.Location?.PathAndQuery}");
}

await new WebhookRegistry(crm).RemoveAsync(await Webhooks.RegisterAsync(crm, "a-key"));
await using (var app = Webhooks.Build("a-key"))
{
    Webhooks.Durable(app, static (_, _, _) => Task.CompletedTask, "a-key", Directory.CreateTempSubdirectory().FullName);
    app.Urls.Add("http://127.0.0.1:0");
    await app.StartAsync();
    using var client = new HttpClient();
    const string Update = """{"MessageName":"Update","PrimaryEntityName":"account","InputParameters":[{"key":"Target","value":{"Attributes":[{"key":"revenue","value":{"__type":"Money:x","Value":5000}}],"Id":"0f8fad5b-d9cb-469f-a165-70867728950e","LogicalName":"account"}}]}""";
    using var told = await client.PostAsync(new Uri($"{app.Urls.First()}/dataverse?code=a-key"), new StringContent(Update, Encoding.UTF8, "application/json"));
    told.EnsureSuccessStatusCode();
}

await GettingStarted.FirstQueryAsync(crm);
await Querying.PredicatesAsync(crm);
await Querying.NavigationAsync(crm);
await Querying.LookupsAsync(crm, accountId);
await Querying.ChoicesAsync(crm);
await Querying.ProjectionAsync(crm);
await Querying.IncludeAsync(crm);
await Querying.StreamAsync(crm);
await Querying.PagesAsync(crm);
await Querying.OneAsync(crm, accountId);
await Querying.FormattedAsync(crm);
Querying.Address(crm);
await Querying.ErrorsAsync(crm);
await Querying.StatesAsync(crm);

var contactId = (await crm.Contacts.FirstAsync()).Id;
await Writing.CreateAsync(crm);
await Writing.CreateAndReadAsync(crm);
await Writing.DeepAsync(crm);
await Writing.UpdateAsync(crm, accountId);
await Writing.ConflictAsync(crm, accountId);
await Writing.UpsertAsync(crm);
await Writing.UpsertAsync(crm);
await Writing.TieAsync(crm, accountId, contactId);
await Writing.DeleteAsync(crm, contactId);
await Writing.BatchAsync(crm, accountId);
await Writing.JsonAsync(crm);
await Writing.RawAsync(crm);
var before = Environment.CurrentDirectory;
Environment.CurrentDirectory = Directory.CreateTempSubdirectory().FullName;
await File.WriteAllTextAsync("contacts.csv", "Ann,Smith\nBob,Jones\n");
await Writing.BulkAsync(crm);
await File.WriteAllBytesAsync("contract.pdf", new byte[5_000_000]);
var projectId = await crm.ContosoProjects.CreateAsync(new ContosoProject { ContosoName = "Bridge" });
await Files.TransferAsync(crm, projectId, new Progress<FileProgress>());
await Files.ResumeAsync(crm, projectId);
Environment.CurrentDirectory = before;
await Writing.OptionsAsync(crm, accountId, (await crm.WhoAmIAsync()).UserId);
var token = (await crm.Accounts.Select(a => a.AccountId).TrackChangesAsync()).DeltaToken!;
await Tracking.TypedAsync(crm, [], null);
await Tracking.ExpiredAsync(crm, token);
await Tracking.LateBoundAsync(crm, token);
await LateBound.QueryAsync(crm);
await LateBound.PagesAsync(crm);
await LateBound.WriteAsync(crm, (await crm.Contacts.FirstAsync()).Id);
await LateBound.BulkAsync(crm, ["Welding", "Dancing"]);
await Aggregating.GroupsAsync(crm);
await Aggregating.KeysAsync(crm);
await Aggregating.NumbersAsync(crm);
await Aggregating.PartsAsync(crm);
await Aggregating.JoinsAsync(crm);
await Aggregating.LeftJoinsAsync(crm);
await Fetching.FunctionsAsync(crm);
await Fetching.RoadsAsync(crm);
await Fetching.TypedAsync(crm);
await Fetching.AggregateAsync(crm);
await Fetching.PiecesAsync(crm);
await Schema.ReadAsync(crm);
await Schema.ChooseAsync(crm);
await Schema.CreateAsync(crm);
await Schema.JsonAsync(crm);
await Schema.UpdateAsync(crm);
await Schema.WatchAsync(crm);

internal sealed class NoCredential : Azure.Core.TokenCredential
{
    public override Azure.Core.AccessToken GetToken(Azure.Core.TokenRequestContext requestContext, CancellationToken cancellationToken) => throw new NotSupportedException();

    public override ValueTask<Azure.Core.AccessToken> GetTokenAsync(Azure.Core.TokenRequestContext requestContext, CancellationToken cancellationToken) => throw new NotSupportedException();
}
