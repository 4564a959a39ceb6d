using System.Text.Json;
using System.Text.Json.Nodes;

namespace TypedDynamics.Emulator.Replaying;

/// <summary>Rows by entity set, each once, as <see cref="DataverseEmulator.SeedAsync"/> takes them.</summary>
internal sealed class SeedRows
{
    private static readonly Dictionary<string, string> s_keys = new(StringComparer.Ordinal)
    {
        ["accounts"] = "accountid",
        ["contacts"] = "contactid",
        ["tasks"] = "activityid",
        ["incidents"] = "incidentid",
        ["opportunities"] = "opportunityid",
        ["competitors"] = "competitorid",
        ["transactioncurrencies"] = "transactioncurrencyid",
        ["emails"] = "activityid",
        ["contoso_sensordatas"] = "contoso_sensordataid",
    };

    private readonly Dictionary<(string Set, Guid Id), JsonObject> _rows = [];

    public static bool Knows(string set) => s_keys.ContainsKey(set);

    public static string KeyOf(string set) => s_keys[set];

    public JsonObject Add(string set, string id)
    {
        var key = (set, Guid.Parse(id));
        if (!_rows.TryGetValue(key, out var row)) _rows[key] = row = new JsonObject { [s_keys[set]] = id };
        return row;
    }

    /// <summary>A row as an answer shows it; the row's address.</summary>
    public string Add(string set, JsonElement shown, (string Navigation, string Address)? parent, Action<string, JsonElement, JsonObject, string> nested)
    {
        var id = shown.TryGetProperty(s_keys[set], out var key) ? key.GetString()! : Guid.NewGuid().ToString();
        var row = Add(set, id);
        var address = $"{set}({id})";
        foreach (var member in shown.EnumerateObject())
        {
            if (member.Name.Contains('@', StringComparison.Ordinal) || member.Name.EndsWith("_value", StringComparison.Ordinal) || member.Value.ValueKind == JsonValueKind.Null) continue;
            if (member.Value.ValueKind is JsonValueKind.Object or JsonValueKind.Array) nested(member.Name, member.Value, row, address);
            else row[member.Name] = JsonNode.Parse(member.Value.GetRawText());
        }

        if (parent is { } back) row[$"{back.Navigation}@odata.bind"] = back.Address;
        return address;
    }

    public void Merge(string json)
    {
        foreach (var (set, rows) in JsonNode.Parse(json)!.AsObject())
        {
            foreach (var added in rows!.AsArray())
            {
                var row = Add(set, (string?)added![s_keys[set]] ?? Guid.NewGuid().ToString());
                foreach (var (name, value) in added.AsObject()) row[name] = value?.DeepClone();
            }
        }
    }

    public override string ToString() => new JsonObject(_rows.GroupBy(static row => row.Key.Set).Select(static rows =>
        KeyValuePair.Create(rows.Key, (JsonNode?)new JsonArray([.. rows.Select(static row => row.Value)])))).ToJsonString();
}
