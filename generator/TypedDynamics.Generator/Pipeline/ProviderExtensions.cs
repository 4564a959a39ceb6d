using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using TypedDynamics.Generator.Schema;

namespace TypedDynamics.Generator.Pipeline;

internal static class ProviderExtensions
{
    public static IncrementalValuesProvider<T> WhereNotNull<T>(this IncrementalValuesProvider<T?> source)
        where T : class => source.Where(value => value is not null)!;

    /// <summary>What Collect gives compares by reference, and in the order of the files; this compares by content, in its own order.</summary>
    public static IncrementalValueProvider<EquatableArray<string>> CollectSorted<T>(this IncrementalValuesProvider<T> source, Func<T, string?> key) =>
        source.Collect().Select((items, _) => Sorted(items, key));

    private static EquatableArray<string> Sorted<T>(ImmutableArray<T> items, Func<T, string?> key) =>
        items.Select(key).OfType<string>().Distinct(StringComparer.Ordinal).OrderBy(text => text, StringComparer.Ordinal).ToArray();
}
