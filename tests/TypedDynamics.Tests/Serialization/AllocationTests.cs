using System.Text;
using TypedDynamics.Querying.Execution;

namespace TypedDynamics.Tests.Serialization;

public sealed class AllocationTests
{
    private const string Plain = """{"@odata.etag":"W/\"1234567\"","employees":12345,"revenue":100.2500,"createdon":"2024-06-12T14:13:25Z","name":"Fourth Coffee","color":3}""";

    private const string Formatted =
        """{"employees@OData.Community.Display.V1.FormattedValue":"12,345","employees":12345,"color@OData.Community.Display.V1.FormattedValue":"Red","color":3}""";

    [Fact]
    public void Reading_allocates_the_rows_and_nothing_else()
    {
        // The row itself, its version, its name.
        var expected = SizeOf(static () => new Sample()) + SizeOf(static () => new string('x', 11)) + SizeOf(static () => new string('x', 13));
        Assert.Equal(expected, BytesPerRow(Plain));
    }

    [Fact]
    public void Formatted_texts_take_one_array_a_row()
    {
        var expected = SizeOf(static () => new Sample()) + SizeOf(static () => new Records.RowExtras()) + SizeOf(static () => new byte[16 + 6 + 3]);
        Assert.Equal(expected, BytesPerRow(Formatted));
    }

    private static long BytesPerRow(string row)
    {
        const int few = 2000;
        const int many = 6000;
        Read(Page(row, few));
        // What the collector gives up at the end of a block counts too, so that the least of several is nearest to what the rows take;
        // objects take multiples of 8 bytes.
        var bytes = (Least(row, many) - Least(row, few)) / (double)(many - few);
        return (long)Math.Round(bytes / 8) * 8;
    }

    private static long Least(string row, int rows) => Enumerable.Range(0, 5).Min(_ => Read(Page(row, rows)));

    // Whole pages from memory never wait: all of it runs on this thread.
    private static long Read(byte[] page)
    {
        using var body = new MemoryStream(page);
        using var reader = new PageReader(body, Pages.Shape());
        var before = GC.GetAllocatedBytesForCurrentThread();
        var rows = reader.ReadRowsAsync().GetAsyncEnumerator();
        while (true)
        {
            var next = rows.MoveNextAsync();
            Assert.True(next.IsCompletedSuccessfully);
            if (!next.Result) break;
        }

        return GC.GetAllocatedBytesForCurrentThread() - before;
    }

    private static byte[] Page(string row, int count) =>
        Encoding.UTF8.GetBytes($$"""{"value":[{{string.Join(',', Enumerable.Repeat(row, count))}}]}""");

    private static long SizeOf(Func<object> make)
    {
        make();
        var before = GC.GetAllocatedBytesForCurrentThread();
        GC.KeepAlive(make());
        return GC.GetAllocatedBytesForCurrentThread() - before;
    }
}
