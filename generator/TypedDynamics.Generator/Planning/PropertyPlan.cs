using TypedDynamics.Generator.Schema;

namespace TypedDynamics.Generator.Planning;

/// <summary>A column's property.</summary>
internal sealed record PropertyPlan
{
    public required string Name { get; init; }

    public required string LogicalName { get; init; }

    /// <summary>Null where it follows from the logical name and the kind.</summary>
    public string? WireName { get; init; }

    /// <summary>A member of the runtime's <c>ColumnKind</c>.</summary>
    public required string Kind { get; init; }

    public required ValuePlan Value { get; init; }

    public bool IsPrimaryKey { get; init; }

    public bool IsSettable { get; init; }

    public EquatableArray<TargetPlan> Targets { get; init; }

    public string? Label { get; init; }

    public string? Description { get; init; }

    /// <summary>Limits and required level, in words.</summary>
    public string Facts { get; init; } = "";

    /// <summary>Why it should not be used any more; null when it may.</summary>
    public string? Obsolete { get; init; }
}

/// <summary>A property of the base class in another type: the same column, whose options this class has its own enum for.</summary>
/// <param name="Property">As this class has it.</param>
/// <param name="Inherited">As the base has it.</param>
internal sealed record RestatedPlan(PropertyPlan Property, ValuePlan Inherited);

/// <summary>A table that a lookup may point to.</summary>
internal sealed record TargetPlan(string LogicalName, string? EntitySetName, string? Navigation);

/// <summary>A lookup of the base class that this type binds by navigations of its own.</summary>
internal sealed record RebindPlan(string Name, string LogicalName, string? WireName, EquatableArray<TargetPlan> Targets);

/// <summary>A navigation's property.</summary>
/// <param name="Target">The class at the other end, by its <c>global::</c> name.</param>
/// <param name="TargetName">The table at the other end.</param>
/// <param name="Column">Logical name of the lookup behind it: of this table's, or for collections of the other table's.</param>
/// <param name="IsManyToMany">True for an N:N relationship.</param>
/// <param name="Intersect">N:N: the table that ties the rows, where known.</param>
internal sealed record NavigationPlan(string Name, string WireName, bool IsCollection, string Target, string TargetName, string? Column, bool IsManyToMany, IntersectSchema? Intersect);

/// <summary>An alternate key.</summary>
internal sealed record KeyPlan(string Name, EquatableArray<string> Columns);
