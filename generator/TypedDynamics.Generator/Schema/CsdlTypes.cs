namespace TypedDynamics.Generator.Schema;

/// <summary>A complex type of the CSDL: a value without identity, such as an operation's response.</summary>
internal sealed record ComplexSchema
{
    public required string Name { get; init; }

    public string? Base { get; init; }

    public bool IsAbstract { get; init; }

    public bool IsOpen { get; init; }

    public EquatableArray<PropertySchema> Properties { get; init; }

    public EquatableArray<NavigationSchema> Navigations { get; init; }

    public SourcePoint Source { get; init; }
}

internal sealed record PropertySchema(string Name, TypeReference Type, bool IsNullable);

/// <summary>An enum type of the CSDL (AccessRights, EntityFilters…); table choices are not among them.</summary>
internal sealed record EnumSchema
{
    public required string Name { get; init; }

    public bool IsFlags { get; init; }

    public EquatableArray<EnumMemberSchema> Members { get; init; }

    public SourcePoint Source { get; init; }
}

internal sealed record EnumMemberSchema(string Name, long Value);
