using TypedDynamics.Generator.Schema;

namespace TypedDynamics.Generator.Reading;

/// <summary>What the pass over a CSDL document gathers. Types are used before they are declared, so names stay names until <see cref="CsdlLinking"/>.</summary>
internal sealed class CsdlDraft
{
    /// <summary>Entity and complex types.</summary>
    public List<StructureDraft> Structures { get; } = [];

    public List<EnumSchema> Enums { get; } = [];

    public List<OperationSchema> Operations { get; } = [];

    public List<SetDraft> Sets { get; } = [];

    public HashSet<string> ImportedActions { get; } = new(StringComparer.Ordinal);

    public HashSet<string> ImportedFunctions { get; } = new(StringComparer.Ordinal);

    /// <summary>Namespaces and aliases of the document's own schemas.</summary>
    public HashSet<string> Qualifiers { get; } = new(StringComparer.Ordinal);

    public TypeNames Types { get; } = new();

    public LeftOut LeftOut { get; } = new();
}

internal readonly record struct SetDraft(string Name, string EntityType, SourcePoint At);

/// <summary>An entity type or a complex type as it was read.</summary>
internal sealed class StructureDraft
{
    public required string Name { get; init; }

    public required SourcePoint At { get; init; }

    public required bool IsEntity { get; init; }

    public string? BaseName { get; set; }

    /// <summary>Set by linking.</summary>
    public StructureDraft? Base { get; set; }

    public bool IsAbstract { get; set; }

    public bool IsOpen { get; set; }

    public string? Description { get; set; }

    public List<string> KeyColumns { get; } = [];

    public List<ColumnDraft> Columns { get; } = [];

    public List<NavigationDraft> Navigations { get; } = [];

    public List<string[]> AlternateKeys { get; } = [];

    /// <summary>Lookup columns by logical name: navigation names follow them in another case now and then.</summary>
    public Dictionary<string, int> Lookups { get; } = new(StringComparer.OrdinalIgnoreCase);

    /// <summary>Null when the type itself has no navigation of this name.</summary>
    public bool? IsCollectionNavigation(string name)
    {
        foreach (var own in Navigations)
        {
            if (own.Name == name) return own.Type.IsCollection;
        }

        return null;
    }

    public bool Has(string column)
    {
        foreach (var own in Columns)
        {
            if (own.WireName == column) return true;
        }

        return false;
    }
}

/// <param name="LogicalName">The wire name, for lookups without <c>_</c> and <c>_value</c>.</param>
internal readonly record struct ColumnDraft(
    string WireName, string LogicalName, TypeReference Type, bool IsNullable, SourcePoint At, string? Description, bool IsReadOnly)
{
    public bool IsLookup => !ReferenceEquals(WireName, LogicalName);
}

internal readonly record struct NavigationDraft(
    string Name, TypeReference Type, string? Partner, bool ContainsTarget, string? ConstraintColumn, SourcePoint At);
