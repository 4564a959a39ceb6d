using Microsoft.OData.Edm;

namespace TypedDynamics.Emulator.Organization;

/// <summary>Makes a column of a CSDL property and, where there is one, its definition.</summary>
internal static class ColumnReading
{
    public static Column Read(IEdmStructuralProperty property, IEdmEntityType type, Definition? definition, Func<string, string> storageName)
    {
        var name = property.Name;
        var isLookup = IsLookup(property);
        var logicalName = isLookup ? name[1..^"_value".Length] : name;
        var attribute = definition?.Attributes.GetValueOrDefault(logicalName);
        var kind = isLookup ? ColumnKind.Lookup : KindOf(property, type, attribute);
        return new(name, kind)
        {
            LogicalName = logicalName,
            StorageName = storageName(name),
            Scale = ScaleOf(name, kind, attribute),
            Precision = attribute?.Precision ?? (kind == ColumnKind.Double ? 5 : 2),
            Options = attribute is { Options.Length: > 0 } ? attribute.Options : WellKnown.OptionsOf(name, kind),
            MaxLength = attribute?.MaxLength,
            AutoNumberFormat = attribute?.AutoNumberFormat,
            Default = attribute?.Default,
            CanCreate = attribute?.CanCreate ?? true,
            CanUpdate = attribute?.CanUpdate ?? true,
            MinValue = attribute?.MinValue,
            MaxValue = attribute?.MaxValue,
            Format = attribute?.Format,
        };
    }

    private static bool IsLookup(IEdmStructuralProperty property) =>
        property.Name is ['_', .., '_', 'v', 'a', 'l', 'u', 'e'] && property.Type.IsGuid();

    private static ColumnKind KindOf(IEdmStructuralProperty property, IEdmEntityType type, AttributeDefinition? attribute) =>
        property.Type.PrimitiveKind() switch
        {
            EdmPrimitiveTypeKind.String when attribute?.Type == "MultiSelectPicklistType" => ColumnKind.Choices,
            EdmPrimitiveTypeKind.String => ColumnKind.Text,
            EdmPrimitiveTypeKind.Int32 or EdmPrimitiveTypeKind.Int16 or EdmPrimitiveTypeKind.Byte =>
                attribute?.Type is "PicklistType" or "StateType" or "StatusType" || WellKnown.IsChoice(property.Name) ? ColumnKind.Choice : ColumnKind.Integer,
            EdmPrimitiveTypeKind.Int64 => ColumnKind.BigInteger,
            EdmPrimitiveTypeKind.Decimal => IsMoney(property, type, attribute) ? ColumnKind.Money : ColumnKind.Decimal,
            EdmPrimitiveTypeKind.Double or EdmPrimitiveTypeKind.Single => ColumnKind.Double,
            EdmPrimitiveTypeKind.Boolean => ColumnKind.Boolean,
            EdmPrimitiveTypeKind.DateTimeOffset => ColumnKind.DateTime,
            EdmPrimitiveTypeKind.Date => ColumnKind.Date,
            EdmPrimitiveTypeKind.Guid => ColumnKind.Guid,
            EdmPrimitiveTypeKind.Binary or EdmPrimitiveTypeKind.Stream => ColumnKind.Binary,
            _ => ColumnKind.Complex,
        };

    // Only a money column has a twin in the organization's own currency.
    private static bool IsMoney(IEdmStructuralProperty property, IEdmEntityType type, AttributeDefinition? attribute) =>
        attribute is { Type.Length: > 0 }
            ? attribute.Type == "MoneyType"
            : type.FindProperty(property.Name + "_base") is not null
                || (property.Name.EndsWith("_base", StringComparison.Ordinal) && type.FindProperty(property.Name[..^"_base".Length]) is not null);

    private static int ScaleOf(string name, ColumnKind kind, AttributeDefinition? attribute) => (name, kind) switch
    {
        ("exchangerate", _) => 12,
        (_, ColumnKind.Money) => name.EndsWith("_base", StringComparison.Ordinal) ? 10 : 4,
        _ => attribute?.Precision ?? 10,
    };
}
