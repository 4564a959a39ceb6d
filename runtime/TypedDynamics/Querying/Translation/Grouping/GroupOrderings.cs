using System.Linq.Expressions;
using TypedDynamics.Emitted;
using TypedDynamics.Querying.Model;

namespace TypedDynamics.Querying.Translation.Grouping;

/// <summary>What groups are sorted by: their key, a member of it, or something that is worked out of their rows.</summary>
internal static class GroupOrderings
{
    /// <exception cref="QueryNotSupportedException">Groups cannot be sorted by it.</exception>
    public static IAggregated Translate(LambdaExpression lambda, GroupKeys keys, EntityModel entity)
    {
        var group = lambda.Parameters[0];
        var by = lambda.Body switch
        {
            MemberExpression { Member.Name: "Key", Expression: var owner } when owner == group => keys.Find(null),
            MemberExpression { Expression: MemberExpression { Member.Name: "Key", Expression: var owner } } member when owner == group => keys.Find(member),
            MethodCallExpression { Object: var owner, Arguments: var arguments, Method.Name: var name } when owner == group && KindOf(name, arguments.Count) is { } kind =>
                arguments is [var column] ? AggregateTranslator.Translate(kind, (LambdaExpression)((UnaryExpression)column).Operand, entity) : new Aggregate(kind, null),
            _ => default(IAggregated),
        };
        return by ?? throw Unsupported.Because(lambda.Body, "groups are sorted by a key or by an aggregate", "Write g => g.Key, g => g.Key.Year or g => g.Sum(x => x.Revenue).");
    }

    private static AggregateKind? KindOf(string method, int arguments) => (method, arguments) switch
    {
        ("Count" or "LongCount", 0) => AggregateKind.Count,
        ("CountValues", 1) => AggregateKind.CountValues,
        ("CountDistinct", 1) => AggregateKind.CountDistinct,
        ("Sum", 1) => AggregateKind.Sum,
        ("Average", 1) => AggregateKind.Average,
        ("Min", 1) => AggregateKind.Min,
        ("Max", 1) => AggregateKind.Max,
        _ => null,
    };
}
