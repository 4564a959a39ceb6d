using System.Collections.Immutable;
using TypedDynamics.Emitted;

namespace TypedDynamics.Querying.Model;

/// <summary>Which columns of an entity come: all, or some. The primary key comes in any case, so that none named means the key alone.</summary>
internal sealed class ColumnSelection
{
    private ColumnSelection(bool isAll, ImmutableArray<ColumnModel> columns)
    {
        IsAll = isAll;
        Columns = columns;
    }

    public static ColumnSelection All { get; } = new(isAll: true, []);

    public static ColumnSelection KeyOnly { get; } = new(isAll: false, []);

    public bool IsAll { get; }

    /// <summary>The columns asked for, in the entity's order; empty when all are.</summary>
    public ImmutableArray<ColumnModel> Columns { get; }

    /// <summary>The columns to name in the request; null where none need be, because all come.</summary>
    public ImmutableArray<ColumnModel>? NamedOf(EntityModel entity) => (IsAll, entity.IsNarrowed) switch
    {
        (true, false) => null,
        (true, true) => [.. entity.Members.OfType<ColumnModel>()],
        _ => Columns,
    };

    public static ColumnSelection Of(params IEnumerable<ColumnModel> columns) =>
        new(isAll: false, [.. columns.Distinct().OrderBy(static column => column.Ordinal)]);

    public ColumnSelection Union(ColumnSelection other) => IsAll || other.IsAll ? All : Of(Columns.Concat(other.Columns));

    public bool HasPolymorphicLookup(EntityModel entity) =>
        (IsAll ? entity.Members.OfType<ColumnModel>() : Columns).Any(static column => column.Kind == ColumnKind.Lookup && column.Targets.Length != 1);
}
