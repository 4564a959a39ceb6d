using TypedDynamics.Generator.Schema;

namespace TypedDynamics.Generator.Planning;

/// <summary>What the planners of one context share: who gets a class, how it is called, and which shared types turned out to be needed.</summary>
internal sealed class ContextScope(OrgIndex index, TypeNames names, SortedDictionary<string, AskedEntity> asked, string? typeNamespace)
{
    private readonly string _prefix = typeNamespace is null ? "global::" : $"global::{typeNamespace}.";

    public OrgIndex Index => index;

    public TypeNames Names => names;

    public SortedDictionary<string, AskedEntity> Asked => asked;

    /// <summary>Namespace of the emitted types; null in the global one.</summary>
    public string? Namespace => typeNamespace;

    public List<PlanProblem> Problems { get; } = [];

    /// <summary>Global choices in use, by name.</summary>
    public SortedDictionary<string, ChoiceSchema> GlobalChoices { get; } = new(StringComparer.Ordinal);

    /// <summary>Shared unions in use, with the tables that each may point to.</summary>
    public SortedDictionary<string, SortedSet<string>> SharedLookups { get; } = new(StringComparer.Ordinal);

    /// <summary>Complex types and enums of the CSDL in use.</summary>
    public SortedSet<string> CsdlTypes { get; } = new(StringComparer.Ordinal);

    public string Qualify(string name) => _prefix + name;

    /// <summary>The class of an entity by its <c>global::</c> name; null when the context has none.</summary>
    public string? ClassOf(string entity) => asked.ContainsKey(entity) ? Qualify(names.OfEntity(entity)) : null;

    /// <summary>A CSDL type as C# holds it when the service answers with it; null when there is nothing to hold it in.</summary>
    /// <summary>Tells of what the CSDL declares a second time.</summary>
    public void TellTwice(string what, SourcePoint at) =>
        Problems.Add(new("TD0020", $"{what} is declared a second time; the first declaration counts", InCache: at));

    public ValuePlan? ValueOf(TypeReference type)
    {
        var item = ItemOf(type.Name);
        return item is null || !type.IsCollection ? item : new(ValueKind.List, Item: item);
    }

    private ValuePlan? ItemOf(string type)
    {
        if (type.StartsWith("Edm.", StringComparison.Ordinal)) return PropertyTypes.OfPrimitive(type) is { } kind ? new(kind) : null;
        if (index.EnumTypes.ContainsKey(type)) return new(ValueKind.Enum, Use(type));
        if (index.ComplexTypes.ContainsKey(type)) return new(ValueKind.Complex, Use(type));
        if (index.IsAnyRow(type)) return new(ValueKind.Json);
        return ClassOf(type) is { } row ? new(ValueKind.Row, row) : null;
    }

    private string Use(string type)
    {
        CsdlTypes.Add(type);
        return Qualify(names.OfCsdlType(type));
    }
}
