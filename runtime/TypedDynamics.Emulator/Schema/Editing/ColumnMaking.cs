using System.Text.Json.Nodes;
using Microsoft.OData.Edm;
using TypedDynamics.Emulator.Answers;

namespace TypedDynamics.Emulator.Schema.Editing;

/// <summary>Makes a column of what was sent: its definition, its property in the CSDL, and the columns that come with it.</summary>
internal sealed class ColumnMaking(SchemaEdit edit)
{
    /// <summary>Makes a column of a customization.</summary>
    /// <returns>The column's id.</returns>
    public Guid Make(string table, JsonObject sent)
    {
        var kind = KindOf(sent);
        if (!kind.IsCreatable)
            throw DefinitionErrors.Invalid($"Attributes of type {kind.Type.Name} cannot be created so." + (kind.Type.Name == "LookupAttributeMetadata" ? " A lookup is created with its relationship." : ""));
        var schemaName = Payload.RequireSchemaName(sent);
        return Add(table, kind, schemaName, sent, isCustom: true);
    }

    /// <summary>Adds a column, of a customization or of the service itself.</summary>
    public Guid Add(string table, ColumnType kind, string schemaName, JsonObject sent, bool isCustom)
    {
        var name = schemaName.ToLowerInvariant();
        if (edit.Entity(table).Attribute(name) is not null)
            throw DefinitionErrors.AlreadyThere("An attribute", name);
        var attribute = Define(table, kind, schemaName, sent, isCustom);
        edit.Change(table, entity => entity.Add("Attributes", attribute.DeepClone().AsObject(), "LogicalName"));
        foreach (var (property, type) in kind.Properties(name))
            edit.Csdl.AddProperty(table, property, kind == ColumnType.DateTime ? ColumnType.EdmOfDate((attribute["DateTimeBehavior"] as JsonObject)?.Text("Value")) : type);
        new CompanionMaking(edit, this).Add(table, kind, attribute);
        return Guid.Parse(attribute.Text("MetadataId")!);
    }

    /// <summary>The type that a payload names.</summary>
    public static ColumnType KindOf(JsonObject sent)
    {
        if (sent.Text("@odata.type") is not { } name)
            throw DefinitionErrors.Invalid("Required field '@odata.type' is missing: it says of which type the attribute is.");
        return DefinitionTypes.Find(name) is { } type && ColumnType.Of(type) is { } kind ? kind : throw DefinitionErrors.Invalid($"There is no type of attributes '{name}'.");
    }

    private JsonObject Define(string table, ColumnType kind, string schemaName, JsonObject sent, bool isCustom)
    {
        var id = Guid.NewGuid();
        var attribute = Template.Of(kind.Type, id);
        foreach (var (property, value) in kind.Defaults())
            attribute[property] = value;
        var scalars = sent.DeepClone().AsObject();
        foreach (var navigation in kind.Type.NavigationProperties())
            scalars.Remove(navigation.Name);
        Payload.Apply(attribute, scalars, kind.Type, mergeLabels: false);
        edit.Stamp(attribute, table, schemaName);
        attribute["AttributeType"] ??= kind.Code;
        attribute["AttributeTypeName"] ??= new JsonObject { ["Value"] = kind.TypeName };
        attribute["IsCustomAttribute"] = isCustom;
        SetOptions(attribute, kind, table, sent);
        // Columns of the service itself go beyond: exchange rates have twelve digits.
        if (isCustom)
            ColumnLimits.Check(attribute, kind);
        return attribute;
    }

    private void SetOptions(JsonObject attribute, ColumnType kind, string table, JsonObject sent)
    {
        if (kind.Options is not { } options)
            return;
        attribute["OptionSet"] = null;
        attribute["GlobalOptionSet"] = null;
        if (sent.Text("GlobalOptionSet@odata.bind") is { } bound)
        {
            SchemaEdit.SetOptions(attribute, FindGlobal(bound));
            return;
        }

        if (sent["OptionSet"] is JsonObject inline && inline.Flag("IsGlobal") && inline.Text("Name") is { } name)
        {
            SchemaEdit.SetOptions(attribute, edit.OptionSet(name) ?? throw DefinitionErrors.NotThere("OptionSet", name));
            return;
        }

        attribute["OptionSet"] = OptionSetMaking.Make(sent["OptionSet"] as JsonObject ?? [], $"{table}_{attribute.Text("LogicalName")}", isGlobal: false, options);
    }

    private JsonObject FindGlobal(string address)
    {
        var key = address[(address.IndexOf('(', StringComparison.Ordinal) + 1)..].TrimEnd(')');
        if (key.StartsWith("Name=", StringComparison.Ordinal))
            return edit.OptionSet(key["Name=".Length..].Trim('\'')) ?? throw DefinitionErrors.NotThere("OptionSet", key);
        return Guid.TryParse(key, out var id) && edit.OptionSetById(id) is { } set ? set : throw DefinitionErrors.NotThere("OptionSet", key);
    }
}
