using System.Collections.Frozen;
using System.Globalization;
using System.Text.Json;
using TypedDynamics.Emulator.Answers;
using TypedDynamics.Emulator.Organization;

namespace TypedDynamics.Emulator.Endpoints.Definitions;

/// <summary>Which definitions <c>RetrieveMetadataChanges</c> is asked for, and which of their properties: the parts of an <c>EntityQueryExpression</c>.</summary>
internal sealed class MetadataQuery
{
    private readonly JsonElement? _criteria;
    private readonly FrozenSet<string>? _properties;

    private MetadataQuery(JsonElement? query)
    {
        var properties = query?.Member("Properties");
        _criteria = query?.Member("Criteria");
        // Without a word on properties none are wanted, but of a query that is not there all are.
        _properties = query is null || properties?.Flag("AllProperties") == true
            ? null
            : (properties?.Items("PropertyNames") ?? []).Select(static name => name.GetString()!).ToFrozenSet(StringComparer.Ordinal);
    }

    public static MetadataQuery Of(JsonElement? query) => new(query);

    public bool Wants(string property) => _properties is null || _properties.Contains(property);

    /// <summary>Whether a definition meets the criteria.</summary>
    public bool Holds(JsonElement definition) => _criteria is not { } criteria || Meets(definition, criteria);

    private static bool Meets(JsonElement definition, JsonElement filter)
    {
        var parts = filter.Items("Conditions").Select(condition => Compares(definition, condition)).Concat(filter.Items("Filters").Select(inner => Meets(definition, inner))).ToList();
        return filter.Text("FilterOperator") == "Or" || filter.Number("FilterOperator") == 1 ? parts.Count == 0 || parts.Contains(true) : parts.TrueForAll(static part => part);
    }

    private static bool Compares(JsonElement definition, JsonElement condition)
    {
        var name = condition.Text("PropertyName") ?? throw DefinitionErrors.Invalid("A condition of the query has no PropertyName.");
        var value = TextOf(definition, name);
        var wanted = condition.Member("Value")?.Text("Value");
        var comparison = condition.Text("ConditionOperator") ?? condition.Number("ConditionOperator")?.ToString(CultureInfo.InvariantCulture) ?? "Equals";
        return comparison switch
        {
            "Equals" or "0" => Same(value, wanted),
            "NotEquals" or "1" => !Same(value, wanted),
            "In" or "2" => Items(wanted).Any(each => Same(value, each)),
            "NotIn" or "3" => !Items(wanted).Any(each => Same(value, each)),
            "GreaterThan" or "4" => Order(value, wanted) > 0,
            "LessThan" or "5" => Order(value, wanted) < 0,
            _ => throw DefinitionErrors.Invalid($"There is no ConditionOperator '{comparison}'."),
        };
    }

    private static string? TextOf(JsonElement definition, string name) => definition.Member(name) switch
    {
        { ValueKind: JsonValueKind.Object } setting => TextOf(setting, "Value"),
        { ValueKind: JsonValueKind.String } text => text.GetString(),
        { } value => value.GetRawText(),
        null => null,
    };

    private static bool Same(string? one, string? other) => string.Equals(one, other, StringComparison.OrdinalIgnoreCase);

    private static int Order(string? one, string? other) =>
        decimal.TryParse(one, CultureInfo.InvariantCulture, out var first) && decimal.TryParse(other, CultureInfo.InvariantCulture, out var second)
            ? first.CompareTo(second)
            : string.Compare(one, other, StringComparison.OrdinalIgnoreCase);

    // A list in brackets, of texts in either kind of quotes or bare.
    private static IEnumerable<string> Items(string? list) =>
        (list ?? "").Trim().TrimStart('[').TrimEnd(']').Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries).Select(static item => item.Trim('\'', '"'));
}
