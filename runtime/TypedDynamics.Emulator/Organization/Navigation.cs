using System.Runtime.CompilerServices;

namespace TypedDynamics.Emulator.Organization;

/// <summary>A way from the rows of one table to those of another, named as in the CSDL.</summary>
internal sealed record Navigation(string Name, Table Source, Table Target, bool IsCollection)
{
    /// <summary>The column that holds the reference: of the source for a single-valued navigation, of the target for a collection. Null for N:N.</summary>
    public Column? Column { get; init; }

    /// <summary>The pairs of an N:N relationship.</summary>
    public Intersection? Through { get; init; }

    /// <summary>False where there is no column that could carry the relationship: no row has a related one then, and none can be given.</summary>
    public bool IsKnown => Column is not null || Through is not null;

    public bool Equals(Navigation? other) => ReferenceEquals(this, other);

    public override int GetHashCode() => RuntimeHelpers.GetHashCode(this);
}

/// <summary>The SQLite table of an N:N relationship, seen from one of its sides.</summary>
internal sealed record Intersection(string StorageName, string SourceColumn, string TargetColumn, Table? Table)
{
    public Intersection Reversed() => this with { SourceColumn = TargetColumn, TargetColumn = SourceColumn };
}
