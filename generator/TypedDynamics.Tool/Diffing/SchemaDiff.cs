using TypedDynamics.Generator.Schema;

namespace TypedDynamics.Tool.Diffing;

/// <summary>The differences between two states of an org's schema, in the order of tables and names.</summary>
internal static class SchemaDiff
{
    public static IReadOnlyList<SchemaChange> Compare(OrgSchema before, OrgSchema after) =>
    [
        .. Pairs(before.Entities, after.Entities, static entity => entity.LogicalName).SelectMany(static pair => OfTable(pair.Before, pair.After)),
        .. Pairs(before.Operations, after.Operations, static operation => $"{operation.Name} on {operation.Binding}").SelectMany(static pair => OfOperation(pair.Before, pair.After)),
    ];

    /// <summary>What stands on both sides under one name, and what stands on one side alone.</summary>
    public static IEnumerable<(T? Before, T? After)> Pairs<T>(IEnumerable<T> before, IEnumerable<T> after, Func<T, string> name)
        where T : class
    {
        var (old, now) = (ByName(before, name), ByName(after, name));
        return old.Keys.Union(now.Keys).Order(StringComparer.Ordinal).Select(key => (old.GetValueOrDefault(key), now.GetValueOrDefault(key)));
    }

    private static Dictionary<string, T> ByName<T>(IEnumerable<T> items, Func<T, string> name) =>
        items.GroupBy(name, StringComparer.Ordinal).ToDictionary(static group => group.Key, static group => group.First(), StringComparer.Ordinal);

    private static IEnumerable<SchemaChange> OfTable(EntitySchema? before, EntitySchema? after)
    {
        if (before is null || after is null)
        {
            var (table, kind) = after is null ? (before!, ChangeKind.Removed) : (after, ChangeKind.Added);
            yield return new(kind, ChangedThing.Table, table.LogicalName, table.LogicalName, table.Label is { } label ? [$"'{label}'", Counted(table)] : [Counted(table)]);
            yield break;
        }

        if (before.Equals(after)) yield break;
        if (before.HasDefinition != after.HasDefinition)
        {
            // All that only a definition knows would seem to have come or gone with it.
            yield return new(ChangeKind.Changed, ChangedThing.Table, after.LogicalName, after.LogicalName, [after.HasDefinition ? "definition is pulled now" : "definition is pulled no more"]);
            yield break;
        }

        var details = new Details()
            .Add("label", before.Label, after.Label)
            .Add("description", before.Description, after.Description)
            .Add("schema name", before.SchemaName, after.SchemaName)
            .Add("entity set", before.EntitySetName, after.EntitySetName)
            .Add("base", before.Base, after.Base)
            .Add("primary id", before.PrimaryIdColumn, after.PrimaryIdColumn)
            .Add("primary name", before.PrimaryNameColumn, after.PrimaryNameColumn)
            .Add("ownership", before.OwnershipType, after.OwnershipType)
            .Add("table type", before.TableType, after.TableType)
            .All;
        if (details.Count > 0) yield return new(ChangeKind.Changed, ChangedThing.Table, after.LogicalName, after.LogicalName, details);
        foreach (var change in PartsOf(before, after)) yield return change;
    }

    private static IEnumerable<SchemaChange> PartsOf(EntitySchema before, EntitySchema after) =>
        Pairs(before.Columns, after.Columns, static column => column.LogicalName).SelectMany(pair => ColumnDiff.Compare(after.LogicalName, pair.Before, pair.After))
            .Concat(Pairs(before.RestatedColumns, after.RestatedColumns, static column => column.LogicalName).SelectMany(pair => ColumnDiff.Compare(after.LogicalName, pair.Before, pair.After)))
            .Concat(Pairs(before.Keys, after.Keys, static key => key.Name).SelectMany(pair => OfKey(after.LogicalName, pair.Before, pair.After)))
            .Concat(Pairs(before.Navigations, after.Navigations, static navigation => navigation.Name).SelectMany(pair => OfNavigation(after.LogicalName, pair.Before, pair.After)));

    private static IEnumerable<SchemaChange> OfKey(string table, KeySchema? before, KeySchema? after) => Of(
        ChangedThing.Key, table, before?.Name ?? after!.Name, before, after,
        static key => [$"over {string.Join(", ", key.Columns)}"],
        static (old, now) => new Details().Add("label", old.Label, now.Label).Add("columns", string.Join(", ", old.Columns), string.Join(", ", now.Columns)));

    private static IEnumerable<SchemaChange> OfNavigation(string table, NavigationSchema? before, NavigationSchema? after) => Of(
        ChangedThing.Relationship, table, before?.Name ?? after!.Name, before, after,
        static navigation => [$"{(navigation.IsManyToMany ? "N:N with" : navigation.IsCollection ? "1:N to" : "N:1 to")} {navigation.Target}"],
        static (old, now) => new Details()
            .Add("target", old.Target, now.Target)
            .Add("is a collection", old.IsCollection, now.IsCollection)
            .Add("column", old.ReferencingColumn, now.ReferencingColumn)
            .Add("relationship", old.RelationshipName, now.RelationshipName)
            .Add("intersect table", old.Intersect?.Table, now.Intersect?.Table));

    private static IEnumerable<SchemaChange> OfOperation(OperationSchema? before, OperationSchema? after) => Of(
        ChangedThing.Operation, null, before?.Name ?? after!.Name, before, after,
        static operation => [operation.IsFunction ? "function" : "action", .. operation.Binding is { } bound ? [$"on {bound}"] : Array.Empty<string>()],
        static (old, now) => new Details()
            .Add("is a function", old.IsFunction, now.IsFunction)
            .Add("parameters", Parameters(old), Parameters(now))
            .Add("answer", old.ReturnType?.ToString(), now.ReturnType?.ToString()));

    /// <summary>The change of something that both sides may have; none where they have the same.</summary>
    public static IEnumerable<SchemaChange> Of<T>(ChangedThing thing, string? table, string name, T? before, T? after, Func<T, IReadOnlyList<string>> describe, Func<T, T, Details> compare)
        where T : class
    {
        if (before is null) yield return new(ChangeKind.Added, thing, table, name, describe(after!));
        else if (after is null) yield return new(ChangeKind.Removed, thing, table, name, describe(before));
        else if (compare(before, after).All is { Count: > 0 } details) yield return new(ChangeKind.Changed, thing, table, name, details);
    }

    private static string Parameters(OperationSchema operation) => string.Join(", ", operation.Parameters.Select(static parameter => $"{parameter.Name}{(parameter.IsOptional ? "?" : "")}: {parameter.Type}"));

    private static string Counted(EntitySchema table) => table.Columns.Count == 1 ? "1 column" : $"{table.Columns.Count} columns";
}
