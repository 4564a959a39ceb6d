using System.Diagnostics;
using System.Globalization;
using System.Text.Json;
using TypedDynamics.Emulator;

namespace TypedDynamics.EndToEnd.Tests;

/// <summary>The import sample as a process of its own, killed again and again: what it goes on with by its journal ends as if it had never been stopped.</summary>
[Trait("Category", "Slow")]
public sealed class ImportTests(ITestOutputHelper output)
{
    private const int Rows = 60_000;
    private const int Kills = 20;

    private readonly CancellationToken _cancellation = TestContext.Current.CancellationToken;

    [Fact]
    public async Task Killed_twenty_times_it_loses_and_doubles_no_row()
    {
        var seed = Random.Shared.Next();
        output.WriteLine($"seed {seed}");
        var random = new Random(seed);
        var folder = Directory.CreateTempSubdirectory("typeddynamics-").FullName;
        try
        {
            var file = Path.Combine(folder, "contacts.csv");
            await File.WriteAllLinesAsync(file, Enumerable.Range(0, Rows).Select(static i => string.Create(CultureInfo.InvariantCulture, $"Ann,Row {i},row{i}@contoso.example,Clerk")), _cancellation);
            await using var emulator = await DataverseEmulator.StartAsync(new EmulatorOptions { CacheFolder = RepositoryRoot.File("metadata-cache", "contoso") }, _cancellation);

            var kills = 0;
            while (true)
            {
                using var import = Start(file, emulator.BaseAddress);
                if (kills < Kills)
                {
                    // Once it has begun to write, at any moment.
                    if (!await HasBegunAsync(import)) break;
                    await Task.Delay(random.Next(10, 250), _cancellation);
                    if (!import.HasExited) kills++;
                    import.Kill(entireProcessTree: true);
                    await import.WaitForExitAsync(_cancellation);
                    continue;
                }

                var said = await import.StandardOutput.ReadToEndAsync(_cancellation);
                await import.WaitForExitAsync(_cancellation);
                Assert.True(import.ExitCode == 0, said + await import.StandardError.ReadToEndAsync(_cancellation));
                output.WriteLine(said.Split('\n', StringSplitOptions.RemoveEmptyEntries)[^1]);
                break;
            }

            Assert.Equal(Kills, kills);
            Assert.Equal(Enumerable.Range(0, Rows).Select(static i => $"Row {i}").Order(StringComparer.Ordinal), (await NamesAsync(emulator)).Order(StringComparer.Ordinal));
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }

    private static Process Start(string file, Uri address)
    {
        var program = RepositoryRoot.File("artifacts", "bin", "BulkImport", BuildOf(AppContext.BaseDirectory), "BulkImport.dll");
        Assert.True(File.Exists(program), $"{program} is not built.");
        var start = new ProcessStartInfo("dotnet", [program, file, "--url", address.ToString()]) { RedirectStandardOutput = true, RedirectStandardError = true };
        start.Environment["DATAVERSE_TOKEN"] = "any";
        return Process.Start(start)!;
    }

    // False when it ended without writing anything: there was nothing left to do.
    private async Task<bool> HasBegunAsync(Process import) => await import.StandardOutput.ReadLineAsync(_cancellation) is { Length: > 0 };

    private static string BuildOf(string folder) => Path.GetFileName(Path.TrimEndingDirectorySeparator(folder));

    private async Task<List<string>> NamesAsync(DataverseEmulator emulator)
    {
        using var client = new HttpClient { BaseAddress = emulator.BaseAddress };
        client.DefaultRequestHeaders.Authorization = new("Bearer", "any");
        var names = new List<string>();
        for (var next = "api/data/v9.2/contacts?$select=lastname"; next is not null;)
        {
            using var page = JsonDocument.Parse(await client.GetStringAsync(new Uri(next, UriKind.RelativeOrAbsolute), _cancellation));
            names.AddRange(page.RootElement.GetProperty("value").EnumerateArray().Select(static row => row.GetProperty("lastname").GetString()!));
            next = page.RootElement.TryGetProperty("@odata.nextLink", out var link) ? link.GetString() : null;
        }

        return names;
    }
}
