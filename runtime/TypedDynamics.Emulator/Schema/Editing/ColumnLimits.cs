using System.Globalization;
using System.Text.Json.Nodes;
using TypedDynamics.Emulator.Answers;

namespace TypedDynamics.Emulator.Schema.Editing;

/// <summary>What the limits of a column may be.</summary>
internal static class ColumnLimits
{
    public static void Check(JsonObject attribute, ColumnType kind)
    {
        switch (kind.Type.Name)
        {
            case "StringAttributeMetadata":
                Within(attribute, "MaxLength", 1, 4000);
                break;
            case "MemoAttributeMetadata":
                Within(attribute, "MaxLength", 1, 1_048_576);
                break;
            case "DecimalAttributeMetadata":
                Within(attribute, "Precision", 0, 10);
                break;
            case "DoubleAttributeMetadata":
                Within(attribute, "Precision", 0, 5);
                break;
            case "MoneyAttributeMetadata":
                Within(attribute, "Precision", 0, 4);
                Within(attribute, "PrecisionSource", 0, 2);
                break;
            case "DateTimeAttributeMetadata":
                OneOf(attribute, "DateTimeBehavior", "UserLocal", "DateOnly", "TimeZoneIndependent");
                break;
            case "FileAttributeMetadata":
                Within(attribute, "MaxSizeInKB", 1, 10_485_760);
                break;
        }

        if (Real(attribute, "MinValue") > Real(attribute, "MaxValue"))
            throw DefinitionErrors.Invalid($"MinValue of '{attribute.Text("LogicalName")}' is greater than its MaxValue.");
    }

    private static void Within(JsonObject attribute, string property, int least, int most)
    {
        if (Real(attribute, property) is { } value && (value < least || value > most))
            throw DefinitionErrors.Invalid(string.Create(CultureInfo.InvariantCulture, $"{property} of '{attribute.Text("LogicalName")}' is {value}; it must be from {least} to {most}."));
    }

    private static void OneOf(JsonObject attribute, string property, params string[] values)
    {
        if ((attribute[property] as JsonObject)?.Text("Value") is { } value && !values.Contains(value))
            throw DefinitionErrors.Invalid($"The {property} '{value}' of '{attribute.Text("LogicalName")}' is not one of {string.Join(", ", values)}.");
    }

    private static double? Real(JsonObject attribute, string property) => attribute[property] is JsonValue value && double.TryParse(value.ToJsonString(), CultureInfo.InvariantCulture, out var number) ? number : null;
}
