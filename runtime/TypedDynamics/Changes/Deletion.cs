using System.Text.Json;

namespace TypedDynamics.Changes;

/// <summary>Reads <c>{"@odata.context":"…#accounts/$deletedEntity","id":"…","reason":"deleted"}</c>.</summary>
internal static class Deletion
{
    /// <exception cref="MalformedResponseException">It does not say which row is gone.</exception>
    public static DeletedRow Of(IReadOnlyDictionary<string, JsonElement> line) =>
        TextOf(line, "id") is { } text && Guid.TryParse(KeyOf(text), out var id)
            ? new(id, TextOf(line, "reason") ?? "deleted")
            : throw new MalformedResponseException("A deletion in the answer does not say which row is gone: its 'id' is no Guid.");

    private static string? TextOf(IReadOnlyDictionary<string, JsonElement> line, string name) =>
        line.TryGetValue(name, out var value) && value.ValueKind == JsonValueKind.String ? value.GetString() : null;

    // OData has the row's address here, Dataverse its key.
    private static string KeyOf(string id) => id.EndsWith(')') ? id[(id.LastIndexOf('(') + 1)..^1] : id;
}
