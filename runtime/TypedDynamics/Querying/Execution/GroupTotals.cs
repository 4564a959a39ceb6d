using System.Collections.Immutable;
using System.Globalization;
using System.Text.Json;
using TypedDynamics.Querying.Model;

namespace TypedDynamics.Querying.Execution;

/// <summary>Adds up the lines that parts of the rows gave: sums and numbers are added, least and greatest values compared, averages worked out of sums.</summary>
internal sealed class GroupTotals(Aggregation aggregation)
{
    private static readonly Comparer<JsonElement?> s_order = Comparer<JsonElement?>.Create(static (one, other) => (one, other) switch
    {
        (null, null) => 0,
        (null, _) => -1,
        (_, null) => 1,
        ({ ValueKind: JsonValueKind.Number } a, { } b) => a.GetDecimal().CompareTo(b.GetDecimal()),
        ({ } a, { } b) => string.Compare(a.ToString(), b.ToString(), StringComparison.InvariantCultureIgnoreCase),
    });

    private readonly Dictionary<string, Dictionary<string, JsonElement>> _groups = [];

    /// <summary>What is asked of each part: without order, and with what an average is made of in its place.</summary>
    public Aggregation Parts { get; } = new(
        aggregation.Keys,
        [.. aggregation.Values.SelectMany(static value => value.Kind == AggregateKind.Average ? PartsOf(value) : [value]).DistinctBy(static value => value.Alias)]);

    /// <exception cref="QueryNotSupportedException">An aggregate cannot be added up.</exception>
    public static void Require(Aggregation aggregation)
    {
        if (aggregation.Values.FirstOrDefault(static value => value.Kind == AggregateKind.CountDistinct) is { } distinct)
            throw new QueryNotSupportedException($"Different values of '{distinct.Path!.Column.MemberName}' cannot be counted in parts: the same value may be in several. Group by it and count the groups.");
    }

    public void Add(AnswerLine line)
    {
        // Texts that differ in case only are one to the service.
        var key = string.Join('\0', aggregation.Keys.Select(key => line[key.Alias]?.GetRawText())).ToUpperInvariant();
        if (!_groups.TryGetValue(key, out var group)) _groups.Add(key, group = line.Cells.Where(cell => !IsValue(cell.Key)).ToDictionary());
        foreach (var value in Parts.Values)
        {
            if (line[value.Alias] is not { } added) continue;
            group[value.Alias] = group.TryGetValue(value.Alias, out var total) ? Both(value.Kind, total, added) : added;
        }
    }

    /// <summary>The groups, in the order that was asked for.</summary>
    public List<AnswerLine> Sorted()
    {
        var sorted = _groups.Values.Select(group => new AnswerLine(WithAverages(group))).OrderBy(static _ => 0);
        foreach (var ordering in aggregation.Orderings)
            sorted = ordering.Descending ? sorted.ThenByDescending(line => line[ordering.By.Alias], s_order) : sorted.ThenBy(line => line[ordering.By.Alias], s_order);
        return [.. sorted];
    }

    private bool IsValue(string cell) => Parts.Values.Any(value => value.Alias == cell);

    private Dictionary<string, JsonElement> WithAverages(Dictionary<string, JsonElement> group)
    {
        foreach (var average in aggregation.Values.Where(static value => value.Kind == AggregateKind.Average))
        {
            if (PartsOf(average) is [var sum, var count] && group.TryGetValue(sum.Alias, out var total) && group.TryGetValue(count.Alias, out var number) && number.GetInt64() > 0)
                group[average.Alias] = Number(total.GetDecimal() / number.GetInt64());
        }

        return group;
    }

    private static JsonElement Both(AggregateKind kind, JsonElement one, JsonElement other) => kind switch
    {
        AggregateKind.Min => s_order.Compare(one, other) <= 0 ? one : other,
        AggregateKind.Max => s_order.Compare(one, other) >= 0 ? one : other,
        _ => Number(one.GetDecimal() + other.GetDecimal()),
    };

    private static JsonElement Number(decimal value) => JsonElement.Parse(value.ToString(CultureInfo.InvariantCulture));

    private static ImmutableArray<Aggregate> PartsOf(Aggregate average) => [average with { Kind = AggregateKind.Sum }, average with { Kind = AggregateKind.CountValues }];
}
