using System.Text.Json.Nodes;
using TypedDynamics.Emulator.Organization;

namespace TypedDynamics.Emulator.Schema.Drafting;

/// <summary>Says of a column that has no definition what its CSDL tells, in the shape of one.</summary>
internal static class AttributeDrafting
{
    public static JsonObject Draft(Table table, Column column, int number)
    {
        var (type, code, typeName) = KindOf(table, column);
        var name = column.LogicalName;
        var id = StableId.Of("attribute", table.LogicalName, name);
        var attribute = Template.Of(DefinitionTypes.Type(type), id);
        attribute["LogicalName"] = name;
        attribute["SchemaName"] = name;
        attribute["EntityLogicalName"] = table.LogicalName;
        attribute["AttributeType"] = code;
        attribute["AttributeTypeName"] = new JsonObject { ["Value"] = typeName };
        attribute["ColumnNumber"] = number;
        attribute["IsPrimaryId"] = column == table.PrimaryId;
        attribute["IsPrimaryName"] = column == table.PrimaryName;
        attribute["IsCustomAttribute"] = name.Contains('_', StringComparison.Ordinal);
        attribute["IsManaged"] = !name.Contains('_', StringComparison.Ordinal);
        attribute["IsValidForCreate"] = column.CanCreate;
        attribute["IsValidForUpdate"] = column.CanUpdate && column != table.PrimaryId;
        attribute["DisplayName"] = Labels.Of(name, StableId.Of(id.ToString("D"), "label"));
        switch (type)
        {
            case "LookupAttributeMetadata":
                attribute["Targets"] = new JsonArray([.. TargetsOf(table, column).Select(static target => JsonValue.Create(target))]);
                break;
            case "DateTimeAttributeMetadata":
                attribute["Format"] = column.Kind == ColumnKind.Date || column.ShowsDateOnly ? "DateOnly" : "DateAndTime";
                attribute["DateTimeBehavior"] = new JsonObject { ["Value"] = column.Kind == ColumnKind.Date ? "DateOnly" : "UserLocal" };
                break;
            case "BooleanAttributeMetadata":
                attribute["OptionSet"] = OptionSetDrafting.YesNo(table.LogicalName, name, table.OptionsOf(column));
                attribute["GlobalOptionSet"] = null;
                break;
            case "StateAttributeMetadata" or "StatusAttributeMetadata" or "PicklistAttributeMetadata" or "MultiSelectPicklistAttributeMetadata":
                attribute["OptionSet"] = OptionSetDrafting.Choice(table.LogicalName, name, code, table.OptionsOf(column));
                attribute["GlobalOptionSet"] = null;
                break;
        }

        return attribute;
    }

    private static (string Type, string Code, string Name) KindOf(Table table, Column column) => column.Kind switch
    {
        ColumnKind.Text => ("StringAttributeMetadata", "String", "StringType"),
        ColumnKind.Choices => ("MultiSelectPicklistAttributeMetadata", "Virtual", "MultiSelectPicklistType"),
        ColumnKind.Choice when column.Name == "statecode" => ("StateAttributeMetadata", "State", "StateType"),
        ColumnKind.Choice when column.Name == "statuscode" => ("StatusAttributeMetadata", "Status", "StatusType"),
        ColumnKind.Choice => ("PicklistAttributeMetadata", "Picklist", "PicklistType"),
        ColumnKind.Integer => ("IntegerAttributeMetadata", "Integer", "IntegerType"),
        ColumnKind.BigInteger => ("BigIntAttributeMetadata", "BigInt", "BigIntType"),
        ColumnKind.Decimal => ("DecimalAttributeMetadata", "Decimal", "DecimalType"),
        ColumnKind.Money => ("MoneyAttributeMetadata", "Money", "MoneyType"),
        ColumnKind.Double => ("DoubleAttributeMetadata", "Double", "DoubleType"),
        ColumnKind.Boolean => ("BooleanAttributeMetadata", "Boolean", "BooleanType"),
        ColumnKind.DateTime or ColumnKind.Date => ("DateTimeAttributeMetadata", "DateTime", "DateTimeType"),
        ColumnKind.Guid => ("AttributeMetadata", "Uniqueidentifier", "UniqueidentifierType"),
        ColumnKind.Binary => ("ImageAttributeMetadata", "Virtual", "ImageType"),
        ColumnKind.Lookup when column.LogicalName == "ownerid" => ("LookupAttributeMetadata", "Owner", "OwnerType"),
        ColumnKind.Lookup when TargetsOf(table, column) is ["account", "contact"] => ("LookupAttributeMetadata", "Customer", "CustomerType"),
        ColumnKind.Lookup => ("LookupAttributeMetadata", "Lookup", "LookupType"),
        _ => ("ManagedPropertyAttributeMetadata", "ManagedProperty", "ManagedPropertyType"),
    };

    private static List<string> TargetsOf(Table table, Column lookup) => [.. table.TargetsOf(lookup).Select(static target => target.Table.LogicalName).Order(StringComparer.Ordinal)];
}
