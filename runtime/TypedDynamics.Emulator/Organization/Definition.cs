using System.Collections.Immutable;

namespace TypedDynamics.Emulator.Organization;

/// <summary>What an EntityDefinition adds to the CSDL of its table.</summary>
internal sealed record Definition(string LogicalName)
{
    public string? PrimaryName { get; init; }

    public bool IsIntersect { get; init; }

    public bool IsElastic { get; init; }

    public bool HasOptimisticConcurrency { get; init; } = true;

    public bool TracksChanges { get; init; } = true;

    public ImmutableDictionary<string, AttributeDefinition> Attributes { get; init; } = ImmutableDictionary<string, AttributeDefinition>.Empty;

    /// <summary>The columns behind single-valued navigations, by navigation.</summary>
    public ImmutableDictionary<string, string> ColumnsOfNavigations { get; init; } = ImmutableDictionary<string, string>.Empty;

    /// <summary>What becomes of rows of this table when the row that they refer to is deleted, by column and referenced table.</summary>
    public ImmutableDictionary<(string Column, string Table), DeleteBehavior> DeleteBehaviors { get; init; } = ImmutableDictionary<(string Column, string Table), DeleteBehavior>.Empty;

    public ImmutableArray<ManyToMany> ManyToMany { get; init; } = [];
}

/// <summary>What an AttributeDefinition says that the CSDL does not.</summary>
internal sealed record AttributeDefinition(string LogicalName, string Type)
{
    public int? MaxLength { get; init; }

    public int? Precision { get; init; }

    public double? MinValue { get; init; }

    public double? MaxValue { get; init; }

    public string? Format { get; init; }

    public string? AutoNumberFormat { get; init; }

    public object? Default { get; init; }

    public bool CanCreate { get; init; } = true;

    public bool CanUpdate { get; init; } = true;

    public ImmutableArray<Option> Options { get; init; } = [];
}

/// <summary>An N:N relationship: the intersect table and, for either side, its table, navigation and column.</summary>
internal sealed record ManyToMany(string Intersect, string Table1, string Navigation1, string Column1, string Table2, string Navigation2, string Column2);
