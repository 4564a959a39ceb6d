using TypedDynamics.Generator.Schema;

namespace TypedDynamics.Generator.Reading;

/// <summary>The schema, and what of the definitions did not fit it.</summary>
internal sealed record MergeResult(OrgSchema Schema, EquatableArray<ReadProblem> Problems);

/// <summary>Lays entity definitions over the CSDL.</summary>
/// <remarks>
/// The CSDL decides what exists: types, inheritance, columns with their wire names, navigations, sets. A definition decides what CSDL
/// cannot say: mixed-case names, labels, required levels, lengths, limits, formats, choices, what may be written, the behaviour of dates,
/// keys, ages, and the targets of lookups (each bound by the navigation of the CSDL that leads there). A definition of a table that the
/// CSDL lacks is a problem (TD0023), a second one of the same table too (TD0020: the first by path is used), a set name that differs as
/// well (TD0021: the CSDL's is used). Columns that only the definition has are no OData properties and are left out silently: the
/// service lists many such (<c>…name</c>, <c>…type</c>).
/// </remarks>
internal static class SchemaMerge
{
    public static MergeResult Merge(OrgSchema csdl, EquatableArray<EntityDefinition> definitions)
    {
        if (definitions.Count == 0) return new(csdl, default);
        var problems = new List<ReadProblem>();
        var byName = ByName(definitions, problems);
        var entities = new EntitySchema[csdl.Entities.Count];
        for (var i = 0; i < entities.Length; i++)
        {
            var entity = csdl.Entities[i];
            entities[i] = byName.TryGetValue(entity.LogicalName, out var definition) ? EntityMerge.Merge(entity, definition, problems) : entity;
            byName.Remove(entity.LogicalName);
        }

        foreach (var stranger in byName.Values.OrderBy(static definition => definition.Path, StringComparer.Ordinal))
        {
            problems.Add(new("TD0023", stranger.Path, default, $"The CSDL has no entity type '{stranger.LogicalName}'; the definition is left out. Pull metadata.xml again, or delete the file."));
        }

        return new(csdl with { Entities = entities }, problems);
    }

    private static Dictionary<string, EntityDefinition> ByName(EquatableArray<EntityDefinition> definitions, List<ReadProblem> problems)
    {
        var byName = new Dictionary<string, EntityDefinition>(StringComparer.Ordinal);
        foreach (var definition in ((IEnumerable<EntityDefinition>)definitions).OrderBy(static definition => definition.Path, StringComparer.Ordinal))
        {
            if (byName.TryGetValue(definition.LogicalName, out var first))
            {
                problems.Add(new("TD0020", definition.Path, default, $"'{definition.LogicalName}' is defined in '{first.Path}' already, which is used. Delete one of the two files."));
            }
            else
            {
                byName.Add(definition.LogicalName, definition);
            }
        }

        return byName;
    }
}
