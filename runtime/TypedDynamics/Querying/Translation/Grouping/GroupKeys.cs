using System.Collections.Immutable;
using System.Linq.Expressions;
using TypedDynamics.Emitted;
using TypedDynamics.Querying.Model;

namespace TypedDynamics.Querying.Translation.Grouping;

/// <summary>
/// What rows are grouped by: the lambda of <c>GroupBy</c>, its columns, and how its value is put together again from theirs. It is one column, a
/// part of a date, or several of them in an anonymous type, a record's constructor or <c>ValueTuple.Create</c>.
/// </summary>
internal sealed class GroupKeys
{
    private readonly LambdaExpression _lambda;
    private readonly Scope _scope;
    private readonly Dictionary<Expression, GroupKey> _leaves = [];

    private GroupKeys(LambdaExpression lambda, EntityModel entity)
    {
        _lambda = lambda;
        _scope = Scope.Of(lambda, entity);
    }

    /// <summary>The columns, each once.</summary>
    public ImmutableArray<GroupKey> Keys => [.. _leaves.Values.DistinctBy(static key => key.Alias)];

    /// <summary>All rows are one group, whose key is a constant.</summary>
    public static GroupKeys None(EntityModel entity) => new(Expression.Lambda<Func<Entity, int>>(Expression.Constant(0), Expression.Parameter(typeof(Entity))), entity);

    /// <exception cref="QueryNotSupportedException">Rows cannot be grouped by it.</exception>
    public static GroupKeys Translate(LambdaExpression lambda, EntityModel entity)
    {
        var keys = new GroupKeys(lambda, entity);
        keys.Collect(lambda.Body);
        return keys;
    }

    /// <summary>The key that an expression over the group's <c>Key</c> names: all of it (null), or one of its members.</summary>
    public GroupKey? Find(MemberExpression? member)
    {
        var part = member is null ? _lambda.Body : Part(_lambda.Body, member.Member.Name);
        return part is null ? null : _leaves.GetValueOrDefault(part);
    }

    /// <summary>The lambda's value for one group.</summary>
    /// <param name="valueOf">The value of one of the keys, written as the given expression of the row.</param>
    public object? Value(Func<GroupKey, Expression, object?> valueOf) => Value(_lambda.Body, valueOf);

    private void Collect(Expression expression)
    {
        if (Composed(expression) is { } parts)
        {
            foreach (var part in parts) Collect(part);
        }
        else if (RowFinder.HasRow(expression))
        {
            _leaves.Add(expression, DateParts.Find(expression, _scope) ?? Column(expression));
        }
    }

    private GroupKey Column(Expression expression)
    {
        if (MemberPaths.Reach(expression, _scope) is not { } reached)
            throw Unsupported.Because(expression, "rows are grouped by columns and by parts of dates", "Name a column, x => x.IndustryCode, or several: x => new { x.IndustryCode, Year = x.CreatedOn.Year() }.");
        if (reached.Column is not { } column)
            throw Unsupported.Because(expression, "rows are grouped by columns", "Group by the lookup, x => x.PrimaryContactId, or by a column behind it.");
        return column.Kind is ColumnKind.MultiSelectChoice or ColumnKind.Image or ColumnKind.Complex
            ? throw Unsupported.Because(expression, $"the service cannot group by '{column.MemberName}'", "Group by another column.")
            : new(reached.Path, null);
    }

    private object? Value(Expression expression, Func<GroupKey, Expression, object?> valueOf)
    {
        if (_leaves.TryGetValue(expression, out var key)) return valueOf(key, expression);
        return expression switch
        {
            NewExpression { Constructor: { } constructor } creation when Composed(creation) is { } parts => constructor.Invoke([.. parts.Select(part => Value(part, valueOf))]),
            MethodCallExpression call when Composed(call) is { } parts => call.Method.Invoke(null, [.. parts.Select(part => Value(part, valueOf))]),
            _ => Captured.Value(expression),
        };
    }

    private static IReadOnlyList<Expression>? Composed(Expression expression) => expression switch
    {
        NewExpression { Arguments: { Count: > 0 } arguments } => arguments,
        MethodCallExpression { Method: { Name: nameof(ValueTuple.Create), IsStatic: true, DeclaringType: { } declaring }, Arguments: { } arguments }
            when declaring == typeof(ValueTuple) || declaring == typeof(Tuple) => arguments,
        _ => null,
    };

    // The member of an anonymous type, of a record (named as its constructor's parameter) or of a tuple.
    private static Expression? Part(Expression body, string name)
    {
        if (Composed(body) is not { } parts) return null;
        for (var i = 0; i < parts.Count; i++)
        {
            var isIt = body is NewExpression creation
                ? creation.Members is { } members ? members[i].Name == name : creation.Constructor!.GetParameters()[i].Name is { } parameter && parameter.Equals(name, StringComparison.OrdinalIgnoreCase)
                : name == $"Item{i + 1}";
            if (isIt) return parts[i];
        }

        return null;
    }
}
