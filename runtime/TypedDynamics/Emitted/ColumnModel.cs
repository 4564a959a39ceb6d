using System.Collections.Immutable;
using System.ComponentModel;

namespace TypedDynamics.Emitted;

/// <summary>A column, as queries and writes need to know it.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public sealed class ColumnModel : MemberModel
{
    /// <summary>A column whose wire name is its logical name, or <c>_name_value</c> for a lookup.</summary>
    /// <param name="memberName">C# property.</param>
    /// <param name="logicalName">Logical name of the attribute.</param>
    /// <param name="kind">What it holds.</param>
    /// <param name="targets">Lookups: the tables it may point to and the navigation that binds each.</param>
    /// <param name="wireName">Where the wire name is neither of the two.</param>
    public ColumnModel(string memberName, string logicalName, ColumnKind kind, ImmutableArray<LookupTarget> targets = default, string? wireName = null)
        : base(memberName, wireName ?? (kind == ColumnKind.Lookup ? $"_{logicalName}_value" : logicalName))
    {
        LogicalName = logicalName;
        Kind = kind;
        Targets = targets.IsDefault ? [] : targets;
    }

    /// <summary>Logical name of the attribute, as FetchXML and metadata use it.</summary>
    public string LogicalName { get; }

    /// <summary>What it holds.</summary>
    public ColumnKind Kind { get; }

    /// <summary>True when the service fills it in and nobody may write it.</summary>
    public bool IsReadOnly { get; internal set; }

    /// <summary>Lookups: the tables it may point to; otherwise empty.</summary>
    public ImmutableArray<LookupTarget> Targets { get; }
}

/// <summary>A table that a lookup may point to.</summary>
/// <param name="LogicalName">The table.</param>
/// <param name="EntitySetName">Its entity set, for <c>@odata.bind</c>; null when the cache has none.</param>
/// <param name="Navigation">The navigation that binds it, case-sensitive; null when the cache has none.</param>
[EditorBrowsable(EditorBrowsableState.Never)]
public sealed record LookupTarget(string LogicalName, string? EntitySetName, string? Navigation)
{
    internal string Binding => field ??= $"{Navigation}@odata.bind";
}
