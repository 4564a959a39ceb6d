using System.Collections.Immutable;
using TypedDynamics.Emulator.Answers;
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

    /// <summary>The navigation whose references are asked for.</summary>
    public Navigation? Navigation { get; init; }

    /// <summary>The row at the other end, where the address names one.</summary>
    public Guid? Related { get; init; }

    /// <summary>Why no row has the alternate key of the address; null when one has, or the address has no such key.</summary>
    public ServiceError? Missing { get; init; }

    /// <summary>The alternate key of the address.</summary>
    public IReadOnlyDictionary<Column, object?> AlternateKey { get; init; } = ImmutableDictionary<Column, object?>.Empty;

    /// <summary>True when a single-valued navigation led nowhere.</summary>
    public bool IsEmpty { get; init; }
}
