using System.Collections.Immutable;
using System.Linq.Expressions;
using TypedDynamics.Emitted;
using TypedDynamics.Querying.Model;

namespace TypedDynamics.Querying.Translation;

/// <summary>An inclusion's expression tree as the expansions on its way: <c>x => x.PrimaryContact!.CreatedBy</c>, <c>x => x.Contacts.OrderBy(c => c.LastName).Take(5)</c>.</summary>
internal static class IncludeTranslator
{
    private const string Mend =
        "Name a navigation, a chain of them, or a collection with Where, OrderBy, ThenBy and Take after it; Select(c => c.CreatedBy) goes on from a collection.";

    /// <summary>The navigations that it goes along, one after the other.</summary>
    /// <exception cref="QueryNotSupportedException">It names no navigation, or what it names cannot be asked for.</exception>
    public static ImmutableArray<Expansion> Translate(LambdaExpression lambda, EntityModel entity)
    {
        var steps = Steps(lambda.Body, Scope.Of(lambda, entity));
        return steps.IsEmpty ? throw Unsupported.Because(lambda.Body, "it names no navigation", Mend) : steps;
    }

    private static ImmutableArray<Expansion> Steps(Expression expression, Scope scope) => expression switch
    {
        ParameterExpression parameter when scope.Parameter == parameter => [],
        UnaryExpression { NodeType: ExpressionType.Convert, Method: null } conversion when conversion.Type.IsAssignableFrom(conversion.Operand.Type) =>
            Steps(conversion.Operand, scope),
        MemberExpression { Expression: { } owner } member => Navigate(Steps(owner, scope), member, scope),
        MethodCallExpression { Method.DeclaringType: { } declaring } call when declaring == typeof(Enumerable) => Narrow(Steps(call.Arguments[0], scope), call),
        _ => throw Unsupported.Because(expression, "an inclusion cannot say this", Mend),
    };

    private static ImmutableArray<Expansion> Navigate(ImmutableArray<Expansion> steps, MemberExpression member, Scope scope)
    {
        if (steps is [.., { Navigation.IsCollection: true }]) throw Unsupported.Because(member, "a collection has no navigations of its own", Mend);
        var entity = steps is [.., var last] ? last.Navigation.Target : scope.Entity;
        return entity.FindMember(member.Member.Name) switch
        {
            NavigationModel navigation => steps.Add(new(navigation)),
            null => throw Unsupported.Because(member, $"'{member.Member.Name}' is no navigation of '{entity.LogicalName}'", Mend),
            _ => throw Unsupported.Because(member, "it is a column, and columns come along by themselves", "Leave it out, or name the columns in Select."),
        };
    }

    private static ImmutableArray<Expansion> Narrow(ImmutableArray<Expansion> steps, MethodCallExpression call)
    {
        if (steps is not [.., { Navigation: { IsCollection: true, Target: var entity } } last]) throw Unsupported.Because(call, "it narrows no collection", Mend);
        var argument = call.Arguments.Count > 1 ? call.Arguments[1] : null;
        if (call.Method.Name == nameof(Enumerable.Select) && argument is LambdaExpression onwards) return steps.AddRange(Steps(onwards.Body, Scope.Of(onwards, entity)));
        Expansion? narrowed = (call.Method.Name, argument) switch
        {
            (nameof(Enumerable.Where), LambdaExpression { Parameters: [_] } lambda) when last.Top is null => last with { Filter = And(last.Filter, FilterTranslator.Translate(lambda.Body, Scope.Of(lambda, entity))) },
            (nameof(Enumerable.OrderBy), LambdaExpression lambda) when last.Top is null => last with { Orderings = last.Orderings.Insert(0, OrderingTranslator.Translate(lambda, Scope.Of(lambda, entity), descending: false)) },
            (nameof(Enumerable.OrderByDescending), LambdaExpression lambda) when last.Top is null => last with { Orderings = last.Orderings.Insert(0, OrderingTranslator.Translate(lambda, Scope.Of(lambda, entity), descending: true)) },
            (nameof(Enumerable.ThenBy), LambdaExpression lambda) when last.Top is null => last with { Orderings = last.Orderings.Add(OrderingTranslator.Translate(lambda, Scope.Of(lambda, entity), descending: false)) },
            (nameof(Enumerable.ThenByDescending), LambdaExpression lambda) when last.Top is null => last with { Orderings = last.Orderings.Add(OrderingTranslator.Translate(lambda, Scope.Of(lambda, entity), descending: true)) },
            (nameof(Enumerable.Take), { } rows) when rows.Type == typeof(int) => last with { Top = Math.Min(last.Top ?? int.MaxValue, Positive((int)Captured.Value(rows)!, call)) },
            (nameof(Enumerable.ToList) or nameof(Enumerable.ToArray) or nameof(Enumerable.AsEnumerable), null) => last,
            _ => null,
        };
        return steps.SetItem(steps.Length - 1, narrowed ?? throw Unsupported.Because(call, "an inclusion cannot say this", Mend));
    }

    private static Filter And(Filter? first, Filter second) => first is null ? second : Logical.And(first, second);

    private static int Positive(int rows, MethodCallExpression call) =>
        rows > 0 ? rows : throw Unsupported.Because(call, "that many rows cannot be asked for", "Take at least one, or leave the inclusion out.");
}
