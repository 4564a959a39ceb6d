using CsCheck;
using Parquet;
using Parquet.Schema;
using TypedDynamics.Tool.Rows.Formats;
using TypedDynamics.Tool.Transfer.Importing;

namespace TypedDynamics.Tool.Tests.Transfer;

public sealed class FileFormatTests
{
    private static readonly Gen<string?> s_cell = Gen.Frequency(
        (1, Gen.Const((string?)null)),
        (1, Gen.Const((string?)"")),
        (6, Gen.String[Gen.OneOf(Gen.Char["ab,\"\r\n ;\t'"], Gen.Char.AlphaNumeric, Gen.Char['¡', 'ÿ']), 0, 12].Select(static text => (string?)text)));

    [Fact]
    public void Any_cells_come_back_from_CSV_as_they_were_written() =>
        Gen.Int[1, 5].SelectMany(static width => s_cell.Array[width].List[1, 8]).Sample(static rows =>
        {
            // A line of one null is an empty line, which readers pass over.
            if (rows[0].Length == 1) rows = rows.FindAll(static row => row[0] is not null);
            var text = new StringWriter();
            foreach (var row in rows) CsvText.WriteLine(text, row);
            var reading = new CsvReading(new StringReader(text.ToString()));
            foreach (var row in rows) Assert.Equal(row, reading.Read()!.Select(static cell => cell.Text));
            Assert.Null(reading.Read());
        });

    [Fact]
    public void Cells_know_their_line_and_letter()
    {
        var reading = new CsvReading(new StringReader("a,b\r\n\r\n1,\"x\ny\",\"\"\n,z"));

        Assert.Equal([("a", 1, 1), ("b", 1, 3)], Places(reading.Read()!));
        Assert.Equal([("1", 3, 1), ("x\ny", 3, 3), ("", 4, 4)], Places(reading.Read()!));
        Assert.Equal([(null, 5, 1), ("z", 5, 2)], Places(reading.Read()!));
    }

    [Theory]
    [InlineData("a\n\"x", "f.csv(2,1): The quote that begins here is never closed")]
    [InlineData("a\n\"x\"y", "f.csv(2,4): Something stands behind a closing quote")]
    [InlineData("a,b\n1", "f.csv(2): the line has 1 values, and the headings are 2")]
    [InlineData("a,b\n1,2,3", "f.csv(2): the line has 3 values, and the headings are 2")]
    public async Task A_line_that_cannot_be_read_is_told_by_its_place(string text, string message)
    {
        var path = Path.GetTempFileName();
        await File.WriteAllTextAsync(path, text, TestContext.Current.CancellationToken);

        var row = await new CsvFile(path).ReadAsync(TestContext.Current.CancellationToken).FirstAsync(TestContext.Current.CancellationToken);

        Assert.StartsWith(message, row.Problem!.Tell("f.csv"));
        File.Delete(path);
    }

    [Theory]
    [InlineData("[]", 1, "is no JSON object")]
    [InlineData("{\"a\":1,\"a\":2}", 12, "'a' stands there twice")]
    [InlineData("{\"a\":1", 7, "is not JSON")]
    public async Task A_line_of_JSON_that_cannot_be_read_is_told_by_its_place(string text, int column, string message)
    {
        var path = Path.GetTempFileName();
        await File.WriteAllTextAsync(path, "{\"a\":[1, 2],\"b\":null}\n" + text, TestContext.Current.CancellationToken);

        var rows = await new JsonLinesFile(path).ReadAsync(TestContext.Current.CancellationToken).ToListAsync(TestContext.Current.CancellationToken);

        Assert.Equal(("[1, 2]", 6), (rows[0].Cells["a"].Text, rows[0].Cells["a"].Column));
        Assert.Null(rows[0].Cells["b"].Text);
        Assert.Equal((2L, column), (rows[1].Problem!.Line, rows[1].Problem!.Column));
        Assert.Contains(message, rows[1].Problem!.Message);
        File.Delete(path);
    }

    [Fact]
    public async Task Parquet_of_other_programs_is_read_by_its_types()
    {
        var schema = new ParquetSchema(new DataField<int>("i"), new DataField<string>("s"), new DataField<double>("d"), new DataField<DateTime>("t"), new DataField<Guid>("g"), new DataField<bool>("b"));
        var (path, id) = (Path.GetTempFileName(), Guid.NewGuid());
        await using (var stream = File.Create(path))
        await using (var writer = await ParquetWriter.CreateAsync(schema, stream, cancellationToken: TestContext.Current.CancellationToken))
        {
            using var group = writer.CreateRowGroup();
            await group.WriteAsync<int>(schema.DataFields[0], new[] { 7 }.AsMemory());
            await group.WriteAsync(schema.DataFields[1], new[] { "ä" });
            await group.WriteAsync<double>(schema.DataFields[2], new[] { 0.1 }.AsMemory());
            await group.WriteAsync<DateTime>(schema.DataFields[3], new[] { new DateTime(2026, 1, 31, 9, 30, 0, DateTimeKind.Utc) }.AsMemory());
            await group.WriteAsync<Guid>(schema.DataFields[4], new[] { id }.AsMemory());
            await group.WriteAsync<bool>(schema.DataFields[5], new[] { true }.AsMemory());
            group.CompleteValidate();
        }

        var row = await new ParquetRows(path).ReadAsync(TestContext.Current.CancellationToken).SingleAsync(TestContext.Current.CancellationToken);

        Assert.Equal(["7", "ä", "0.1", "2026-01-31T09:30:00Z", id.ToString(), "true"], row.Cells.Values.Select(static cell => cell.Text));
        Assert.Equal(1, row.Line);
        File.Delete(path);
    }

    private static IEnumerable<(string?, int, int)> Places(IEnumerable<SourceCell> cells) => cells.Select(static cell => (cell.Text, (int)cell.Line, cell.Column));
}
