using TypedDynamics.Generator.Schema;

namespace TypedDynamics.Generator.Reading;

/// <summary>
/// Ties the names of a draft together: bases, targets, sets, imports, keys. What leads nowhere is left out and told, so that
/// nobody behind the reader meets a name without a type. Types and operations come out sorted, members as the document has them.
/// </summary>
internal static class CsdlLinking
{
    /// <param name="end">Why reading ended early, if it did: then what is missing has been told already.</param>
    public static CsdlResult Link(CsdlDraft draft, string path, ReadProblem? end)
    {
        var problems = new List<ReadProblem>();
        if (end is not null) problems.Add(end);

        var types = new TypeIndex(draft, path, problems);
        TieSets(draft, types);
        LookupTargets.Link(types);

        var entities = new List<EntitySchema>();
        var complexTypes = new List<ComplexSchema>();
        foreach (var structure in types.Structures)
        {
            if (structure.IsEntity) entities.Add(EntityLinking.Entity(structure, types));
            else complexTypes.Add(EntityLinking.Complex(structure, types));
        }

        entities.Sort(static (a, b) => string.CompareOrdinal(a.LogicalName, b.LogicalName));
        complexTypes.Sort(static (a, b) => string.CompareOrdinal(a.Name, b.Name));
        var org = new OrgSchema
        {
            Entities = entities,
            ComplexTypes = complexTypes,
            EnumTypes = types.Enums,
            Operations = OperationLinking.Operations(draft, types),
        };

        foreach (var qualifier in draft.Names.Qualifiers)
        {
            if (!draft.Qualifiers.Contains(qualifier.Key)) draft.LeftOut.Add($"No schema of this document is called '{Printable.Cut(qualifier.Key)}'", qualifier.Value);
        }

        if (end is null) problems.AddRange(draft.LeftOut.Problems(path));
        return new CsdlResult(org, problems);
    }

    private static void TieSets(CsdlDraft draft, TypeIndex types)
    {
        foreach (var set in draft.Sets)
        {
            if (types.Entity(set.EntityType) is not { } entity) draft.LeftOut.Add($"An entity set of '{Printable.Cut(set.EntityType)}', which is no entity type here, was left out", set.At);
            else if (entity.SetName is not null) draft.LeftOut.Add($"A second entity set of '{set.EntityType}' was left out", set.At);
            else entity.SetName = set.Name;
        }
    }
}
