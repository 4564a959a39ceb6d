using TypedDynamics.Emitted;
using TypedDynamics.Querying.Model;

namespace TypedDynamics.Querying.Execution;

/// <summary>
/// Asks for an aggregate over too many rows in parts, by spans of a date column that are halved until the service takes them, and adds the parts
/// up. Rows written meanwhile may be counted in or not, as in any two requests.
/// </summary>
internal sealed class PartitionedAggregates(Aggregates ask, QueryModel query)
{
    private readonly Aggregation _aggregation = query.Aggregation!;
    private readonly ColumnPath _by = query.Aggregation!.Partition!;
    private readonly GroupTotals _totals = new(query.Aggregation!);

    /// <exception cref="AggregateLimitException">So many rows have one and the same value of that column.</exception>
    public async Task<List<AnswerLine>> ReadAsync(CancellationToken cancellationToken)
    {
        await AddAsync(new Comparison(_by, ComparisonOperator.Equal, Literal.Null), cancellationToken).ConfigureAwait(false);
        if (await EndAsync(descending: false, cancellationToken).ConfigureAwait(false) is { } first && await EndAsync(descending: true, cancellationToken).ConfigureAwait(false) is { } last)
            await HalveAsync(first, last.AddSeconds(1), cancellationToken).ConfigureAwait(false);
        var lines = _totals.Sorted();
        return query.Top < lines.Count ? lines.GetRange(0, query.Top.Value) : lines;
    }

    private async Task HalveAsync(DateTimeOffset start, DateTimeOffset end, CancellationToken cancellationToken)
    {
        var span = Logical.And(
            new Comparison(_by, ComparisonOperator.GreaterThanOrEqual, LiteralOf(start)),
            new Comparison(_by, ComparisonOperator.LessThan, LiteralOf(end)));
        try
        {
            await AddAsync(span, cancellationToken).ConfigureAwait(false);
        }
        catch (AggregateLimitException) when (MiddleOf(start, end) is { } middle)
        {
            await HalveAsync(start, middle, cancellationToken).ConfigureAwait(false);
            await HalveAsync(middle, end, cancellationToken).ConfigureAwait(false);
        }
    }

    private async Task AddAsync(Filter part, CancellationToken cancellationToken)
    {
        var lines = await ask.AskAsync(query.Where(part) with { Aggregation = _totals.Parts, Top = null }, cancellationToken).ConfigureAwait(false);
        foreach (var line in lines) _totals.Add(line);
    }

    // The first row of an order says the least value without an aggregate, which the service would refuse.
    private async Task<DateTimeOffset?> EndAsync(bool descending, CancellationToken cancellationToken)
    {
        var ends = query.Where(new Comparison(_by, ComparisonOperator.NotEqual, Literal.Null)) with
        {
            Aggregation = null,
            Columns = ColumnSelection.Of(_by.Column),
            Orderings = [new Ordering(_by, descending)],
            Top = 1,
        };
        return await ask.AskAsync(ends, cancellationToken).ConfigureAwait(false) is [var line, ..] && line[_by.Column.WireName] is { } value
            ? DateTimeOffset.Parse(value.GetString()!, System.Globalization.CultureInfo.InvariantCulture, System.Globalization.DateTimeStyles.AssumeUniversal)
            : null;
    }

    private Literal LiteralOf(DateTimeOffset moment) =>
        _by.Column.Kind == ColumnKind.DateOnly ? Literal.Of(DateOnly.FromDateTime(moment.UtcDateTime.AddDays(moment.TimeOfDay > TimeSpan.Zero ? 1 : 0))) : Literal.Of(moment);

    // Columns hold whole seconds, or whole days.
    private DateTimeOffset? MiddleOf(DateTimeOffset start, DateTimeOffset end)
    {
        var step = _by.Column.Kind == ColumnKind.DateOnly ? TimeSpan.FromDays(1) : TimeSpan.FromSeconds(1);
        var steps = (end - start) / step / 2;
        return steps >= 1 ? start + (Math.Floor(steps) * step) : null;
    }
}
