using System.Text.Json;
using TypedDynamics.Serialization;

namespace TypedDynamics.Querying.Execution;

/// <summary>A value of an answer's line, and what is said of it.</summary>
/// <param name="Value">Null where there is none.</param>
/// <param name="Formatted">Its text for people.</param>
/// <param name="Table">The table of the row that a lookup points to.</param>
internal sealed record AnswerCell(JsonElement? Value, string? Formatted, string? Table)
{
    public static AnswerCell Of(AnswerLine line, string name) => new(
        line[name],
        line[$"{name}@{WireNames.FormattedValue}"]?.GetString(),
        line[$"{name}@{WireNames.LookupTable}"]?.GetString());
}
