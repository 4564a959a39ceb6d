using System.Text.Json;

namespace TypedDynamics.Emulator.Organization;

/// <summary>A document of the schema. Read once: changes of the schema keep the documents that they do not touch.</summary>
/// <param name="name">What it is called in messages: its path, where it comes from a file.</param>
/// <param name="content">Its bytes.</param>
internal sealed class SchemaDocument(string name, ReadOnlyMemory<byte> content)
{
    private readonly Lazy<JsonElement> _json = new(() => JsonElement.Parse(content.Span));

    public string Name { get; } = name;

    public ReadOnlyMemory<byte> Content { get; } = content;

    /// <summary>What it holds, as JSON.</summary>
    public JsonElement Json => _json.Value;

    /// <summary>What it adds to the CSDL of its table.</summary>
    /// <exception cref="InvalidDataException">It is not an EntityDefinition; the message names it.</exception>
    public Definition Definition => field ??= DefinitionLoading.Read(this);

    public SchemaDocument With(ReadOnlyMemory<byte> changed) => new(Name, changed);
}
