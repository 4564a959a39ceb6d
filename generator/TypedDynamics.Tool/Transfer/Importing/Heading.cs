using TypedDynamics.Tool.Transfer.Files;

namespace TypedDynamics.Tool.Transfer.Importing;

/// <summary>What a heading of a file means.</summary>
internal enum HeadingKind
{
    /// <summary>A column's value; of a lookup the id.</summary>
    Value,

    /// <summary>The table that a lookup points to.</summary>
    Table,

    /// <summary>A lookup as the service binds it: <c>/contacts(…)</c>.</summary>
    Bind,

    /// <summary>What exports and queries add besides values.</summary>
    Note,

    /// <summary>No column of the table.</summary>
    Unknown,
}

/// <param name="Kind">What it means.</param>
/// <param name="Column">Whose; null for notes and strangers.</param>
/// <param name="Navigation">Of a bind, where the heading names the navigation itself.</param>
internal sealed record Heading(HeadingKind Kind, TransferColumn? Column = null, string? Navigation = null)
{
    /// <summary>Where rejected rows say why.</summary>
    public const string Error = "@error";

    private const string Bind = "@odata.bind";

    public static Heading Of(TransferTable table, string name)
    {
        var at = name.IndexOf('@', StringComparison.Ordinal);
        if (at < 0) return Find(table, name) is { } column ? new(HeadingKind.Value, column) : new(HeadingKind.Unknown);
        var (front, end) = (name[..at], name[at..]);
        if (end is TransferField.TableEnd or "@" + TransferField.TableAnnotation) return Find(table, front) is { IsLookup: true } lookup ? new(HeadingKind.Table, lookup) : new(HeadingKind.Unknown);
        if (end != Bind) return new(HeadingKind.Note);
        if (table.Columns.FirstOrDefault(column => column.Tables.Any(target => target.Navigation == front)) is { } bound) return new(HeadingKind.Bind, bound, bound.Tables.Count(target => target.Navigation == front) == bound.Tables.Count ? null : front);
        return Find(table, front) is { IsLookup: true } named ? new(HeadingKind.Bind, named) : new(HeadingKind.Unknown);
    }

    private static TransferColumn? Find(TransferTable table, string name) => table.Columns.FirstOrDefault(column => column.Name == name || column.WireName == name);
}
