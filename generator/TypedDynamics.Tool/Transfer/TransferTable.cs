using TypedDynamics.Generator.Planning;
using TypedDynamics.Generator.Schema;
using TypedDynamics.Tool.Output;

namespace TypedDynamics.Tool.Transfer;

/// <summary>A table whose rows go into files or come from them, as the cache describes it.</summary>
/// <param name="LogicalName">Logical name.</param>
/// <param name="EntitySet">Name in addresses.</param>
/// <param name="IdColumn">The column that holds a row's id.</param>
/// <param name="Columns">The id first, then the name, then the others by name.</param>
/// <param name="Keys">Alternate keys, by their columns.</param>
internal sealed record TransferTable(string LogicalName, string EntitySet, string IdColumn, IReadOnlyList<TransferColumn> Columns, IReadOnlyList<KeySchema> Keys)
{
    /// <param name="org">What the cache says.</param>
    /// <param name="name">Logical name or entity set.</param>
    /// <exception cref="ToolException">The cache has no such table, or its rows cannot be reached by themselves.</exception>
    public static TransferTable Of(OrgSchema org, string name)
    {
        var index = new OrgIndex(org);
        var entity = org.Entities.FirstOrDefault(each => each.LogicalName == name) ?? org.Entities.FirstOrDefault(each => each.EntitySetName == name)
            ?? throw new ToolException(ExitCodes.Usage, $"The cache has no table '{name}'{Suggested(name, index.Entities.Keys)}");
        if (entity is not { EntitySetName: { } set, PrimaryIdColumn: { } id })
            throw new ToolException(ExitCodes.Usage, $"Rows of '{entity.LogicalName}' are reached through others only: it has no entity set, or no column for ids.");
        var columns = new Dictionary<string, TransferColumn>(StringComparer.Ordinal);
        for (var type = entity; type is not null; type = index.BaseOf(type))
        {
            foreach (var column in type.RestatedColumns.Concat(type.Columns)) columns.TryAdd(column.LogicalName, Column(index, entity, column));
        }

        return new(entity.LogicalName, set, id,
            [.. columns.Values.OrderByDescending(column => column.Name == id).ThenByDescending(column => column.Name == entity.PrimaryNameColumn).ThenBy(static column => column.Name, StringComparer.Ordinal)],
            [.. entity.Keys]);
    }

    /// <summary>Those whose names fit; the id among them.</summary>
    /// <param name="patterns">Logical names, with <c>*</c> and <c>?</c>.</param>
    /// <exception cref="ToolException">A pattern fits no column.</exception>
    public IReadOnlyList<TransferColumn> Choose(IReadOnlyList<string> patterns)
    {
        if (patterns.FirstOrDefault(pattern => !Columns.Any(column => AskPattern.Matches(pattern, column.Name))) is { } stray)
            throw new ToolException(ExitCodes.Usage, $"'{LogicalName}' has no column '{stray}'{Suggested(stray, Columns.Select(static column => column.Name))}");
        return [.. Columns.Where(column => column.Name == IdColumn || patterns.Any(pattern => AskPattern.Matches(pattern, column.Name)))];
    }

    public static string Suggested(string name, IEnumerable<string> names) => Suggestions.For(name, names) is { Length: > 0 } near ? near : ".";

    private static TransferColumn Column(OrgIndex index, EntitySchema entity, ColumnSchema column) => new(column.LogicalName, column.WireName, column.Type, [.. Tables(index, entity, column)])
    {
        IsValidForCreate = column.IsValidForCreate,
        IsValidForUpdate = column.IsValidForUpdate,
        Choice = column.Choice,
    };

    private static IEnumerable<LookupTable> Tables(OrgIndex index, EntitySchema entity, ColumnSchema column) =>
        from target in column.Targets
        from table in index.TablesOf(target.Entity)
        let set = index.Entities.TryGetValue(table, out var schema) ? schema.EntitySetName : null
        let navigation = OwnNavigation(index, entity, column, target.Entity) ?? target.Navigation
        where set is not null && navigation is not null
        select new LookupTable(table, set, navigation);

    // A table binds what it has inherited by navigations of its own, where it has any.
    private static string? OwnNavigation(OrgIndex index, EntitySchema entity, ColumnSchema column, string target)
    {
        for (var type = entity; type is not null; type = index.BaseOf(type))
        {
            if (type.Navigations.FirstOrDefault(navigation => !navigation.IsCollection && navigation.ReferencingColumn == column.LogicalName && navigation.Target == target) is { } own) return own.Name;
        }

        return null;
    }
}
