using TypedDynamics.Generator.Schema;

namespace TypedDynamics.Tool.Transfer;

/// <summary>A column as files and the service know it.</summary>
/// <param name="Name">Logical name.</param>
/// <param name="WireName">Name in answers: <c>_primarycontactid_value</c> of a lookup.</param>
/// <param name="Type">What it holds.</param>
/// <param name="Tables">Lookups: where they may point.</param>
internal sealed record TransferColumn(string Name, string WireName, ColumnType Type, IReadOnlyList<LookupTable> Tables)
{
    public bool IsValidForCreate { get; init; }

    public bool IsValidForUpdate { get; init; }

    public ChoiceSchema? Choice { get; init; }

    public bool IsLookup => Tables.Count > 0;

    /// <summary>True when an id alone does not say which row is meant.</summary>
    public bool NamesTable => Tables.Count > 1;

    /// <summary>Content of files is no value of a row.</summary>
    public bool IsBlob => Type is ColumnType.File or ColumnType.Image;
}

/// <summary>A table that a lookup may point to.</summary>
/// <param name="LogicalName">The table.</param>
/// <param name="EntitySet">Its name in addresses.</param>
/// <param name="Navigation">The property that binds it.</param>
internal sealed record LookupTable(string LogicalName, string EntitySet, string Navigation);
