using TypedDynamics.Generator.Schema;

namespace TypedDynamics.Generator.Reading;

/// <summary>Reads a relationship as one or both of its ends, seen from a table.</summary>
internal sealed class RelationshipReader(JsonTokens json)
{
    private static readonly JsonNames s_names = new(
        "SchemaName", "ReferencedEntity", "ReferencingEntity", "ReferencingAttribute", "ReferencedEntityNavigationPropertyName",
        "ReferencingEntityNavigationPropertyName", "Entity1LogicalName", "Entity2LogicalName", "Entity1NavigationPropertyName", "Entity2NavigationPropertyName",
        "IntersectEntityName", "Entity1IntersectAttribute", "Entity2IntersectAttribute");

    private string? _schemaName, _referenced, _referencing, _column, _referencedNavigation, _referencingNavigation;
    private string? _entity1, _entity2, _navigation1, _navigation2, _intersect, _column1, _column2;

    /// <summary>Adds the ends, each with the logical name of the table that has it.</summary>
    public void ReadInto(List<(string? Table, RelationshipDefinition End)> ends)
    {
        if (!json.TryEnterObject()) return;
        while (json.NextMember(s_names, out var name)) ReadMember(name);
        Add(ends, _referenced, _referencedNavigation, null, false);
        Add(ends, _referencing, _referencingNavigation, _column, false);
        Add(ends, _entity1, _navigation1, null, true, Intersect(_column1, _column2));
        Add(ends, _entity2, _navigation2, null, true, Intersect(_column2, _column1));
    }

    private IntersectSchema? Intersect(string? near, string? far) =>
        string.IsNullOrEmpty(_intersect) || string.IsNullOrEmpty(near) || string.IsNullOrEmpty(far) ? null : new(_intersect!, near!, far!);

    private void Add(
        List<(string? Table, RelationshipDefinition End)> ends,
        string? table,
        string? navigation,
        string? column,
        bool isManyToMany,
        IntersectSchema? intersect = null)
    {
        if (string.IsNullOrEmpty(_schemaName) || string.IsNullOrEmpty(navigation)) return;
        ends.Add((table, new RelationshipDefinition(navigation!, _schemaName!, column, isManyToMany, intersect)));
    }

    private void ReadMember(string name)
    {
        switch (name)
        {
            case "SchemaName": _schemaName = json.ReadString(); break;
            case "ReferencedEntity": _referenced = json.ReadString(); break;
            case "ReferencingEntity": _referencing = json.ReadString(); break;
            case "ReferencingAttribute": _column = json.ReadString(); break;
            case "ReferencedEntityNavigationPropertyName": _referencedNavigation = json.ReadString(); break;
            case "ReferencingEntityNavigationPropertyName": _referencingNavigation = json.ReadString(); break;
            case "Entity1LogicalName": _entity1 = json.ReadString(); break;
            case "Entity2LogicalName": _entity2 = json.ReadString(); break;
            case "Entity1NavigationPropertyName": _navigation1 = json.ReadString(); break;
            case "Entity2NavigationPropertyName": _navigation2 = json.ReadString(); break;
            case "IntersectEntityName": _intersect = json.ReadString(); break;
            case "Entity1IntersectAttribute": _column1 = json.ReadString(); break;
            case "Entity2IntersectAttribute": _column2 = json.ReadString(); break;
            default: json.Skip(); break;
        }
    }
}
