using System.Data.SqlTypes;
using CsCheck;
using Microsoft.Extensions.Time.Testing;
using TypedDynamics.Writing;
using TypedDynamics.Writing.Bulk;

namespace TypedDynamics.Tests.Writing.Bulk;

public sealed class RowIdTests
{
    private static readonly Guid s_first = SequentialGuid.Create(new FakeTimeProvider());

    [Fact]
    public void Each_place_has_an_id_of_its_own_that_is_always_the_same()
    {
        Gen.Select(Gen.Long[0, 1L << 40], Gen.Long[0, 1L << 40]).Sample((one, other) => (one == other) == (RowIds.Of(s_first, one) == RowIds.Of(s_first, other)));
        Assert.Equal(100_000, Enumerable.Range(0, 100_000).Select(static place => RowIds.Of(s_first, place)).Distinct().Count());
    }

    [Fact]
    public void They_grow_with_the_place_as_SQL_Server_sorts()
    {
        var blocks = Enumerable.Range(0, 100).Select(static block => new SqlGuid(RowIds.Of(s_first, block * 4096L))).ToList();
        var spans = Enumerable.Range(0, 5).Select(static span => new SqlGuid(RowIds.Of(s_first, span * (1L << 26)))).ToList();

        Assert.Equal(blocks.Order(), blocks);
        Assert.Equal(spans.Order(), spans);
    }

    [Fact]
    public void Spans_of_places_join_where_they_touch() => Gen.Select(Gen.Int[0, 60], Gen.Int[0, 9]).List[0, 40].Sample(static spans =>
    {
        var ranges = new RowRanges();
        var places = new HashSet<long>();
        foreach (var (start, count) in spans)
        {
            ranges.Add(start, count);
            for (var i = 0; i < count; i++) places.Add(start + i);
        }

        return Enumerable.Range(-1, 80).All(place => ranges.Contains(place) == places.Contains(place));
    });
}
