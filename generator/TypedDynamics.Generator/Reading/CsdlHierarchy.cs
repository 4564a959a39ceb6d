using TypedDynamics.Generator.Schema;

namespace TypedDynamics.Generator.Reading;

/// <summary>The types by name, with what they inherit.</summary>
internal sealed class CsdlHierarchy
{
    private readonly Dictionary<string, EntitySchema> _byName = new(StringComparer.Ordinal);
    private readonly Dictionary<string, List<string>> _derived = new(StringComparer.Ordinal);

    public CsdlHierarchy(List<EntitySchema> entities)
    {
        foreach (var entity in entities)
        {
            _byName[entity.LogicalName] = entity;
            if (entity.Base is null) continue;
            if (!_derived.TryGetValue(entity.Base, out var siblings)) _derived[entity.Base] = siblings = [];
            siblings.Add(entity.LogicalName);
        }
    }

    /// <summary>The type and its bases, nearest first; a cycle in a broken document ends it.</summary>
    public IEnumerable<EntitySchema> Chain(EntitySchema entity)
    {
        var seen = 0;
        for (EntitySchema? type = entity; type is not null && seen++ < 32; type = type.Base is { } name && _byName.TryGetValue(name, out var next) ? next : null)
        {
            yield return type;
        }
    }

    /// <summary>What derives from the type, sorted; the type itself when nothing does.</summary>
    public List<string> ConcreteTypes(string name)
    {
        if (!_derived.TryGetValue(name, out var derived) || !_byName.TryGetValue(name, out var type) || !type.IsAbstract) return [name];
        return [.. derived.OrderBy(static derivedName => derivedName, StringComparer.Ordinal)];
    }

    public bool IsActivity(EntitySchema entity) => Chain(entity).Any(static type => type.LogicalName == "activitypointer");

    /// <summary>
    /// The column that holds the row's id. Users and teams inherit the key <c>ownerid</c> but are named by <c>systemuserid</c> and
    /// <c>teamid</c>, so a column called after the type wins over the declared key.
    /// </summary>
    public string? PrimaryId(EntitySchema entity)
    {
        var own = entity.LogicalName + "id";
        foreach (var type in Chain(entity))
        {
            foreach (var column in type.Columns)
            {
                if (column.WireName == own) return own;
            }
        }

        return Chain(entity).Select(static type => type.PrimaryIdColumn).FirstOrDefault(static key => key is not null);
    }

    public bool HasLookup(EntitySchema entity, string logicalName)
    {
        foreach (var type in Chain(entity))
        {
            foreach (var column in type.Columns)
            {
                if (column.Type == ColumnType.Lookup && column.LogicalName == logicalName) return true;
            }
        }

        return false;
    }
}
