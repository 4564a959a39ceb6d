using TypedDynamics.Generator.Schema;

namespace TypedDynamics.Generator.Reading;

/// <summary>What CSDL alone says that a column holds: choices are integers to it, dates are instants.</summary>
internal static class CsdlPrimitives
{
    public static ColumnType ColumnTypeOf(TypeReference type) =>
        type.IsCollection ? ColumnType.Csdl : type.Name switch
        {
            "Edm.String" => ColumnType.Text,
            "Edm.Int32" => ColumnType.Integer,
            "Edm.Int16" or "Edm.Byte" or "Edm.SByte" => ColumnType.SmallInteger,
            "Edm.Int64" => ColumnType.BigInteger,
            "Edm.Decimal" => ColumnType.Decimal,
            "Edm.Double" or "Edm.Single" => ColumnType.Double,
            "Edm.Boolean" => ColumnType.Boolean,
            "Edm.DateTimeOffset" => ColumnType.DateTime,
            "Edm.Date" => ColumnType.DateOnly,
            "Edm.Guid" => ColumnType.UniqueIdentifier,
            "Edm.Binary" => ColumnType.Image,
            _ => ColumnType.Csdl,
        };
}
