using System.Buffers;
using System.Collections.Immutable;
using System.Text.Json;
using TypedDynamics.Serialization;

namespace TypedDynamics.Metadata;

/// <summary>The members of a definition: as they were told, and what was put in their place since. Immutable.</summary>
internal sealed class NodeMembers(JsonElement told, ImmutableArray<KeyValuePair<string, JsonElement>> put)
{
    private readonly Dictionary<string, object?> _read = new(StringComparer.Ordinal);
    private JsonElement? _whole = put.IsEmpty ? told : null;

    public NodeMembers(JsonElement told)
        : this(told, [])
    {
    }

    /// <summary>The whole, with what was put.</summary>
    public JsonElement Json
    {
        get
        {
            lock (_read) return _whole ??= Write();
        }
    }

    public JsonElement? Find(string name)
    {
        foreach (var (key, value) in put)
            if (key == name) return value;
        return told.ValueKind == JsonValueKind.Object && told.TryGetProperty(name, out var found) ? found : null;
    }

    public bool IsPut(string name) => put.Any(each => each.Key == name);

    public NodeMembers With(string name, JsonElement value)
    {
        var member = KeyValuePair.Create(name, value);
        for (var i = 0; i < put.Length; i++)
            if (put[i].Key == name) return new(told, put.SetItem(i, member));
        return new(told, put.Add(member));
    }

    /// <summary>What a member holds, read once.</summary>
    public T Read<T>(string name, Func<JsonElement, T> read)
        where T : class?
    {
        lock (_read)
        {
            if (!_read.TryGetValue(name, out var value)) _read[name] = value = Find(name) is { ValueKind: not JsonValueKind.Null } json ? read(json) : null;
            return (T)value!;
        }
    }

    private JsonElement Write()
    {
        var text = new ArrayBufferWriter<byte>();
        using (var json = new Utf8JsonWriter(text, RowWriting.Options))
        {
            json.WriteStartObject();
            foreach (var member in told.EnumerateObject())
            {
                json.WritePropertyName(member.Name);
                Find(member.Name)!.Value.WriteTo(json);
            }

            foreach (var (name, value) in put)
            {
                if (told.TryGetProperty(name, out _)) continue;
                json.WritePropertyName(name);
                value.WriteTo(json);
            }

            json.WriteEndObject();
        }

        return JsonElement.Parse(text.WrittenSpan);
    }
}
