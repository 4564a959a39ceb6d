using System.Data.SqlTypes;
using Microsoft.Extensions.Time.Testing;
using TypedDynamics.Writing;

namespace TypedDynamics.Tests.Writing;

public sealed class SequentialGuidTests
{
    [Fact]
    public void Ids_grow_with_time_as_sql_server_sorts_them()
    {
        var clock = new FakeTimeProvider(new DateTimeOffset(2026, 1, 1, 0, 0, 0, TimeSpan.Zero));
        var ids = new List<Guid>();
        foreach (var step in new[] { 1, 1, 255, 256, 65_536, 86_400_000, int.MaxValue })
        {
            clock.Advance(TimeSpan.FromMilliseconds(step));
            ids.Add(SequentialGuid.Create(clock));
        }

        Assert.Equal(ids, ids.OrderBy(static id => new SqlGuid(id)));
    }

    [Fact]
    public void Ids_of_one_moment_differ_and_say_that_they_are_of_our_making()
    {
        var clock = new FakeTimeProvider();
        var ids = Enumerable.Range(0, 1000).Select(_ => SequentialGuid.Create(clock)).ToList();

        Assert.Equal(1000, ids.Distinct().Count());
        Assert.All(ids, static id => Assert.Equal((8, true), (id.Version, id.Variant is >= 8 and <= 11)));
    }
}
