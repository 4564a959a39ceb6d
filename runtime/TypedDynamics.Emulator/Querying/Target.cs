using TypedDynamics.Emulator.Organization;

namespace TypedDynamics.Emulator.Querying;

/// <summary>What a path leads to. <paramref name="Shape"/> is its form, as <c>Routes</c> lists it.</summary>
internal sealed record Target(string Shape)
{
    /// <summary>The table whose rows are asked for.</summary>
    public Table? Table { get; init; }

    /// <summary>The row that is asked for, or whose column or collection is.</summary>
    public Guid? Row { get; init; }

    /// <summary>The collection that the rows stand behind.</summary>
    public ParentLink? Parent { get; init; }

    public Column? Column { get; init; }

    /// <summary>True when a single-valued navigation led nowhere.</summary>
    public bool IsEmpty { get; init; }
}
