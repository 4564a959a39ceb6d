using TypedDynamics.Emulator;
using TypedDynamics.Generator.Schema;
using TypedDynamics.Tool.Diffing;
using TypedDynamics.Tool.Transfer;

namespace TypedDynamics.Tool.Tests.Transfer;

/// <summary>Whole tables out of one org into an empty one: what comes out of that is the same.</summary>
public sealed class RoundTripTests(SampleOrg org) : IClassFixture<SampleOrg>
{
    // Those that are there in every org come first, and are changed where they are.
    private static readonly string[] s_givens = ["transactioncurrency", "businessunit", "systemuser", "team"];
    private static readonly string[] s_tables = ["product", "contoso_skill", "account", "contact", "lead", "opportunity", "contoso_project", "contoso_projecttask", "task", "email"];

    private readonly CancellationToken _cancellation = TestContext.Current.CancellationToken;

    [Theory]
    [InlineData("csv")]
    [InlineData("jsonl")]
    [InlineData("parquet")]
    public async Task Rows_come_out_of_another_org_as_they_went_in(string format)
    {
        var schema = CacheSchema.Read(new(Caches.Contoso), _cancellation);
        await using var copy = await DataverseEmulator.StartAsync(new() { CacheFolder = Caches.Contoso, Port = null });
        using var from = org.Machine();
        using var to = SampleOrg.MachineOf(copy);

        foreach (var name in s_givens.Concat(s_tables))
        {
            var table = TransferTable.Of(schema, name);
            var file = to.PathOf($"{name}.{format}");
            await RunAsync(from, "export", name, "--cache", Caches.Contoso, "-o", file);
            await RunAsync(to, ["import", name, file, "--cache", Caches.Contoso, "--mode", s_givens.Contains(name) ? "upsert" : "create", "--columns", .. Values(table)]);
        }

        // Lookups when all rows are there that they may point to, states when nothing else is to be written.
        foreach (var name in s_tables)
        {
            var table = TransferTable.Of(schema, name);
            var file = to.PathOf($"{name}.{format}");
            await RunAsync(to, ["import", name, file, "--cache", Caches.Contoso, "--mode", "update", "--columns", .. Lookups(table)]);
            await RunAsync(to, ["import", name, file, "--cache", Caches.Contoso, "--mode", "update", "--columns", .. States(table)]);
        }

        foreach (var name in s_tables)
        {
            var table = TransferTable.Of(schema, name);
            string[] columns = [.. Values(table), .. Lookups(table), .. States(table)];
            var before = await LinesAsync(from, name, columns);
            Assert.True(before.Count > 1, $"There are no rows of {name}.");
            Assert.Equal(before, await LinesAsync(to, name, columns));
        }
    }

    private static string[] Values(TransferTable table) => Names(table, static column => !column.IsLookup && column.Type is not (ColumnType.State or ColumnType.Status));

    private static string[] Lookups(TransferTable table) => Names(table, static column => column.IsLookup);

    private static string[] States(TransferTable table) => [.. table.Columns.Where(static column => column.Type is ColumnType.State or ColumnType.Status).Select(static column => column.Name).DefaultIfEmpty(table.IdColumn)];

    private static string[] Names(TransferTable table, Func<TransferColumn, bool> fits) =>
        [.. table.Columns.Where(column => column is { IsBlob: false, IsValidForCreate: true, IsValidForUpdate: true } && fits(column)).Select(static column => column.Name).DefaultIfEmpty(table.IdColumn)];

    private static async Task<List<string>> LinesAsync(Machine machine, string table, string[] columns)
    {
        var file = machine.PathOf($"{table}.again.csv");
        await RunAsync(machine, ["export", table, "--cache", Caches.Contoso, "-o", file, "--columns", .. columns]);
        return [.. (await File.ReadAllTextAsync(file)).Split('\n').Order(StringComparer.Ordinal)];
    }

    private static async Task RunAsync(Machine machine, params string[] arguments)
    {
        var run = await machine.RunAsync(arguments);
        Assert.True(run.ExitCode == 0, $"{string.Join(' ', arguments)}\n{run.Error}");
    }
}
