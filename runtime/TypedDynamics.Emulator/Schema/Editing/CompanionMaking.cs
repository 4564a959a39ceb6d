using System.Text.Json.Nodes;

namespace TypedDynamics.Emulator.Schema.Editing;

/// <summary>Adds the columns that a column brings along: an amount its value in the organization's currency, a choice and a lookup the text that is shown.</summary>
internal sealed class CompanionMaking(SchemaEdit edit, ColumnMaking columns)
{
    public void Add(string table, ColumnType kind, JsonObject attribute)
    {
        var (name, schemaName) = (attribute.Text("LogicalName")!, attribute.Text("SchemaName")!);
        switch (kind.Type.Name)
        {
            case "MoneyAttributeMetadata" when attribute.Text("CalculationOf") is null:
                columns.Add(table, ColumnType.Money, schemaName + "_Base", Base(attribute, name), isCustom: true);
                AddCurrency(table);
                break;
            case "LookupAttributeMetadata":
                Shadow(attribute, schemaName + "Name", "String", "StringType");
                if (attribute["Targets"]?.AsArray().Count > 1)
                    Shadow(attribute, schemaName + "Type", "EntityName", "EntityNameType");
                break;
            case "BooleanAttributeMetadata" or "PicklistAttributeMetadata" or "MultiSelectPicklistAttributeMetadata" or "StateAttributeMetadata" or "StatusAttributeMetadata":
                Shadow(attribute, name + "Name", "Virtual", "VirtualType");
                break;
        }
    }

    private static JsonObject Base(JsonObject attribute, string name) => new()
    {
        ["CalculationOf"] = name,
        ["IsBaseCurrency"] = true,
        ["IsValidForCreate"] = false,
        ["IsValidForUpdate"] = false,
        ["Precision"] = attribute["Precision"]?.DeepClone(),
        ["PrecisionSource"] = 1,
        ["DisplayName"] = WithSuffix(attribute["DisplayName"]),
    };

    private static JsonObject? WithSuffix(JsonNode? label)
    {
        var copy = label?.DeepClone() as JsonObject;
        foreach (var text in copy?.Objects("LocalizedLabels") ?? [])
            text["Label"] = text.Text("Label") + " (Base)";
        return copy;
    }

    // Amounts are in a currency, which the row refers to.
    private void AddCurrency(string table)
    {
        var entity = edit.Entity(table);
        if (entity.Attribute("exchangerate") is null)
            columns.Add(table, ColumnType.Decimal, "ExchangeRate", new() { ["Precision"] = 12, ["MinValue"] = 0.000000000001m, ["IsValidForCreate"] = false, ["IsValidForUpdate"] = false }, isCustom: false);
        if (entity.Attribute("transactioncurrencyid") is null && edit.HasTable("transactioncurrency"))
            new RelationshipMaking(edit).AddSystemLookup(table, "TransactionCurrencyId", "transactioncurrency", "TransactionCurrency_" + table, "Restrict");
    }

    // Shown in definitions and nowhere else.
    private void Shadow(JsonObject attribute, string schemaName, string code, string typeName)
    {
        var (table, name) = (attribute.Text("EntityLogicalName")!, schemaName.ToLowerInvariant());
        if (edit.Entity(table).Attribute(name) is not null)
            return;
        var shadow = Template.Of(code == "String" ? DefinitionTypes.Type("StringAttributeMetadata") : code == "EntityName" ? DefinitionTypes.Type("EntityNameAttributeMetadata") : DefinitionTypes.Attribute, Guid.NewGuid());
        edit.Stamp(shadow, table, schemaName);
        shadow["AttributeOf"] = attribute.Text("LogicalName");
        shadow["AttributeType"] = code;
        shadow["AttributeTypeName"] = new JsonObject { ["Value"] = typeName };
        shadow["IsCustomAttribute"] = attribute.Flag("IsCustomAttribute");
        shadow["IsLogical"] = true;
        shadow["IsValidODataAttribute"] = false;
        shadow["IsValidForCreate"] = false;
        shadow["IsValidForUpdate"] = false;
        edit.Change(table, entity => entity.Add("Attributes", shadow.DeepClone().AsObject(), "LogicalName"));
    }
}
