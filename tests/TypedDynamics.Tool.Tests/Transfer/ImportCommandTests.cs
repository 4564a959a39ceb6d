using System.Text.Json;
using TypedDynamics.Emulator;

namespace TypedDynamics.Tool.Tests.Transfer;

public sealed class ImportCommandTests : IAsyncLifetime
{
    private readonly CancellationToken _cancellation = TestContext.Current.CancellationToken;
    private DataverseEmulator? _emulator;
    private Machine? _machine;

    private Machine Machine => _machine!;

    public async ValueTask InitializeAsync()
    {
        _emulator = await DataverseEmulator.StartAsync(new() { CacheFolder = Caches.Contoso, Port = null });
        _machine = SampleOrg.MachineOf(_emulator);
    }

    public async ValueTask DisposeAsync()
    {
        _machine!.Dispose();
        await _emulator!.DisposeAsync();
    }

    [Fact]
    public async Task What_is_wrong_in_a_file_is_told_by_line_and_letter_before_anything_is_sent()
    {
        var run = await ImportAsync("name,numberofemployees,revenue,industrycode,primarycontactid\nA,12,1.5,Accounting,\nB,many,,,\nC,,x,,\nD,,,Nothing of the kind,\nE,,,,nobody\n");

        Assert.Equal(5, run.ExitCode);
        Assert.Equal(
            """
            warning: rows.csv(3,3): 'many' in 'numberofemployees' is no whole number. Write digits alone: 1234.
            warning: rows.csv(4,4): 'x' in 'revenue' is no number. Write digits with a point: 1234.5.
            warning: rows.csv(5,5): 'Nothing of the kind' in 'industrycode' is none of the options. Write the number or the label of one: 1 or Accounting.
            warning: rows.csv(6,6): 'nobody' in 'primarycontactid' is no id. Write a Guid: 00000000-0000-0000-0000-000000000000.
            error: 4 of 5 rows cannot be sent; nothing was sent. Mend them, or pass --skip-errors.

            """, run.Error);
        Assert.Empty(await RowsAsync("accounts"));
    }

    [Fact]
    public async Task With_skip_errors_the_good_rows_land_and_the_others_can_be_mended_and_imported()
    {
        var taken = Guid.NewGuid();
        await ImportAsync($"accountid,name\n{taken},There\n");

        var run = await ImportAsync($"accountid,name,numberofemployees\n,\"A, and more\",1\n{taken},Taken,2\n,C,many\n,D,4\n", "--skip-errors", "--json");

        Assert.Equal(("", 1), (run.Error, run.ExitCode));
        var result = JsonElement.Parse(run.Out);
        Assert.Equal((2, 2), (result.GetProperty("written").GetInt32(), result.GetProperty("rejected").GetInt32()));
        var rejects = await File.ReadAllTextAsync(Machine.PathOf("rows.csv.rejects.csv"), _cancellation);
        Assert.StartsWith("accountid,name,numberofemployees,@error\n", rejects);
        Assert.Contains($"{taken},Taken,2,", rejects);
        Assert.Contains("0x80040237", rejects);
        Assert.Contains(",C,many,", rejects);
        Assert.Equal(["A, and more", "D", "There"], (await RowsAsync("accounts?$select=name")).Select(static row => row.GetProperty("name").GetString()).Order());

        var mended = rejects.Replace("many", "3", StringComparison.Ordinal).Replace(taken.ToString(), "", StringComparison.Ordinal);
        Assert.Equal(0, (await ImportAsync(mended)).ExitCode);
        Assert.Equal(5, (await RowsAsync("accounts")).Count);
    }

    [Fact]
    public async Task Without_it_the_first_refusal_stops_and_the_same_file_mended_goes_on_by_the_journal()
    {
        var nobody = Guid.NewGuid();
        string File(string contact) => "name,primarycontactid\n" + string.Concat(Enumerable.Range(0, 400).Select(place => $"A{place},{(place == 250 ? contact : "")}\n"));

        var run = await ImportAsync(File(nobody.ToString()));

        Assert.Equal(3, run.ExitCode);
        Assert.Contains("rows.csv(252): the service refused the row", run.Error);
        Assert.Contains("Mend the row and run the same again", run.Error);
        var before = (await RowsAsync("accounts?$select=name")).Count;

        var again = await ImportAsync(File(""), "--json");

        Assert.Equal(0, again.ExitCode);
        Assert.Equal(before, JsonElement.Parse(again.Out).GetProperty("writtenBefore").GetInt32());
        Assert.Equal(Enumerable.Range(0, 400).Select(static place => $"A{place}").Order(), (await RowsAsync("accounts?$select=name")).Select(static row => row.GetProperty("name").GetString()!).Order());
        Assert.Equal(["rows.csv"], Directory.EnumerateFiles(Machine.Folder).Select(Path.GetFileName));
    }

    [Fact]
    public async Task Rows_are_found_by_an_alternate_key_and_nothing_clears()
    {
        await ImportAsync("accountnumber,name,telephone1\nA'1,First,1\nB,Second,2\n", "--key", "accountnumber");
        var run = await ImportAsync("accountnumber,name,telephone1\nA'1,Changed,\nC,Third,3\n", "--key", "accountnumber");

        Assert.Equal(("", 0, "2 rows written to account, 0 by an earlier run, 0 rejected.\n"), (run.Error, run.ExitCode, run.Out));
        Assert.Equal(["A'1 Changed -", "B Second 2", "C Third 3"], (await RowsAsync("accounts?$select=accountnumber,name,telephone1&$orderby=accountnumber")).Select(static row =>
            $"{row.GetProperty("accountnumber").GetString()} {row.GetProperty("name").GetString()} {row.GetProperty("telephone1").GetString() ?? "-"}"));
    }

    [Fact]
    public async Task Lookups_are_ids_with_their_table_or_addresses()
    {
        var account = Guid.NewGuid();
        await ImportAsync($"accountid,name,accountnumber\n{account},A,A-1\n");

        var run = await ImportFileAsync(
            $$"""
            {"lastname":"One","parentcustomerid":"{{account}}","parentcustomerid@table":"account"}
            {"lastname":"Two","parentcustomerid@odata.bind":"/accounts({{account}})"}
            {"lastname":"Three","parentcustomerid_account@odata.bind":"accounts(accountnumber='A-1')"}
            """, table: "contact", file: "rows.jsonl");
        Assert.Equal(("", 0), (run.Error, run.ExitCode));
        Assert.Equal(3, (await RowsAsync($"contacts?$filter=_parentcustomerid_value eq {account}")).Count);

        var unclear = await ImportFileAsync($$"""{"lastname":"Four","parentcustomerid":"{{account}}"}""", table: "contact", file: "other.jsonl");
        Assert.Contains("other.jsonl(1,39): 'parentcustomerid' may point to several tables. Say which in a column 'parentcustomerid@table': account or contact.", unclear.Error);
    }

    [Theory]
    [InlineData("name,nam\nA,B\n", "rows.csv(1): 'account' has no column 'nam'. Did you mean 'name'")]
    [InlineData("name,name\nA,B\n", "the heading 'name' stands there twice")]
    [InlineData("", "is empty. Its first line names the columns.")]
    [InlineData("name,primarycontactid@odata.bind\nA,/accounts(1)\n", "names no row that 'primarycontactid' may point to. Write /contacts(id).")]
    public async Task What_no_column_takes_is_refused(string text, string message)
    {
        var run = await ImportAsync(text);

        Assert.Equal(5, run.ExitCode);
        Assert.Contains(message, run.Error);
        Assert.Empty(await RowsAsync("accounts"));
    }

    [Fact]
    public async Task A_heading_of_no_column_is_told_once()
    {
        var run = await ImportAsync("name,nam\nA,B\nC,D\nE,F\n");

        Assert.Equal(5, run.ExitCode);
        Assert.Equal(2, run.Error.TrimEnd().Split('\n').Length);
        Assert.Contains("3 of 3 rows cannot be sent", run.Error);
    }

    [Theory]
    [InlineData("""{"name":"\ud800"}""", "rows.jsonl(2,9): the text that begins here holds half a letter")]
    [InlineData("""{"\ud800":"x"}""", "rows.jsonl(2,2): the text that begins here holds half a letter")]
    [InlineData("""{"name":{"a":1}}""", "rows.jsonl(2,9): {\"a\":1} for 'name' is no text. Write it in quotes.")]
    [InlineData("""{"name":5}""", "rows.jsonl(2,9): 5 for 'name' is no text. Write it in quotes.")]
    [InlineData("""{"description":true}""", "rows.jsonl(2,16): true for 'description' is no text.")]
    [InlineData("""{"numberofemployees":{"a":1}}""", "rows.jsonl(2,22): ")]
    public async Task A_line_of_JSON_with_a_value_that_is_none_of_its_column_is_a_fault_of_that_line(string line, string says)
    {
        var refused = await ImportFileAsync($"{{\"name\":\"A\"}}\n{line}\n", "account", "rows.jsonl");
        Assert.Equal(5, refused.ExitCode);
        Assert.Contains(says, refused.Error);
        Assert.Empty(await RowsAsync("accounts"));

        var skipped = await ImportFileAsync($"{{\"name\":\"A\"}}\n{line}\n", "account", "rows.jsonl", "--skip-errors");
        Assert.Equal(1, skipped.ExitCode);
        Assert.Single(await RowsAsync("accounts"));
        Assert.Single(await File.ReadAllLinesAsync(Machine.PathOf("rows.jsonl.rejects.jsonl"), _cancellation));
    }

    [Theory]
    [InlineData("rows.csv", "name\nA\nB?\nC\n", "rows.csv(3,2): the bytes that stand here are not UTF-8")]
    [InlineData("rows.jsonl", "{\"name\":\"A\"}\n{\"name\":\"?\"}\n{\"name\":\"C\"}\n", "rows.jsonl(2,10): the bytes that stand here are not UTF-8")]
    public async Task Bytes_that_are_not_UTF_8_are_refused_with_their_line(string file, string text, string says)
    {
        foreach (var mark in new byte[][] { [], [0xEF, 0xBB, 0xBF] })
        {
            var bytes = System.Text.Encoding.ASCII.GetBytes(text);
            bytes[Array.IndexOf(bytes, (byte)'?')] = 0xE4;
            await File.WriteAllBytesAsync(Machine.PathOf(file), [.. mark, .. bytes], _cancellation);
            Machine.Handler = _emulator!.CreateHandler();

            var run = await Machine.RunAsync("import", "account", file, "--cache", Caches.Contoso);

            Assert.Equal(5, run.ExitCode);
            Assert.Contains(says, run.Error);
            Assert.Contains("1 of 3 rows cannot be sent", run.Error);
        }
    }

    [Fact]
    public async Task What_the_service_fills_in_is_left_out_and_said()
    {
        var run = await ImportAsync("name,createdon,versionnumber\nA,2020-01-01T00:00:00Z,7\n");

        Assert.Equal(0, run.ExitCode);
        Assert.StartsWith("warning: Left out, since they may not be written so: createdon, versionnumber.", run.Error);
    }

    [Fact]
    public async Task Check_sends_nothing()
    {
        var run = await ImportAsync("name,revenue\nA,1\nB,x\n", "--check");

        Assert.Equal((1, "1 rows can be sent, 1 cannot.\n"), (run.ExitCode, run.Out));
        Assert.Contains("rows.csv(3,3)", run.Error);
        Assert.Empty(await RowsAsync("accounts"));
    }

    [Theory]
    [InlineData("--key name", "'name' is no alternate key of 'account': it has accountnumber.")]
    [InlineData("--rejects x", "--rejects goes with --skip-errors")]
    [InlineData("--key accountnumber --mode create", "--key finds rows that are there")]
    public async Task What_cannot_be_done_is_said_in_a_line(string options, string message)
    {
        var run = await ImportAsync("name\nA\n", options.Split(' '));

        Assert.Equal(2, run.ExitCode);
        Assert.Contains(message, run.Error);
    }

    private Task<ToolRun> ImportAsync(string text, params string[] options) => ImportFileAsync(text, "account", "rows.csv", options);

    private async Task<ToolRun> ImportFileAsync(string text, string table, string file, params string[] options)
    {
        await File.WriteAllTextAsync(Machine.PathOf(file), text, _cancellation);
        Machine.Handler = _emulator!.CreateHandler();
        return await Machine.RunAsync(["import", table, file, "--cache", Caches.Contoso, .. options]);
    }

    private async Task<List<JsonElement>> RowsAsync(string query)
    {
        Machine.Handler = _emulator!.CreateHandler();
        var run = await Machine.RunAsync("query", query, "--all", "--json");
        Assert.Equal(0, run.ExitCode);
        return [.. JsonElement.Parse(run.Out).EnumerateArray()];
    }
}
