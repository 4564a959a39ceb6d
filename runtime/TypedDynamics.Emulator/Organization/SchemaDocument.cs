namespace TypedDynamics.Emulator.Organization;

/// <summary>A document of the schema, and what it is called in messages: its path, where it comes from a file.</summary>
internal sealed record SchemaDocument(string Name, ReadOnlyMemory<byte> Content);
