using Microsoft.CodeAnalysis;
using TypedDynamics.Generator.Schema;

namespace TypedDynamics.Generator.Pipeline;

/// <summary>
/// Hands the items of a list on one by one so that each keeps its place when others come or go. Roslyn compares the
/// outputs of a step by position: after a plain <c>SelectMany</c>, one entity added in front makes all that follow it
/// look changed. Here the place follows from a hash of the item's own name, in two levels.
/// </summary>
internal static class StableRows
{
    private const int Rows = 2048;
    private const int RowsBelow = 32;

    public static IncrementalValuesProvider<T> SelectStable<TSource, T>(
        this IncrementalValuesProvider<TSource> source, Func<TSource, EquatableArray<T>> items, Func<T, string> name)
        where T : IEquatable<T> => source
        .SelectMany((value, _) => Spread(items(value), Rows, item => Hash(name(item)) % Rows))
        .SelectMany((row, _) => row.Count == 0 ? [] : Spread(row, RowsBelow, item => Hash(name(item)) / Rows % RowsBelow))
        .SelectMany((row, _) => row);

    private static EquatableArray<T>[] Spread<T>(EquatableArray<T> items, int rows, Func<T, uint> place)
        where T : IEquatable<T>
    {
        var lists = new List<T>?[rows];
        foreach (var item in items) (lists[place(item)] ??= []).Add(item);
        return Array.ConvertAll(lists, list => list is null ? default : (EquatableArray<T>)list);
    }

    // FNV-1a: string.GetHashCode differs from process to process.
    private static uint Hash(string text)
    {
        var hash = 2166136261u;
        foreach (var character in text) hash = unchecked((hash ^ character) * 16777619u);
        return hash;
    }
}
