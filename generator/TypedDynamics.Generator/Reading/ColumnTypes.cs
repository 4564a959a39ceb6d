using TypedDynamics.Generator.Schema;

namespace TypedDynamics.Generator.Reading;

/// <summary>What a column holds, by the words of the CSDL and of the definitions.</summary>
internal static class ColumnTypes
{
    /// <summary>With CSDL alone, for anything but a lookup.</summary>
    public static ColumnType OfCsdl(TypeReference type) => type.IsCollection
        ? ColumnType.Csdl
        : type.Name switch
        {
            "Edm.String" => ColumnType.Text,
            "Edm.Int32" => ColumnType.Integer,
            "Edm.Int16" => ColumnType.SmallInteger,
            "Edm.Int64" => ColumnType.BigInteger,
            "Edm.Decimal" => ColumnType.Decimal,
            "Edm.Double" => ColumnType.Double,
            "Edm.Boolean" => ColumnType.Boolean,
            "Edm.DateTimeOffset" => ColumnType.DateTime,
            "Edm.Date" => ColumnType.DateOnly,
            "Edm.Guid" => ColumnType.UniqueIdentifier,
            "Edm.Binary" => ColumnType.Image,
            _ => ColumnType.Csdl,
        };

    /// <summary>Null when the definition's kind is told by the CSDL alone: managed properties, virtual columns.</summary>
    public static ColumnType? OfDefinition(AttributeDefinition attribute) => attribute.AttributeType switch
    {
        "String" => ColumnType.Text,
        "Memo" => ColumnType.Memo,
        "Integer" => ColumnType.Integer,
        "BigInt" => ColumnType.BigInteger,
        "Decimal" => ColumnType.Decimal,
        "Double" => ColumnType.Double,
        "Money" => ColumnType.Money,
        "Boolean" => ColumnType.Boolean,
        "DateTime" => attribute.DateTimeBehavior switch
        {
            "DateOnly" => ColumnType.DateOnly,
            "TimeZoneIndependent" => ColumnType.DateTimeTimeZoneIndependent,
            _ => ColumnType.DateTime,
        },
        "Uniqueidentifier" => ColumnType.UniqueIdentifier,
        "Lookup" => ColumnType.Lookup,
        "Customer" => ColumnType.Customer,
        "Owner" => ColumnType.Owner,
        "Picklist" => ColumnType.Choice,
        "State" => ColumnType.State,
        "Status" => ColumnType.Status,
        "EntityName" => ColumnType.EntityName,
        "Virtual" => attribute.TypeName switch
        {
            "MultiSelectPicklistType" => ColumnType.MultiSelectChoice,
            "ImageType" => ColumnType.Image,
            "FileType" => ColumnType.File,
            _ => null,
        },
        _ => null,
    };

    /// <summary>Whether a column, typed as the CSDL types it, can carry values of this kind.</summary>
    public static bool Carries(ColumnSchema column, ColumnType type) => !column.TypeName.IsCollection && type switch
    {
        ColumnType.Text or ColumnType.Memo or ColumnType.EntityName or ColumnType.MultiSelectChoice => column.TypeName.Name == "Edm.String",
        ColumnType.Integer or ColumnType.Choice or ColumnType.State or ColumnType.Status => column.TypeName.Name == "Edm.Int32",
        ColumnType.BigInteger => column.TypeName.Name == "Edm.Int64",
        ColumnType.Decimal or ColumnType.Money => column.TypeName.Name == "Edm.Decimal",
        ColumnType.Double => column.TypeName.Name == "Edm.Double",
        ColumnType.Boolean => column.TypeName.Name == "Edm.Boolean",
        ColumnType.DateTime or ColumnType.DateTimeTimeZoneIndependent => column.TypeName.Name == "Edm.DateTimeOffset",
        ColumnType.DateOnly => column.TypeName.Name == "Edm.Date",
        ColumnType.Image => column.TypeName.Name == "Edm.Binary",
        ColumnType.UniqueIdentifier or ColumnType.File or ColumnType.Lookup or ColumnType.Customer or ColumnType.Owner => column.TypeName.Name == "Edm.Guid",
        _ => true,
    };

    public static bool IsLookup(ColumnType type) => type is ColumnType.Lookup or ColumnType.Customer or ColumnType.Owner;
}
