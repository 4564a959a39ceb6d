using TypedDynamics.Generator.Schema;

namespace TypedDynamics.Generator.Reading;

/// <summary>What the pass over a CSDL document gathers. Types are used before they are declared, so names stay names until <see cref="CsdlLinking"/>.</summary>
internal sealed class CsdlDraft
{
    /// <summary>Entity and complex types.</summary>
    public List<StructureDraft> Structures { get; } = [];

    public List<EnumSchema> Enums { get; } = [];

    public List<OperationSchema> Operations { get; } = [];

    public List<SetDraft> Sets { get; } = [];

    public HashSet<string> ImportedActions { get; } = new(StringComparer.Ordinal);

    public HashSet<string> ImportedFunctions { get; } = new(StringComparer.Ordinal);

    /// <summary>Namespaces and aliases of the document's own schemas.</summary>
    public HashSet<string> Qualifiers { get; } = new(StringComparer.Ordinal);

    public CsdlNames Names { get; } = new();

    public LeftOut LeftOut { get; } = new();
}

internal readonly record struct SetDraft(string Name, string EntityType, SourcePoint At);
