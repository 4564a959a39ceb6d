using TypedDynamics.Generator.Planning;
using TypedDynamics.Generator.Schema;
using TypedDynamics.Tool.Output;

namespace TypedDynamics.Tool.Browsing;

/// <summary>A cache's schema, to be looked at.</summary>
internal sealed class Schema(OrgSchema org)
{
    private readonly Dictionary<string, EntitySchema> _all = org.Entities.GroupBy(static entity => entity.LogicalName, StringComparer.Ordinal).ToDictionary(static group => group.Key, static group => group.First(), StringComparer.Ordinal);

    /// <summary>Tables that have a set, sorted by name: what rows can be asked of.</summary>
    public IEnumerable<EntitySchema> Tables => _all.Values.Where(static table => table.EntitySetName is not null).OrderBy(static table => table.LogicalName, StringComparer.Ordinal);

    /// <summary>A table by its logical name or its set's, whatever the case.</summary>
    /// <exception cref="ToolException">There is none.</exception>
    public EntitySchema Table(string name) =>
        _all.GetValueOrDefault(name)
        ?? Tables.FirstOrDefault(table => table.LogicalName.Equals(name, StringComparison.OrdinalIgnoreCase) || name.Equals(table.EntitySetName, StringComparison.OrdinalIgnoreCase))
        ?? throw new ToolException(ExitCodes.Negative, $"The cache has no table '{name}'{Ended(Suggestions.For(name, Tables.Select(static table => table.LogicalName)))} `{CommandPath.Name} list {name}` looks for it in labels, too.");

    /// <exception cref="ToolException">There is none.</exception>
    public ColumnSchema Column(EntitySchema table, string name) =>
        Columns(table).FirstOrDefault(column => column.LogicalName.Equals(name, StringComparison.OrdinalIgnoreCase) || column.WireName.Equals(name, StringComparison.OrdinalIgnoreCase))
        ?? throw new ToolException(ExitCodes.Negative, $"The table '{table.LogicalName}' has no column '{name}'{Ended(Suggestions.For(name, Columns(table).Select(static column => column.LogicalName)))}");

    /// <summary>Own and inherited ones, sorted by name; options as this table has them.</summary>
    public IReadOnlyList<ColumnSchema> Columns(EntitySchema table)
    {
        var columns = new Dictionary<string, ColumnSchema>(StringComparer.Ordinal);
        for (var each = table; each is not null; each = each.Base is { } name ? _all.GetValueOrDefault(name) : null)
        {
            foreach (var column in each.RestatedColumns.Concat(each.Columns)) columns.TryAdd(column.LogicalName, column);
        }

        return [.. columns.Values.OrderBy(static column => column.LogicalName, StringComparer.Ordinal)];
    }

    private static string Ended(string suggestion) => suggestion.Length == 0 ? "." : suggestion;
}
