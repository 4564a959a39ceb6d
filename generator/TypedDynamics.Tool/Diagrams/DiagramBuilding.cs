using TypedDynamics.Generator.Planning;
using TypedDynamics.Generator.Schema;
using TypedDynamics.Tool.Browsing;
using TypedDynamics.Tool.Output;

namespace TypedDynamics.Tool.Diagrams;

/// <summary>Chooses what a picture shows of a cache.</summary>
internal sealed class DiagramBuilding
{
    // Every table has them, and with them every picture would be one knot.
    private static readonly HashSet<string> s_housekeeping = new(StringComparer.Ordinal)
    {
        "createdby", "createdonbehalfby", "modifiedby", "modifiedonbehalfby", "owningbusinessunit", "owningteam", "owninguser", "organizationid", "createdbyexternalparty", "modifiedbyexternalparty",
    };

    private readonly Schema _schema;
    private readonly OrgIndex _index;
    private readonly bool _showsAll;

    /// <param name="org">The cache.</param>
    /// <param name="showsAll">Whether lookups that every table has are shown, too.</param>
    public DiagramBuilding(OrgSchema org, bool showsAll) => (_schema, _index, _showsAll) = (new(org), new(org), showsAll);

    /// <param name="patterns">Which tables, as in contexts: <c>account</c>, <c>new_*</c>, <c>-task</c>.</param>
    /// <param name="depth">How many steps of neighbours come along.</param>
    /// <exception cref="ToolException">A pattern names no table.</exception>
    public ErDiagram Build(IReadOnlyList<AskPattern> patterns, int depth)
    {
        var excluded = patterns.Where(static pattern => pattern.IsExclusion).ToList();
        var shown = Named(patterns);
        for (var step = 0; step < depth; step++)
        {
            var near = _schema.Tables.Where(static table => !table.IsIntersect).SelectMany(EdgesOf).Where(edge => shown.Contains(edge.From) || shown.Contains(edge.To)).SelectMany(static edge => (string[])[edge.From, edge.To]).ToList();
            shown.UnionWith(near.Where(name => !excluded.Any(pattern => AskPattern.Matches(pattern.Name, name))));
        }

        var edges = shown.Select(_schema.Table).SelectMany(EdgesOf).Where(edge => shown.Contains(edge.To)).Distinct().ToList();
        return new([.. shown.Order(StringComparer.Ordinal).Select(name => Box(_schema.Table(name), edges))], edges);
    }

    private HashSet<string> Named(IReadOnlyList<AskPattern> patterns)
    {
        var named = new HashSet<string>(StringComparer.Ordinal);
        foreach (var pattern in patterns)
        {
            var fitting = _schema.Tables.Where(table => pattern.HasWildcard ? !table.IsIntersect && AskPattern.Matches(pattern.Name, table.LogicalName) : table.LogicalName == pattern.Name).Select(static table => table.LogicalName).ToList();
            if (fitting.Count == 0 && !pattern.HasWildcard && !pattern.IsExclusion) fitting.Add(_schema.Table(pattern.Name).LogicalName);
            if (fitting.Count == 0) throw new ToolException(ExitCodes.Usage, $"'{pattern.Text}' names no table of the cache.");
            if (!pattern.IsExclusion) named.UnionWith(fitting);
        }

        if (patterns.All(static pattern => pattern.IsExclusion)) named.UnionWith(_schema.Tables.Where(static table => !table.IsIntersect).Select(static table => table.LogicalName));
        named.RemoveWhere(name => patterns.Any(pattern => pattern.IsExclusion && AskPattern.Matches(pattern.Name, name)));
        return named;
    }

    // Each N:N relationship once, from the end that comes first by name.
    private IEnumerable<DiagramEdge> EdgesOf(EntitySchema table)
    {
        foreach (var column in _schema.Columns(table).Where(IsShown))
        {
            foreach (var target in column.Targets.SelectMany(target => _index.TablesOf(target.Entity)).Distinct().Order(StringComparer.Ordinal))
                yield return new(table.LogicalName, column.LogicalName, target, IsRequired: column.RequiredLevel is RequiredLevel.SystemRequired or RequiredLevel.ApplicationRequired);
        }

        foreach (var navigation in table.Navigations.Where(navigation => navigation is { IsCollection: true, IsManyToMany: true } && string.CompareOrdinal(table.LogicalName, navigation.Target) <= 0).OrderBy(static navigation => navigation.Name, StringComparer.Ordinal))
            yield return new(table.LogicalName, navigation.Intersect?.Table ?? navigation.Name, navigation.Target, IsManyToMany: true);
    }

    private bool IsShown(ColumnSchema column) => column.Targets.Count > 0 && (_showsAll || !s_housekeeping.Contains(column.LogicalName));

    private DiagramTable Box(EntitySchema table, IReadOnlyList<DiagramEdge> edges)
    {
        var columns = _schema.Columns(table);
        var keys = table.Keys.SelectMany(static key => key.Columns).ToHashSet(StringComparer.Ordinal);
        var pointing = edges.Where(edge => edge.From == table.LogicalName && !edge.IsManyToMany).Select(static edge => edge.Line).ToHashSet(StringComparer.Ordinal);
        var lines = columns
            .Select(column => (Column: column, Mark: column.LogicalName == table.PrimaryIdColumn ? "PK" : pointing.Contains(column.LogicalName) ? "FK" : keys.Contains(column.LogicalName) ? "AK" : null))
            .Where(line => line.Mark is not null || line.Column.LogicalName == table.PrimaryNameColumn)
            .OrderBy(line => line.Mark switch { "PK" => 0, null => 1, "AK" => 2, _ => 3 })
            .ThenBy(static line => line.Column.LogicalName, StringComparer.Ordinal)
            .Select(static line => new DiagramLine(line.Column.LogicalName, Word(line.Column.Type), line.Mark));
        var sets = edges.Where(edge => edge.IsManyToMany && (edge.From == table.LogicalName || edge.To == table.LogicalName)).Select(static edge => edge.Line).Distinct().Order(StringComparer.Ordinal);
        return new(table.LogicalName, table.Label, [.. lines, .. sets.Select(static name => new DiagramLine(name, "rows", "N:N"))]);
    }

    private static string Word(ColumnType type) => type switch
    {
        ColumnType.UniqueIdentifier => "id",
        ColumnType.Lookup or ColumnType.Customer or ColumnType.Owner => "lookup",
        ColumnType.Integer or ColumnType.SmallInteger or ColumnType.BigInteger => "integer",
        ColumnType.DateTime or ColumnType.DateTimeTimeZoneIndependent => "datetime",
        ColumnType.DateOnly => "date",
        ColumnType.Choice or ColumnType.State or ColumnType.Status => "choice",
#pragma warning disable CA1308 // Words in a picture, not a comparison.
        _ => type.ToString().ToLowerInvariant(),
#pragma warning restore CA1308
    };
}
