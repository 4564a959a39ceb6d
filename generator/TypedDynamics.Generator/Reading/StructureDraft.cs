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

    /// <summary>Which of the navigations lead to one row.</summary>
    public int[] References { get; init; } = [];

    /// <summary>Wire names of the columns of each.</summary>
    public string[][] AlternateKeys { get; init; } = [];

    public bool Has(string column) => Array.Exists(Columns, own => own.WireName == column);
}

internal sealed record PropertyDraft(PropertySchema Schema, SourcePoint At);

/// <summary>A lookup column, and where linking finds it to point.</summary>
internal sealed class LookupDraft(string wireName, string logicalName, string? description, SourcePoint at)
{
    private static readonly Comparer<LookupTarget> s_byTable = Comparer<LookupTarget>.Create(static (a, b) => string.CompareOrdinal(a.Entity, b.Entity));

    // Sorted all along: some lookups point to hundreds, most to one.
    private readonly List<LookupTarget> _targets = new(1);

    public string WireName => wireName;

    public string LogicalName => logicalName;

    public bool IsOwner { get; set; }

    /// <param name="binding">Null for a navigation that only derived types have.</param>
    public void Add(string table, string? binding)
    {
        var target = new LookupTarget(table, binding);
        var place = _targets.BinarySearch(target, s_byTable);
        if (place < 0) _targets.Insert(~place, target);
        else if (_targets[place].Navigation is null) _targets[place] = target;
    }

    public ColumnSchema ToColumn(TypeReference guid) => new()
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
