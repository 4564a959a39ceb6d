using System.Collections.Frozen;
using System.Linq.Expressions;
using TypedDynamics.Querying.Model;
using TypedDynamics.Querying.Translation.Methods;

namespace TypedDynamics.Querying.Translation;

/// <summary>The methods that a predicate may call on what a row holds, by symbol: the list of what works.</summary>
internal static class SupportedMethods
{
    private static readonly FrozenDictionary<(Type Declaring, string Name), Func<MethodCallExpression, Scope, Filter?>> s_methods =
        new Dictionary<(Type, string), Func<MethodCallExpression, Scope, Filter?>>
        {
            [(typeof(string), nameof(string.Contains))] = static (call, scope) => TextMethods.Match(call, TextMatchKind.Contains, scope),
            [(typeof(string), nameof(string.StartsWith))] = static (call, scope) => TextMethods.Match(call, TextMatchKind.StartsWith, scope),
            [(typeof(string), nameof(string.EndsWith))] = static (call, scope) => TextMethods.Match(call, TextMatchKind.EndsWith, scope),
            [(typeof(string), nameof(string.IsNullOrEmpty))] = TextMethods.IsNullOrEmpty,
            [(typeof(Enumerable), nameof(Enumerable.Any))] = CollectionMethods.Quantify,
            [(typeof(Enumerable), nameof(Enumerable.All))] = CollectionMethods.Quantify,
            [(typeof(Enumerable), nameof(Enumerable.Contains))] = CollectionMethods.IsOneOf,
            [(typeof(MemoryExtensions), nameof(MemoryExtensions.Contains))] = CollectionMethods.IsOneOf,
            [(typeof(ChoiceSet<>), nameof(ChoiceSet<>.Contains))] = ChoiceMethods.Contains,
        }
        .Concat(FunctionMethods.All.Keys.Select(static name => KeyValuePair.Create<(Type, string), Func<MethodCallExpression, Scope, Filter?>>((typeof(QueryFunctions), name), FunctionMethods.Translate)))
        .ToFrozenDictionary();

    /// <summary>Their names, as the analyzer lists them.</summary>
    public static IEnumerable<string> Names => s_methods.Keys.Select(static method => $"{method.Declaring.Namespace}.{method.Declaring.Name.Split('`')[0]}.{method.Name}");

    /// <summary>The filter that the call stands for; null when it may be a value of the user's code.</summary>
    /// <exception cref="QueryNotSupportedException">A row has a part in the call, and it cannot be asked for.</exception>
    public static Filter? Translate(MethodCallExpression call, Scope scope)
    {
        var declaring = call.Method.DeclaringType!;
        if (declaring.IsGenericType) declaring = declaring.GetGenericTypeDefinition();
        var filter = s_methods.TryGetValue((declaring, call.Method.Name), out var translate)
            ? translate(call, scope)
            : call.Method.Name switch
            {
                nameof(Equals) => EqualityMethods.Translate(call, scope),
                nameof(Enumerable.Contains) => CollectionMethods.IsOneOf(call, scope),
                _ => null,
            };
        return filter is null && RowFinder.HasRow(call) ? throw Unsupported.Computation(call) : filter;
    }
}
