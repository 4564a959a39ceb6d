using TypedDynamics.Generator.Schema;

namespace TypedDynamics.Generator.Planning;

/// <summary>The org's types by name, and who derives from whom.</summary>
internal sealed class OrgIndex
{
    private readonly Dictionary<string, List<EntitySchema>> _derived = new(StringComparer.Ordinal);
    private readonly Lazy<ILookup<string, string>> _setOperations;

    public OrgIndex(OrgSchema org)
    {
        Org = org;
        _setOperations = new(() => org.Operations.Where(static operation => operation.Binding is { IsCollection: true }).ToLookup(static operation => operation.Name, static operation => operation.Binding.GetValueOrDefault().Name));
        foreach (var entity in org.Entities) Entities[entity.LogicalName] = entity;
        foreach (var complex in org.ComplexTypes) ComplexTypes[complex.Name] = complex;
        foreach (var type in org.EnumTypes) EnumTypes[type.Name] = type;
        foreach (var entity in org.Entities)
        {
            if (entity.Base is null) continue;
            if (!_derived.TryGetValue(entity.Base, out var derived)) _derived[entity.Base] = derived = [];
            derived.Add(entity);
        }
    }

    public OrgSchema Org { get; }

    public Dictionary<string, EntitySchema> Entities { get; } = new(StringComparer.Ordinal);

    public Dictionary<string, ComplexSchema> ComplexTypes { get; } = new(StringComparer.Ordinal);

    public Dictionary<string, EnumSchema> EnumTypes { get; } = new(StringComparer.Ordinal);

    /// <summary>True for the memberless roots (<c>crmbaseentity</c>): any row at all, which in C# is the runtime's <c>Entity</c>.</summary>
    public bool IsAnyRow(string entity) =>
        Entities.TryGetValue(entity, out var schema) && schema is { IsAbstract: true, Base: null, Columns.Count: 0, Navigations.Count: 0 };

    /// <summary>The types on whose sets an action of that name can be called.</summary>
    public IEnumerable<string> SetOperations(string name) => _setOperations.Value[name];

    /// <summary>The base that becomes a class; null when it is the runtime's <c>Entity</c>.</summary>
    public EntitySchema? BaseOf(EntitySchema entity) =>
        entity.Base is { } name && Entities.TryGetValue(name, out var schema) && !IsAnyRow(name) ? schema : null;

    /// <summary>The tables that a lookup to <paramref name="entity"/> may really point to: a type without rows of its own (principal) stands for those that derive from it.</summary>
    public IEnumerable<string> TablesOf(string entity)
    {
        if (!Entities.TryGetValue(entity, out var schema) || schema.EntitySetName is not null || !_derived.TryGetValue(entity, out var derived))
        {
            yield return entity;
            yield break;
        }

        foreach (var type in derived)
        {
            foreach (var table in TablesOf(type.LogicalName)) yield return table;
        }
    }

    /// <summary>Entities in the order in which they claim names: the elder first.</summary>
    public List<EntitySchema> ByAge()
    {
        var entities = new List<EntitySchema>(Org.Entities);
        entities.Sort(static (a, b) =>
        {
            var order = Age.Of(a.CreatedOn).CompareTo(Age.Of(b.CreatedOn));
            return order != 0 ? order : string.CompareOrdinal(a.LogicalName, b.LogicalName);
        });
        return entities;
    }
}
