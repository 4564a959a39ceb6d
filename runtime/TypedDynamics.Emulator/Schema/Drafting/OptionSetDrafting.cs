using System.Globalization;
using System.Text.Json.Nodes;
using TypedDynamics.Emulator.Organization;

namespace TypedDynamics.Emulator.Schema.Drafting;

/// <summary>The options of a column that has no definition, in the shape of one.</summary>
internal static class OptionSetDrafting
{
    public static JsonObject YesNo(string table, string column, IReadOnlyList<Option> options)
    {
        var set = New(DefinitionTypes.BooleanOptionSet, table, column, "Boolean");
        set["TrueOption"] = OptionOf(options.FirstOrDefault(static option => option.Value == 1, new(1, "Yes")), table, column);
        set["FalseOption"] = OptionOf(options.FirstOrDefault(static option => option.Value == 0, new(0, "No")), table, column);
        return set;
    }

    public static JsonObject Choice(string table, string column, string code, IEnumerable<Option> options)
    {
        var set = New(DefinitionTypes.OptionSet, table, column, code is "State" or "Status" ? code : "Picklist");
        set["Options"] = new JsonArray(
        [
            .. options.Select(option =>
            {
                var json = OptionOf(option, table, column);
                if (code == "Status")
                {
                    json["@odata.type"] = "#Microsoft.Dynamics.CRM.StatusOptionMetadata";
                    json["State"] = option.State;
                    json["TransitionData"] = null;
                }
                else if (code == "State")
                {
                    json["@odata.type"] = "#Microsoft.Dynamics.CRM.StateOptionMetadata";
                    json["DefaultStatus"] = option.Value + 1;
                    json["InvariantName"] = option.Label;
                }

                return json;
            }),
        ]);
        return set;
    }

    private static JsonObject New(Microsoft.OData.Edm.IEdmEntityType type, string table, string column, string kind)
    {
        var set = Template.Of(type, StableId.Of("optionset", table, column));
        set["Name"] = $"{table}_{column}";
        set["OptionSetType"] = kind;
        return set;
    }

    private static JsonObject OptionOf(Option option, string table, string column) => new()
    {
        ["Value"] = option.Value,
        ["Label"] = Labels.Of(option.Label, StableId.Of("option", table, column, option.Value.ToString(CultureInfo.InvariantCulture))),
        ["Description"] = Labels.Empty(),
        ["Color"] = null,
        ["IsManaged"] = false,
        ["ExternalValue"] = null,
        ["ParentValues"] = new JsonArray(),
        ["MetadataId"] = null,
        ["HasChanged"] = null,
    };
}
