using System.Globalization;
using System.Text;
using System.Text.Json;

namespace TypedDynamics.Tests.Serialization;

/// <summary>What <see cref="Description"/> says of a row, made from System.Text.Json's reading of it.</summary>
internal static class JsonDescription
{
    private const string Formatted = "@OData.Community.Display.V1.FormattedValue";

    private static readonly string[] s_ofCustomer =
        ["_customerid_value", "_customerid_value@Microsoft.Dynamics.CRM.lookuplogicalname", $"_customerid_value{Formatted}"];

    public static IEnumerable<string> OfPage(byte[] page)
    {
        using var document = JsonDocument.Parse(page);
        return [.. document.RootElement.GetProperty("value").EnumerateArray().Select(Of)];
    }

    private static string Of(JsonElement row)
    {
        var text = new StringBuilder();
        Add(text, row, "");
        return text.ToString();
    }

    private static void Add(StringBuilder text, JsonElement row, string indent)
    {
        void Line(string name, object? value)
        {
            if (value is not null) text.Append(indent).Append(name).Append('=').Append(Convert.ToString(value, CultureInfo.InvariantCulture)).Append('\n');
        }

        object? Get(string name, Func<JsonElement, object?> read) =>
            row.TryGetProperty(name, out var value) && value.ValueKind != JsonValueKind.Null ? read(value) : null;

        string? Text(string name) => (string?)Get(name, static value => value.GetString());

        Line("etag", Text("@odata.etag"));
        Line("id", Get("sampleid", static value => value.GetGuid()));
        Line("name", Text("name"));
        Line("revenue", Get("revenue", static value => value.GetDecimal()));
        Line("latitude", Get("latitude", static value => value.GetDouble().ToString("R", CultureInfo.InvariantCulture)));
        Line("small", Get("small", static value => value.GetInt16()));
        Line("employees", Get("employees", static value => value.GetInt32()));
        Line("version", Get("versionnumber", static value => value.GetInt64()));
        Line("onhold", Get("onhold", static value => value.GetBoolean()));
        Line("createdon", Get("createdon", static value => value.GetDateTimeOffset().UtcTicks));
        Line("birthdate", Get("birthdate", static value => DateOnly.FromDateTime(value.GetDateTime()).DayNumber));
        Line("color", Get("color", static value => value.GetInt32()));
        Line("image", Get("image", static value => Convert.ToBase64String(value.GetBytesFromBase64())));
        if (Get(s_ofCustomer[0], static value => value.GetGuid()) is { } id) Line("customerid", $"{Text(s_ofCustomer[1])}({id}) {Text(s_ofCustomer[2])}");
        Line("Revenue formatted", Text($"revenue{Formatted}"));
        Line("CustomerId formatted", Text(s_ofCustomer[2]));
        foreach (var property in row.EnumerateObject().Where(static p => p.Name.StartsWith("new_", StringComparison.Ordinal)).OrderBy(static p => p.Name, StringComparer.Ordinal))
            Line(property.Name, JsonSerializer.Serialize(property.Value));
        if (row.TryGetProperty("parentid", out var parent) && parent.ValueKind != JsonValueKind.Null)
        {
            Line("parent", "");
            Add(text, parent, indent + "  ");
        }

        if (!row.TryGetProperty("sample_children", out var children) || children.ValueKind == JsonValueKind.Null) return;
        foreach (var child in children.EnumerateArray())
        {
            Line("child", "");
            Add(text, child, indent + "  ");
        }
    }
}
