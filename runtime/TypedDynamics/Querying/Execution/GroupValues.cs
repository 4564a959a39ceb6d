using System.Linq.Expressions;
using System.Text.Json;
using TypedDynamics.Emitted;
using TypedDynamics.Querying.Model;
using TypedDynamics.Querying.Translation.Grouping;

namespace TypedDynamics.Querying.Execution;

/// <summary>What a group says of its rows: read from a line of the answer, or made up to see what is asked of it.</summary>
internal abstract class GroupValues(GroupKeys keys, EntityModel entity)
{
    public object? Key() => keys.Value((key, expression) => key.Part is null
        ? ColumnValue.Of(Cell(key), key.Path, expression, entity)
        : PartOf(key, expression));

    /// <summary>A number; null where no row has a value.</summary>
    public abstract JsonElement? Number(Aggregate aggregate);

    /// <summary>A value of the column's own type.</summary>
    public object? Value(Aggregate aggregate, LambdaExpression column) =>
        Cell(aggregate) is { Value: not null } cell ? ColumnValue.Of(cell, aggregate.Path!, column.Body, entity) : null;

    public abstract string? Formatted(GroupKey key);

    protected abstract AnswerCell Cell(IAggregated column);

    private object? PartOf(GroupKey key, Expression expression)
    {
        if (Cell(key).Value is { } part) return part.GetInt32();
        return Nullable.GetUnderlyingType(expression.Type) is not null
            ? null
            : throw new InvalidOperationException($"A group's rows have no '{key.Path.Column.MemberName}', and '{expression}' cannot be null. Write x.{key.Path.Column.MemberName}.{key.Part}() instead.");
    }
}

/// <summary>A group of the answer.</summary>
internal sealed class AnsweredGroup(AnswerLine line, Aggregation asked, GroupKeys keys, EntityModel entity, Func<IAggregated, string> nameOf) : GroupValues(keys, entity)
{
    public override JsonElement? Number(Aggregate aggregate) => Cell(aggregate).Value;

    public override string? Formatted(GroupKey key) =>
        asked.Keys.Any(known => known.Alias == key.Alias)
            ? Cell(key).Formatted
            : throw new QueryNotSupportedException($"The rows are not grouped by '{key.Path.Column.MemberName}', so that it has no text here.");

    protected override AnswerCell Cell(IAggregated column) =>
        column is GroupKey || asked.Values.Any(known => known.Alias == column.Alias)
            ? AnswerCell.Of(line, nameOf(column))
            : throw new QueryNotSupportedException(
                $"The selector asks for '{column.Alias}' of some groups only, and it is asked for before there is a group. Read it into a variable first, whatever follows.");
}

/// <summary>A group of made-up values, which notes what is asked of it.</summary>
internal sealed class ProbingGroup(GroupKeys keys, EntityModel entity, JsonElement number) : GroupValues(keys, entity)
{
    private readonly List<Aggregate> _asked = [];

    public IEnumerable<Aggregate> Asked => _asked.DistinctBy(static aggregate => aggregate.Alias);

    public override JsonElement? Number(Aggregate aggregate)
    {
        _asked.Add(aggregate);
        return number;
    }

    public override string? Formatted(GroupKey key) => null;

    protected override AnswerCell Cell(IAggregated column)
    {
        if (column is not Aggregate aggregate) return new(MadeUp.Of(((GroupKey)column).Part is null ? ((GroupKey)column).Path.Column.Kind : ColumnKind.Integer), null, null);
        _asked.Add(aggregate);
        return new(MadeUp.Of(aggregate.Path!.Column.Kind), null, null);
    }
}
