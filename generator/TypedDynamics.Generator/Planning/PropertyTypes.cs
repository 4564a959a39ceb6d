using TypedDynamics.Generator.Schema;

namespace TypedDynamics.Generator.Planning;

/// <summary>Column and CSDL types → what C# holds them in.</summary>
internal static class PropertyTypes
{
    public static bool IsLookup(ColumnSchema column) => column.Type is ColumnType.Lookup or ColumnType.Customer or ColumnType.Owner;

    public static bool IsChoice(ColumnSchema column) =>
        column.Type is ColumnType.Choice or ColumnType.MultiSelectChoice or ColumnType.State or ColumnType.Status;

    public static bool HasLocalChoice(ColumnSchema column) => IsChoice(column) && column.Choice is { IsGlobal: false, Options.Count: > 0 };

    /// <summary>True for a lookup to several tables that are neither the owners nor the customers.</summary>
    public static bool IsLocalUnion(OrgIndex index, ColumnSchema column)
    {
        if (!IsLookup(column)) return false;
        var tables = TablesOf(index, column);
        return tables.Count > 1 && SharedUnion(column, tables) is null;
    }

    /// <summary>The tables that a lookup may point to, sorted.</summary>
    public static SortedSet<string> TablesOf(OrgIndex index, ColumnSchema column)
    {
        var tables = new SortedSet<string>(StringComparer.Ordinal);
        foreach (var target in column.Targets)
        {
            if (!index.IsAnyRow(target.Entity)) tables.UnionWith(index.TablesOf(target.Entity));
        }

        return tables;
    }

    /// <summary>The union that all lookups with these targets share; null when they have none in common.</summary>
    public static string? SharedUnion(ColumnSchema column, SortedSet<string> tables) =>
        column.Type == ColumnType.Owner || tables.SetEquals(["systemuser", "team"]) ? "OwnerLookup"
        : column.Type == ColumnType.Customer || tables.SetEquals(["account", "contact"]) ? "CustomerLookup"
        : null;

    /// <summary>The runtime's <c>ColumnKind</c> and the value of a column that is no lookup, no choice and no CSDL type of the org.</summary>
    public static (string Kind, ValueKind Value) Of(ColumnType type) => type switch
    {
        ColumnType.Text or ColumnType.Memo or ColumnType.EntityName => ("Text", ValueKind.String),
        ColumnType.Integer => ("Integer", ValueKind.Int32),
        ColumnType.SmallInteger => ("Integer", ValueKind.Int16),
        ColumnType.BigInteger => ("Integer", ValueKind.Int64),
        ColumnType.Decimal or ColumnType.Money => ("Decimal", ValueKind.Decimal),
        ColumnType.Double => ("Double", ValueKind.Double),
        ColumnType.Boolean => ("Boolean", ValueKind.Boolean),
        ColumnType.DateTime => ("DateTime", ValueKind.DateTimeOffset),
        ColumnType.DateTimeTimeZoneIndependent => ("DateTimeTimeZoneIndependent", ValueKind.DateTime),
        ColumnType.DateOnly => ("DateOnly", ValueKind.DateOnly),
        ColumnType.UniqueIdentifier or ColumnType.File => ("Guid", ValueKind.Guid),
        ColumnType.Image => ("Image", ValueKind.Bytes),
        ColumnType.MultiSelectChoice => ("MultiSelectChoice", ValueKind.Choices),
        // A choice whose options the cache does not hold is its integer.
        _ => ("Integer", ValueKind.Int32),
    };

    /// <summary>A primitive of the CSDL; null for one that C# has no type for here.</summary>
    public static ValueKind? OfPrimitive(string edm) => edm switch
    {
        "Edm.String" or "Edm.Duration" or "Edm.TimeOfDay" => ValueKind.String,
        "Edm.Guid" => ValueKind.Guid,
        "Edm.Byte" or "Edm.SByte" or "Edm.Int16" => ValueKind.Int16,
        "Edm.Int32" => ValueKind.Int32,
        "Edm.Int64" => ValueKind.Int64,
        "Edm.Decimal" => ValueKind.Decimal,
        "Edm.Double" or "Edm.Single" => ValueKind.Double,
        "Edm.Boolean" => ValueKind.Boolean,
        "Edm.DateTimeOffset" => ValueKind.DateTimeOffset,
        "Edm.Date" => ValueKind.DateOnly,
        "Edm.Binary" => ValueKind.Bytes,
        "Edm.Untyped" or "Edm.ComplexType" or "Edm.EntityType" => ValueKind.Json,
        _ => null,
    };
}
