using System.Text.Json;

namespace TypedDynamics.Emulator.Replaying;

/// <summary>Compares answers by their members and kinds of values; which values they hold is another test's matter.</summary>
internal static class Shape
{
    public static IEnumerable<string> Differences(JsonElement expected, JsonElement actual, string path = "")
    {
        if (expected.ValueKind == JsonValueKind.Object && actual.ValueKind == JsonValueKind.Object)
        {
            foreach (var member in expected.EnumerateObject())
            {
                if (!actual.TryGetProperty(member.Name, out var found)) yield return $"{path}/{member.Name} is missing";
                else foreach (var difference in Differences(member.Value, found, $"{path}/{member.Name}")) yield return difference;
            }

            foreach (var member in actual.EnumerateObject())
            {
                if (!expected.TryGetProperty(member.Name, out _)) yield return $"{path}/{member.Name} is more";
            }
        }
        else if (expected.ValueKind == JsonValueKind.Array && actual.ValueKind == JsonValueKind.Array)
        {
            if (expected.GetArrayLength() != actual.GetArrayLength()) yield return $"{path} has {actual.GetArrayLength()} items, not {expected.GetArrayLength()}";
            foreach (var (one, other) in expected.EnumerateArray().Zip(actual.EnumerateArray()))
            {
                foreach (var difference in Differences(one, other, $"{path}[]")) yield return difference;
            }
        }
        else if (Kind(expected) != Kind(actual) && expected.ValueKind != JsonValueKind.Null && actual.ValueKind != JsonValueKind.Null)
        {
            yield return $"{path} is {actual.ValueKind}, not {expected.ValueKind}";
        }
    }

    private static JsonValueKind Kind(JsonElement value) => value.ValueKind == JsonValueKind.False ? JsonValueKind.True : value.ValueKind;
}
