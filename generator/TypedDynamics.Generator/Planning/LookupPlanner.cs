using TypedDynamics.Generator.Schema;

namespace TypedDynamics.Generator.Planning;

/// <summary>What a lookup is in C#: typed over its target, a union of its targets, or opaque where the context has no class for them.</summary>
internal static class LookupPlanner
{
    public static ValuePlan ValueOf(ContextScope scope, EntitySchema entity, ColumnSchema column)
    {
        var tables = PropertyTypes.TablesOf(scope.Index, column);
        var emitted = tables.Where(table => scope.Asked.ContainsKey(table)).ToList();
        if (emitted.Count == 0) return new(ValueKind.Reference, tables.Count == 1 ? tables.Min : "");
        if (tables.Count == 1) return new(ValueKind.Lookup, scope.ClassOf(emitted[0])!);
        if (PropertyTypes.SharedUnion(column, tables) is not { } shared)
            return new(ValueKind.AnyLookup, scope.Qualify(scope.Names.OfLookup(entity, column)));

        if (!scope.SharedLookups.TryGetValue(shared, out var all)) scope.SharedLookups[shared] = all = new(StringComparer.Ordinal);
        all.UnionWith(tables);
        return new(ValueKind.AnyLookup, scope.Qualify(shared));
    }

    /// <summary>The union itself.</summary>
    public static LookupPlan Union(ContextScope scope, string name, SortedSet<string> tables)
    {
        var targets = new List<LookupTargetPlan>();
        var others = new List<string>();
        foreach (var table in tables)
        {
            if (scope.ClassOf(table) is { } type) targets.Add(new(table, type, scope.Names.OfEntity(table)));
            else others.Add(table);
        }

        return new(name, targets, others);
    }

    /// <summary>The tables a lookup may point to, each with the navigation that binds it.</summary>
    public static List<TargetPlan> Targets(ContextScope scope, IEnumerable<LookupTarget> targets)
    {
        var plans = new SortedDictionary<string, TargetPlan>(StringComparer.Ordinal);
        foreach (var target in targets)
        {
            if (scope.Index.IsAnyRow(target.Entity)) continue;
            foreach (var table in scope.Index.TablesOf(target.Entity))
            {
                // A navigation of the table's own is better than one through a type above it.
                if (!plans.ContainsKey(table) || target.Entity == table || plans[table].Navigation is null)
                    plans[table] = new(table, scope.Index.Entities.TryGetValue(table, out var schema) ? schema.EntitySetName : null, target.Navigation);
            }
        }

        return [.. plans.Values];
    }
}
