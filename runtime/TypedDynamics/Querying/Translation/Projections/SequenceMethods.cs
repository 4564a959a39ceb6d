using System.Collections.Frozen;

namespace TypedDynamics.Querying.Translation.Projections;

/// <summary>LINQ's methods over related rows, by what they give and whether a lambda over a row is their argument.</summary>
internal static class SequenceMethods
{
    private static readonly FrozenDictionary<string, SequenceMethod> s_methods = new Dictionary<string, SequenceMethod>
    {
        ["Where"] = SequenceMethod.Rows,
        ["OrderBy"] = SequenceMethod.Rows,
        ["OrderByDescending"] = SequenceMethod.Rows,
        ["ThenBy"] = SequenceMethod.Rows,
        ["ThenByDescending"] = SequenceMethod.Rows,
        ["DistinctBy"] = SequenceMethod.Rows,
        ["TakeWhile"] = SequenceMethod.Rows,
        ["SkipWhile"] = SequenceMethod.Rows,
        ["Take"] = SequenceMethod.SameRows,
        ["Skip"] = SequenceMethod.SameRows,
        ["TakeLast"] = SequenceMethod.SameRows,
        ["SkipLast"] = SequenceMethod.SameRows,
        ["AsEnumerable"] = SequenceMethod.SameRows,
        ["ToArray"] = SequenceMethod.SameRows,
        ["ToList"] = SequenceMethod.SameRows,
        ["First"] = SequenceMethod.Row,
        ["FirstOrDefault"] = SequenceMethod.Row,
        ["Single"] = SequenceMethod.Row,
        ["SingleOrDefault"] = SequenceMethod.Row,
        ["Last"] = SequenceMethod.Row,
        ["LastOrDefault"] = SequenceMethod.Row,
        ["MinBy"] = SequenceMethod.Row,
        ["MaxBy"] = SequenceMethod.Row,
        ["ElementAt"] = SequenceMethod.RowAt,
        ["ElementAtOrDefault"] = SequenceMethod.RowAt,
        ["Any"] = SequenceMethod.Count,
        ["Count"] = SequenceMethod.Count,
        ["LongCount"] = SequenceMethod.Count,
        ["All"] = SequenceMethod.Value,
        ["Average"] = SequenceMethod.Value,
        ["Max"] = SequenceMethod.Value,
        ["Min"] = SequenceMethod.Value,
        ["Select"] = SequenceMethod.Value,
        ["SelectMany"] = SequenceMethod.Value,
        ["Sum"] = SequenceMethod.Value,
    }.ToFrozenDictionary(StringComparer.Ordinal);

    public static SequenceMethod Find(string name) => s_methods.GetValueOrDefault(name);
}

internal enum SequenceMethod
{
    Unknown,

    /// <summary>Rows again, chosen or ordered by a lambda.</summary>
    Rows,

    /// <summary>Rows again, whatever the arguments.</summary>
    SameRows,

    /// <summary>One row, chosen by a lambda or by none.</summary>
    Row,

    /// <summary>One row, whatever the arguments.</summary>
    RowAt,

    /// <summary>A value that needs nothing of the rows unless a lambda does.</summary>
    Count,

    /// <summary>Values that a lambda makes of the rows.</summary>
    Value,
}
