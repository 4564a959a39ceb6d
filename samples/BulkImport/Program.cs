using System.Globalization;
using BulkImport;
using TypedDynamics;
using TypedDynamics.Emulator;

// BulkImport [file.csv] [--url https://yourorg.crm.dynamics.com] [--journal file]
// Without a file 100,000 people are made up; without an address they go into an emulator of its own. Interrupted, it goes on by its journal.
const string TokenVariable = "DATAVERSE_TOKEN";
const int MadeUpRows = 100_000;

var file = args is [var first, ..] && !first.StartsWith("--", StringComparison.Ordinal) ? first : null;
var url = Option("--url");
var token = Environment.GetEnvironmentVariable(TokenVariable);
if (url is not null && token is not { Length: > 0 })
{
    Console.Error.WriteLine($"Put a bearer token for {url} into the environment variable {TokenVariable}.");
    return 1;
}

var temporary = file is null ? Directory.CreateTempSubdirectory("bulk-import-").FullName : null;
try
{
    if (temporary is not null) await Contacts.WriteAsync(file = Path.Combine(temporary, "contacts.csv"), MadeUpRows);
    await using var emulator = url is null ? await DataverseEmulator.StartAsync(new EmulatorOptions { CacheFolder = Path.Combine(AppContext.BaseDirectory, "metadata-cache", "contoso") }) : null;
    using var crm = new Crm(new DataverseOptions
    {
        Url = url is null ? emulator!.BaseAddress : new Uri(url),
        AccessToken = (_, _) => ValueTask.FromResult(token ?? "any-token-will-do"),
    });

    var total = File.ReadLines(file!).LongCount();
    var options = new BulkOptions
    {
        JournalPath = Option("--journal") ?? file + ".journal",
        TotalRows = total,
        Progress = new ProgressBar(total, Console.Out, isTerminal: !Console.IsOutputRedirected),
    };
    var result = await crm.Contacts.Bulk(options).CreateAsync(Contacts.ReadAsync(file!));

    Console.WriteLine();
    Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{result.Succeeded:N0} made, {result.DoneBefore:N0} by an earlier run, {result.Failed:N0} refused, {result.Unknown:N0} unknown"));
    foreach (var failure in result.Failures.Take(10)) Console.Error.WriteLine($"line {failure.Index + 1}: {failure.Error?.Message}");
    return result.Failed + result.Unknown == 0 ? 0 : 1;
}
finally
{
    if (temporary is not null) Directory.Delete(temporary, recursive: true);
}

string? Option(string name) => Array.IndexOf(args, name) is >= 0 and var at && at + 1 < args.Length ? args[at + 1] : null;
