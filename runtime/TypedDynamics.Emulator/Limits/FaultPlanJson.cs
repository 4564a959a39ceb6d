using System.Text.Json;
using TypedDynamics.Emulator.Answers;

namespace TypedDynamics.Emulator.Limits;

/// <summary>A fault plan as JSON: <c>{"faults":[{"kind":"resetAfterCommit","probability":0.1,"seed":7}]}</c>; durations in seconds.</summary>
internal static class FaultPlanJson
{
    /// <exception cref="FormatException">The JSON is no plan; the message names the member.</exception>
    public static List<Fault> Read(ReadOnlyMemory<byte> json)
    {
        try
        {
            using var document = JsonDocument.Parse(json);
            if (document.RootElement.ValueKind != JsonValueKind.Object || !document.RootElement.TryGetProperty("faults", out var faults) || faults.ValueKind != JsonValueKind.Array)
                throw new FormatException("A plan is an object with the member 'faults', an array.");
            return [.. faults.EnumerateArray().Select(ReadFault)];
        }
        catch (JsonException e)
        {
            throw new FormatException(e.Message, e);
        }
    }

    public static ReadOnlyMemory<byte> Write(FaultPlan plan) => JsonText.Write(json =>
    {
        json.WriteStartObject();
        json.WriteStartArray("faults");
        foreach (var fault in plan.Faults)
            WriteFault(json, fault);
        json.WriteEndArray();
        json.WriteStartObject("played");
        foreach (var (kind, count) in plan.Played)
            json.WriteNumber(NameOf(kind), count);
        json.WriteEndObject();
        json.WriteEndObject();
    });

    private static Fault ReadFault(JsonElement item, int index)
    {
        if (item.ValueKind != JsonValueKind.Object || !item.TryGetProperty("kind", out var kind))
            throw new FormatException($"faults[{index}] is no object with the member 'kind'.");
        var fault = new Fault(KindOf(kind, index));
        foreach (var member in item.EnumerateObject())
        {
            try
            {
                fault = Read(fault, member.Name, member.Value);
            }
            catch (Exception e) when (e is ArgumentException or InvalidOperationException or FormatException or OverflowException)
            {
                throw new FormatException($"faults[{index}].{member.Name} cannot be used: {e.Message}", e);
            }
        }

        return fault;
    }

    private static Fault Read(Fault fault, string name, JsonElement value) => name switch
    {
        "kind" => fault,
        "probability" => fault with { Probability = value.GetDouble() },
        "every" => fault with { Every = value.GetInt32() },
        "next" => fault with { Next = value.GetInt32() },
        "method" => fault with { Method = value.GetString()?.ToUpperInvariant() },
        "path" => fault with { PathPrefix = value.GetString() },
        "seed" => fault with { Seed = value.GetInt32() },
        "retryAfter" => fault with { RetryAfter = TimeSpan.FromSeconds(value.GetDouble()) },
        "delay" => fault with { Delay = TimeSpan.FromSeconds(value.GetDouble()) },
        _ => throw new FormatException("the members are kind, probability, every, next, method, path, seed, retryAfter and delay."),
    };

    private static FaultKind KindOf(JsonElement name, int index)
    {
        foreach (var kind in Enum.GetValues<FaultKind>())
        {
            if (name.ValueKind == JsonValueKind.String && NameOf(kind) == name.GetString())
                return kind;
        }

        throw new FormatException($"faults[{index}].kind is none of {string.Join(", ", Enum.GetValues<FaultKind>().Select(NameOf))}.");
    }

    private static void WriteFault(Utf8JsonWriter json, Fault fault)
    {
        json.WriteStartObject();
        json.WriteString("kind", NameOf(fault.Kind));
        json.WriteNumber("probability", fault.Probability);
        json.WriteNumber("every", fault.Every);
        if (fault.Next is { } next)
            json.WriteNumber("next", next);
        if (fault.Method is { } method)
            json.WriteString("method", method);
        if (fault.PathPrefix is { } path)
            json.WriteString("path", path);
        json.WriteNumber("seed", fault.Seed);
        json.WriteNumber("retryAfter", fault.RetryAfter.TotalSeconds);
        json.WriteNumber("delay", fault.Delay.TotalSeconds);
        json.WriteEndObject();
    }

    private static string NameOf(FaultKind kind) => JsonNamingPolicy.CamelCase.ConvertName(kind.ToString());
}
