using System.Collections.Immutable;
using System.Text.Json;
using System.Text.Json.Nodes;
using TypedDynamics.Emulator.Organization;

namespace TypedDynamics.Emulator.Schema.Editing;

/// <summary>Copies of documents of one kind, to be changed: made when they are first asked for, and kept as documents where they were changed.</summary>
/// <param name="find">The document as it was before.</param>
internal sealed class Copies(Func<string, JsonElement?> find)
{
    private readonly Dictionary<string, JsonObject?> _copies = new(StringComparer.Ordinal);
    private readonly HashSet<string> _changed = new(StringComparer.Ordinal);

    public IEnumerable<string> Changed => _changed;

    public bool IsCopied(string name) => _copies.ContainsKey(name);

    public JsonObject? Find(string name)
    {
        if (!_copies.TryGetValue(name, out var copy) && find(name) is { } found)
            _copies[name] = copy = JsonObject.Create(found);
        return copy;
    }

    /// <summary>Sets a document; null removes it.</summary>
    public void Set(string name, JsonObject? document)
    {
        _copies[name] = document;
        _changed.Add(name);
    }

    public ImmutableSortedDictionary<string, SchemaDocument> ApplyTo(ImmutableSortedDictionary<string, SchemaDocument> documents)
    {
        var result = documents.ToBuilder();
        foreach (var name in _changed)
        {
            if (_copies[name] is { } document)
                result[name] = new(name, JsonSerializer.SerializeToUtf8Bytes(document));
            else
                result.Remove(name);
        }

        return result.ToImmutable();
    }
}
