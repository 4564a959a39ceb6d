using System.Globalization;

namespace TypedDynamics.Tests.Writing.Bulk;

/// <summary>Many rows of names and values, against the emulator: by the messages for many, and by batches.</summary>
public sealed class TableBulkTests
{
    private readonly CancellationToken _cancellation = TestContext.Current.CancellationToken;

    public static TheoryData<bool> Roads => [true, false];

    [Theory]
    [MemberData(nameof(Roads))]
    public async Task Rows_are_made_changed_and_upserted(bool byMultiple)
    {
        await using var org = await BulkOrg.StartAsync(byMultiple);
        using var context = new Context(org.Options);
        var contacts = context.Table("contacts").Bulk("contact", "contactid");
        var rows = Enumerable.Range(0, 1200).Select(static place => Row(("lastname", place.ToString("D5", CultureInfo.InvariantCulture)))).ToList();

        Assert.Equal(1200, await SucceededAsync(contacts.CreateEachAsync(rows.ToAsyncEnumerable(), _cancellation)));
        Assert.All(rows, static row => Assert.IsType<Guid>(row["contactid"]));
        Assert.Equal(rows.Select(Line).Order(), (await NamesAsync(context)).Order());

        var parent = rows[0]["contactid"]!;
        var changes = rows.Take(300).Select(row => Row(("contactid", row["contactid"]), ("lastname", row["lastname"] + "!"), ("parentcustomerid_contact", new RowReference("contacts", (Guid)parent)))).ToList();
        Assert.Equal(300, await SucceededAsync(contacts.UpdateEachAsync(changes.ToAsyncEnumerable(), _cancellation)));
        Assert.Equal(300, await context.Table("contacts").Filter($"_parentcustomerid_value eq {parent}").CountAsync(_cancellation));

        var upserts = rows.Skip(1100).Select(row => Row(("contactid", row["contactid"]), ("lastname", "?"))).Append(Row(("lastname", "?"))).ToList();
        Assert.Equal(101, await SucceededAsync(contacts.UpsertEachAsync(upserts.ToAsyncEnumerable(), _cancellation)));
        Assert.Equal(101, await context.Table("contacts").Filter("lastname eq '?'").CountAsync(_cancellation));
        Assert.Equal(1201, await context.Table("contacts").CountAsync(_cancellation));
    }

    [Theory]
    [MemberData(nameof(Roads))]
    public async Task Rows_are_found_by_an_address_of_their_own(bool byMultiple)
    {
        await using var org = await BulkOrg.StartAsync(byMultiple);
        using var context = new Context(org.Options);
        var contacts = context.Table("contacts").Bulk("contact", "contactid");
        foreach (var name in (string[])["first", "second"])
        {
            var rows = Enumerable.Range(0, 40).Select(place => Row(("@odata.id", $"contacts(emailaddress1='c{place}@contoso.example')"), ("lastname", name)));
            Assert.Equal(40, await SucceededAsync(contacts.UpsertEachAsync(rows.ToAsyncEnumerable(), _cancellation)));
        }

        var there = await context.Table("contacts").Select("lastname", "emailaddress1").ToListAsync(_cancellation);
        Assert.Equal(40, there.Count);
        Assert.All(there, static row => Assert.Equal("second", row.Get<string>("lastname")));
    }

    [Theory]
    [MemberData(nameof(Roads))]
    public async Task What_cannot_be_written_fails_alone(bool byMultiple)
    {
        await using var org = await BulkOrg.StartAsync(byMultiple);
        using var context = new Context(org.Options);
        var contacts = context.Table("contacts").Bulk("contact", "contactid");
        var rows = Enumerable.Range(0, 60).Select(static _ => Row(("lastname", "x"))).ToList();
        rows[7]["contactid"] = "no id";
        rows[20]["lastname"] = new object();
        rows[40]["parentcustomerid_account"] = new RowReference("accounts", Guid.NewGuid());

        var failed = new List<long>();
        await foreach (var outcome in contacts.CreateEachAsync(rows.ToAsyncEnumerable(), _cancellation))
            if (outcome.State == BulkState.Failed) failed.Add(outcome.Index);

        Assert.Equal([7, 20, 40], failed.Order());
        Assert.Equal(57, await context.Table("contacts").CountAsync(_cancellation));

        var nameless = await contacts.UpdateEachAsync(new[] { Row(("lastname", "y")) }.ToAsyncEnumerable(), _cancellation).SingleAsync(_cancellation);
        Assert.IsType<ArgumentException>(nameless.Error);
    }

    [Theory]
    [MemberData(nameof(Roads))]
    public async Task A_writing_that_was_broken_off_goes_on_and_makes_no_row_twice(bool byMultiple)
    {
        await using var org = await BulkOrg.StartAsync(byMultiple);
        using var context = new Context(org.Options);
        var journal = Path.Combine(Directory.CreateTempSubdirectory("table-bulk-").FullName, "journal");
        // Some bring ids of their own: whether these were written is seen by what they hold.
        IAsyncEnumerable<IDictionary<string, object?>> Rows() => Enumerable.Range(0, 900).Select(static place => place % 3 == 0
            ? Row(("lastname", $"{place}"), ("contactid", new Guid(place + 1, 0, 0, new byte[8])))
            : Row(("lastname", $"{place}"))).ToAsyncEnumerable();
        var table = context.Table("contacts").Bulk("contact", "contactid", new() { JournalPath = journal, MaxBatchSize = 50, MaxParallelism = 2 });

        await table.CreateEachAsync(Rows(), _cancellation).FirstAsync(_cancellation);
        // As if the machine had stopped before it could note what was written.
        await File.WriteAllLinesAsync(journal, (await File.ReadAllLinesAsync(journal, _cancellation)).Where(static line => line[0] != '='), _cancellation);
        var states = new List<BulkState>();
        await foreach (var outcome in table.CreateEachAsync(Rows(), _cancellation)) states.Add(outcome.State);

        Assert.Equal(900, states.Count);
        Assert.All(states, static state => Assert.Equal(BulkState.Succeeded, state));
        Assert.Equal(900, await context.Table("contacts").CountAsync(_cancellation));
        Directory.Delete(Path.GetDirectoryName(journal)!, recursive: true);
    }

    private static async Task<int> SucceededAsync(IAsyncEnumerable<BulkOutcome<IDictionary<string, object?>>> outcomes)
    {
        var succeeded = 0;
        await foreach (var outcome in outcomes)
        {
            Assert.True(outcome.State == BulkState.Succeeded, outcome.Error?.Message);
            succeeded++;
        }

        return succeeded;
    }

    private static IDictionary<string, object?> Row(params (string Name, object? Value)[] columns) => columns.ToDictionary(static column => column.Name, static column => column.Value);

    private static string Line(IDictionary<string, object?> row) => $"{row["contactid"]} {row["lastname"]}";

    private async Task<List<string>> NamesAsync(Context context) =>
        [.. (await context.Table("contacts").Select("lastname").ToListAsync(_cancellation)).Select(static row => $"{row.Get<Guid>("contactid")} {row.Get<string>("lastname")}")];

    private sealed class Context(DataverseOptions options) : DataverseContext(options);
}
