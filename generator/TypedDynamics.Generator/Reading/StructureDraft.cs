using TypedDynamics.Generator.Schema;

namespace TypedDynamics.Generator.Reading;

/// <summary>An entity type or a complex type as it was read. Members are made once, since there are tens of thousands: only what linking changes waits.</summary>
internal sealed class StructureDraft
{
    public required string Name { get; init; }

    public required SourcePoint At { get; init; }

    public required bool IsEntity { get; init; }

    public string? BaseName { get; init; }

    /// <summary>Set by linking.</summary>
    public StructureDraft? Base { get; set; }

    /// <summary>Set by linking; null for a type that has no rows of its own.</summary>
    public string? SetName { get; set; }

    /// <summary>The entity types that derive from this one directly; filled by linking.</summary>
    public List<StructureDraft> Derived { get; } = [];

    public bool IsAbstract { get; init; }

    public bool IsOpen { get; init; }

    public string? Description { get; init; }

    public string[] KeyColumns { get; init; } = [];

    /// <summary>Of an entity type, without its lookups.</summary>
    public ColumnSchema[] Columns { get; init; } = [];

    public LookupDraft[] Lookups { get; init; } = [];

    /// <summary>Of a complex type.</summary>
    public PropertyDraft[] Properties { get; init; } = [];

    /// <summary>Their referencing column is what the constraint says; linking looks for the others.</summary>
    public NavigationSchema[] Navigations { get; init; } = [];

    /// <summary>Wire names of the columns of each.</summary>
    public string[][] AlternateKeys { get; init; } = [];

    public bool Has(string column) => Array.Exists(Columns, own => own.WireName == column);
}

internal sealed record PropertyDraft(PropertySchema Schema, SourcePoint At);

/// <summary>A lookup column, and where linking finds it to point.</summary>
internal sealed class LookupDraft(string wireName, string logicalName, string? description, SourcePoint at)
{
    private readonly List<LookupTarget> _targets = new(1);

    public string WireName => wireName;

    public string LogicalName => logicalName;

    public bool IsOwner { get; set; }

    /// <param name="binding">Null for a navigation that only derived types have.</param>
    public void Add(string table, string? binding)
    {
        for (var i = 0; i < _targets.Count; i++)
        {
            if (_targets[i].Entity != table) continue;
            if (_targets[i].Navigation is null) _targets[i] = new LookupTarget(table, binding);
            return;
        }

        _targets.Add(new LookupTarget(table, binding));
    }

    public ColumnSchema ToColumn(TypeReference guid)
    {
        if (_targets.Count > 1) _targets.Sort(static (a, b) => string.CompareOrdinal(a.Entity, b.Entity));
        return new ColumnSchema
        {
            LogicalName = logicalName,
            WireName = wireName,
            Type = IsOwner ? ColumnType.Owner : _targets is [{ Entity: "account" }, { Entity: "contact" }] ? ColumnType.Customer : ColumnType.Lookup,
            TypeName = guid,
            Description = description,
            Targets = _targets,
            Source = at,
        };
    }
}
