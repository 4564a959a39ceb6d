using TypedDynamics.Generator.Schema;

namespace TypedDynamics.Generator.Reading;

/// <summary>Finds the lookup column behind each single-valued navigation, and from that the tables that each lookup may point to.</summary>
internal sealed class LookupLinking(CsdlHierarchy hierarchy)
{
    public EquatableArray<NavigationSchema> LinkNavigations(EntitySchema entity)
    {
        var linked = new List<NavigationSchema>(entity.Navigations.Count);
        foreach (var navigation in entity.Navigations)
        {
            linked.Add(navigation.IsCollection
                ? navigation with { IsManyToMany = navigation.Partner == navigation.Name && !navigation.ContainsTarget }
                : navigation with { ReferencingColumn = navigation.ReferencingColumn ?? ColumnByName(entity, navigation) });
        }

        return linked;
    }

    public EquatableArray<ColumnSchema> LinkColumns(EntitySchema entity, EquatableArray<NavigationSchema> navigations, string? primaryId)
    {
        var targets = new Dictionary<string, List<LookupTarget>>(StringComparer.Ordinal);
        var owners = new HashSet<string>(StringComparer.Ordinal);
        foreach (var navigation in navigations)
        {
            if (navigation.IsCollection || navigation.ReferencingColumn is not { } column) continue;
            if (!targets.TryGetValue(column, out var list)) targets[column] = list = [];
            if (navigation.Target == "principal") owners.Add(column);
            foreach (var target in hierarchy.ConcreteTypes(navigation.Target)) list.Add(new(target, navigation.Name));
        }

        var columns = new List<ColumnSchema>(entity.Columns.Count);
        foreach (var column in entity.Columns)
        {
            if (column.Type != ColumnType.Lookup || !targets.TryGetValue(column.LogicalName, out var found))
            {
                columns.Add(column.WireName == primaryId ? column with { IsPrimaryId = true } : column);
                continue;
            }

            found.Sort(static (left, right) => string.CompareOrdinal(left.Entity, right.Entity));
            var type = owners.Contains(column.LogicalName) ? ColumnType.Owner : found is [{ Entity: "account" }, { Entity: "contact" }] ? ColumnType.Customer : ColumnType.Lookup;
            columns.Add(column with { Type = type, Targets = found });
        }

        return columns;
    }

    // The constraint is missing where the column is inherited: regardingobjectid_account_task binds regardingobjectid. The
    // name then carries the target and the table as suffixes, in that order, each perhaps absent.
    private string? ColumnByName(EntitySchema entity, NavigationSchema navigation)
    {
        var name = navigation.Name.ToLowerInvariant();
        if (hierarchy.HasLookup(entity, name)) return name;
        var withoutTable = WithoutSuffix(name, entity.LogicalName);
        var withoutTarget = WithoutSuffix(withoutTable, navigation.Target);
        return hierarchy.HasLookup(entity, withoutTable) ? withoutTable
            : hierarchy.HasLookup(entity, withoutTarget) ? withoutTarget
            : null;
    }

    private static string WithoutSuffix(string name, string suffix) =>
        name.EndsWith("_" + suffix, StringComparison.Ordinal) ? name.Substring(0, name.Length - suffix.Length - 1) : name;
}
