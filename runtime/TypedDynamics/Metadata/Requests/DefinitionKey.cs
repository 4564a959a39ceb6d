using TypedDynamics.Querying.OData;

namespace TypedDynamics.Metadata;

/// <summary>What names a definition: its <c>MetadataId</c>, or its name. Made by itself of either; a text that is a Guid is the id.</summary>
public readonly record struct DefinitionKey
{
    private readonly Guid? _id;
    private readonly string? _name;

    /// <summary>By its <c>MetadataId</c>.</summary>
    public DefinitionKey(Guid id) => _id = id;

    /// <summary>By its name: the logical one of tables, columns and keys, the schema name of relationships, the name of shared choices; or its id as text.</summary>
    /// <exception cref="ArgumentException">The name is empty.</exception>
    public DefinitionKey(string name)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(name);
        if (Guid.TryParse(name, out var id)) _id = id;
        else _name = name;
    }

    /// <summary>The same as the constructor.</summary>
    public static implicit operator DefinitionKey(Guid id) => new(id);

    /// <summary>The same as the constructor.</summary>
    public static implicit operator DefinitionKey(string name) => new(name);

    /// <summary>The id or the name.</summary>
    public override string ToString() => _name ?? _id?.ToString("D") ?? "";

    /// <summary>The name, where it is one.</summary>
    internal string? Name => _name;

    /// <summary><c>(LogicalName='account')</c> or <c>(70816501-…)</c>.</summary>
    /// <exception cref="ArgumentException">It was made of nothing.</exception>
    internal string ToAddress(string property) =>
        _name is not null ? $"({property}={ODataLiteral.Write(_name)})"
        : _id is { } id ? $"({ODataLiteral.Write(id)})"
        : throw new ArgumentException("This key names no definition. Make it of a name or of a MetadataId.");
}
