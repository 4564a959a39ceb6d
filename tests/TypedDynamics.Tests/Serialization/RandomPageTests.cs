using CsCheck;

namespace TypedDynamics.Tests.Serialization;

public sealed class RandomPageTests
{
    [Fact]
    public async Task Any_json_in_any_pieces_gives_the_rows_that_the_framework_reads() =>
        await Gen.Select(Gen.Int, Gen.Int[1, 200].Array[1, 20], Gen.Bool).SampleAsync(
            static async (seed, lengths, comesLater) =>
            {
                var page = RandomPage.Write(seed);
                var rows = await Pages.ReadAsync(new ChunkedStream(page, lengths) { ComesLater = comesLater });
                Assert.Equal(JsonDescription.OfPage(page), rows.Select(Description.Of));
            },
            iter: 300);

    [Fact]
    public async Task Any_json_that_is_cut_off_is_an_error_and_gives_whole_rows_only() =>
        await Gen.Select(Gen.Int, Gen.Double[0, 1]).SampleAsync(
            static async (seed, share) =>
            {
                var page = RandomPage.Write(seed);
                var end = page.AsSpan().LastIndexOf((byte)'}');
                var body = new ChunkedStream(page.AsMemory(0, (int)(end * share)), 500);
                var whole = JsonDescription.OfPage(page).ToList();
                var rows = new List<string>();
                using var reader = new TypedDynamics.Querying.Execution.PageReader(body, Pages.Shape());
                await Assert.ThrowsAsync<MalformedResponseException>(async () =>
                {
                    await foreach (var row in reader.ReadRowsAsync()) rows.Add(Description.Of((Sample)row));
                });
                Assert.Equal(whole.Take(rows.Count), rows);
            },
            iter: 300);
}
