using System.Text.Json;

namespace TypedDynamics.Querying.Execution;

/// <summary>A line of an answer that is no entity's row: values under names of the query's choosing. What is null is not there.</summary>
internal sealed record AnswerLine(IReadOnlyDictionary<string, JsonElement> Cells)
{
    public static AnswerLine Empty { get; } = new(new Dictionary<string, JsonElement>());

    public static AnswerLine Of(JsonElement line) => line.ValueKind == JsonValueKind.Object
        ? new(line.EnumerateObject().Where(static cell => cell.Value.ValueKind != JsonValueKind.Null).DistinctBy(static cell => cell.Name).ToDictionary(static cell => cell.Name, static cell => cell.Value))
        : throw new MalformedResponseException("A line of the answer is no JSON object.");

    /// <summary>The value; null where there is none.</summary>
    public JsonElement? this[string name] => Cells.TryGetValue(name, out var cell) ? cell : null;
}
