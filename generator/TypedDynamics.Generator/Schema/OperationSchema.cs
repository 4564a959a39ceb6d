namespace TypedDynamics.Generator.Schema;

/// <summary>An action (POST, may change data) or a function (GET, may not), unbound or bound to a row or to a set.</summary>
internal sealed record OperationSchema
{
    public required string Name { get; init; }

    public required bool IsFunction { get; init; }

    /// <summary>The type it is called on; null when unbound. A collection when bound to a whole set.</summary>
    public TypeReference? Binding { get; init; }

    public bool IsComposable { get; init; }

    /// <summary>True when the container imports it: an unbound operation without an import cannot be called (the query functions).</summary>
    public bool IsImported { get; init; }

    /// <summary>Without the binding parameter.</summary>
    public EquatableArray<ParameterSchema> Parameters { get; init; }

    public TypeReference? ReturnType { get; init; }

    public SourcePoint Source { get; init; }
}

/// <param name="IsOptional">An OptionalParameter annotation (functions), or no <c>Nullable="false"</c> (actions).</param>
internal sealed record ParameterSchema(string Name, TypeReference Type, bool IsOptional);
