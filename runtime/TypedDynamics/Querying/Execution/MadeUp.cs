using System.Text.Json;
using TypedDynamics.Emitted;

namespace TypedDynamics.Querying.Execution;

/// <summary>Values that a selector can work with as with any other: neither null, nor zero, nor at an end of their range.</summary>
internal static class MadeUp
{
    public static JsonElement Number { get; } = JsonElement.Parse("1");

    /// <summary>Numbers on either side of whatever they are compared with.</summary>
    public static IReadOnlyList<JsonElement> Numbers { get; } = [Number, JsonElement.Parse("1000000000"), JsonElement.Parse("-1000000000"), JsonElement.Parse("0")];

    public static JsonElement Of(ColumnKind kind) => kind switch
    {
        ColumnKind.Integer or ColumnKind.Decimal or ColumnKind.Double or ColumnKind.Choice => Number,
        ColumnKind.Boolean => JsonElement.Parse("true"),
        ColumnKind.DateTime or ColumnKind.DateTimeTimeZoneIndependent => JsonElement.Parse("\"2001-02-03T04:05:06Z\""),
        ColumnKind.DateOnly => JsonElement.Parse("\"2001-02-03\""),
        ColumnKind.Guid or ColumnKind.Lookup => JsonElement.Parse("\"00000000-0000-0000-0000-000000000001\""),
        _ => JsonElement.Parse("\"1\""),
    };
}
