using SchemaAsCode;
using TypedDynamics;
using TypedDynamics.Emulator;
using TypedDynamics.Metadata;

// SchemaAsCode [--url https://yourorg.crm.dynamics.com] [--solution name]
// Without an address an emulator of its own is brought to the schema, twice: the second run must find nothing to do.
const string TokenVariable = "DATAVERSE_TOKEN";

var url = Option("--url");
var token = Environment.GetEnvironmentVariable(TokenVariable);
if (url is not null && token is not { Length: > 0 })
{
    Console.Error.WriteLine($"Put a bearer token for {url} into the environment variable {TokenVariable}.");
    return 1;
}

await using var emulator = url is null ? await DataverseEmulator.StartAsync(new EmulatorOptions { CacheFolder = Path.Combine(AppContext.BaseDirectory, "metadata-cache", "contoso"), Port = null }) : null;
using var handler = emulator?.CreateHandler();
using var org = new Crm(new DataverseOptions
{
    Url = url is null ? emulator!.BaseAddress : new Uri(url),
    MessageHandler = handler,
    AccessToken = (_, _) => ValueTask.FromResult(token ?? "any-token-will-do"),
    Timeout = TimeSpan.FromMinutes(5),
});
var metadata = org.With(new RequestOptions { Solution = Option("--solution"), IsStronglyConsistent = true }).Metadata;

var done = await new SchemaUpdate(metadata, Console.Out).RunAsync(Banking.Schema);
Console.WriteLine($"{done} made or changed");
if (emulator is null) return 0;

var again = await new SchemaUpdate(metadata, Console.Out).RunAsync(Banking.Schema);
Console.WriteLine($"{again} made or changed by the second run");
var table = await metadata.GetEntityAsync("new_bankaccount", EntityParts.All);
Console.WriteLine($"{table}: {table.Attributes.Count(column => column.SchemaName!.StartsWith("new_", StringComparison.Ordinal))} columns of our own, key {table.Keys[0].LogicalName} is {table.Keys[0].EntityKeyIndexStatus}");
return again == 0 ? 0 : 1;

string? Option(string name) => Array.IndexOf(args, name) is >= 0 and var at && at + 1 < args.Length ? args[at + 1] : null;
