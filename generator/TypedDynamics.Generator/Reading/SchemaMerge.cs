using TypedDynamics.Generator.Schema;

namespace TypedDynamics.Generator.Reading;

/// <param name="Schema">The CSDL's schema, enriched; entities without a definition are the very same objects.</param>
internal sealed record MergeResult(OrgSchema Schema, EquatableArray<ReadProblem> Problems);

/// <summary>
/// Adds what definitions know to what the CSDL declares. The CSDL says what exists and what travels on the wire; the
/// definitions say what it means. Field by field:
/// <list type="bullet">
/// <item>Which entities, columns, navigations, operations and types exist, their wire names, bases and entity sets: the CSDL. A definition adds none.</item>
/// <item>Schema names, labels, ownership, intersect, age: the definition alone.</item>
/// <item>Descriptions: the definition, else the annotations of the CSDL.</item>
/// <item>Primary id: the definition when the CSDL declares that column, else the CSDL's key. Primary name: the definition alone.</item>
/// <item>Activity: true when either says so.</item>
/// <item>Column type: the definition, as long as the CSDL's type can carry it; else the CSDL's, and TD0021.</item>
/// <item>Required level, lengths, limits, precision, format, deprecation, validity for create and update, choices: the definition.</item>
/// <item>Options of an inherited column: the definition of the derived type; see <see cref="RestatedChoices"/>.</item>
/// <item>Lookup targets: both together; the navigation that binds one comes from the CSDL.</item>
/// <item>Alternate keys: both together; the definition names those that it knows. A key over a column that the CSDL lacks is left out.</item>
/// <item>Relationship names, and the column behind a navigation that the CSDL cannot tell: the definition.</item>
/// </list>
/// </summary>
internal static class SchemaMerge
{
    public static MergeResult Merge(OrgSchema csdl, EquatableArray<EntityDefinition> definitions)
    {
        var problems = new List<ReadProblem>();
        var byName = First(definitions, problems);
        var columns = new InheritedColumns(csdl);
        var strays = new Dictionary<string, EntityDefinition>(byName, StringComparer.Ordinal);
        var entities = new EntitySchema[csdl.Entities.Count];
        for (var i = 0; i < entities.Length; i++)
        {
            var entity = csdl.Entities[i];
            entities[i] = byName.TryGetValue(entity.LogicalName, out var definition) ? new EntityMerge(entity, definition, columns, problems).Merge() : entity;
            strays.Remove(entity.LogicalName);
        }

        foreach (var stray in strays.Values.OrderBy(static definition => definition.LogicalName, StringComparer.Ordinal))
        {
            problems.Add(new ReadProblem("TD0023", stray.Path, stray.Source, $"The metadata has no entity '{Printable.Cut(stray.LogicalName)}'; its definition is left out. Pull the metadata again, or delete the file"));
        }

        return new MergeResult(RestatedChoices.Add(csdl with { Entities = entities }, byName), problems);
    }

    // By path, so that the order in which the files come does not decide which of two counts.
    private static Dictionary<string, EntityDefinition> First(EquatableArray<EntityDefinition> definitions, List<ReadProblem> problems)
    {
        var byName = new Dictionary<string, EntityDefinition>(StringComparer.Ordinal);
        foreach (var definition in definitions.OrderBy(static definition => definition.Path, StringComparer.Ordinal))
        {
            if (!byName.TryGetValue(definition.LogicalName, out var first)) byName.Add(definition.LogicalName, definition);
            else problems.Add(new ReadProblem("TD0020", definition.Path, definition.Source, $"'{Printable.Cut(definition.LogicalName)}' is defined in '{first.Path}' already, which counts. Delete one of the two files"));
        }

        return byName;
    }
}
