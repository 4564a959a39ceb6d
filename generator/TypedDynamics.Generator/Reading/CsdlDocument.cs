using TypedDynamics.Generator.Schema;

namespace TypedDynamics.Generator.Reading;

/// <summary>A document's declarations as they stand there, before names are tied together.</summary>
internal sealed class CsdlDocument
{
    public List<EntitySchema> Entities { get; } = [];

    public HashSet<string> EntityNames { get; } = new(StringComparer.Ordinal);

    public List<ComplexSchema> Complex { get; } = [];

    public List<EnumSchema> Enums { get; } = [];

    public List<OperationSchema> Operations { get; } = [];

    /// <summary>Entity type → entity set.</summary>
    public Dictionary<string, string> EntitySets { get; } = new(StringComparer.Ordinal);

    public HashSet<string> Imports { get; } = new(StringComparer.Ordinal);
}
