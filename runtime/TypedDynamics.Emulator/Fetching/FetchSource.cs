using TypedDynamics.Emulator.Organization;
using TypedDynamics.Emulator.Querying;
using TypedDynamics.Emulator.Storage;

namespace TypedDynamics.Emulator.Fetching;

/// <summary>The tables of a fetch as SQL: what stands behind FROM and WHERE, and what each table is called there.</summary>
internal sealed class FetchSource
{
    private readonly SqlConditions _conditions = new();
    private readonly ColumnTests _tests;
    private readonly Dictionary<FetchEntity, Variable> _variables = [];
    private readonly Dictionary<string, FetchEntity> _byAlias = new(StringComparer.OrdinalIgnoreCase);
    private readonly List<string> _where = [];

    public FetchSource(Fetch fetch, ColumnTests tests)
    {
        _tests = tests;
        Root = fetch.Root;
        Open(Root);
        // The joins first: their tables are what conditions of the root may name.
        var from = $"{Sql.Name(Root.Table.ReadName)} {Alias(Root)}{string.Concat(Root.Links.Select(Join))}";
        _where.InsertRange(0, Root.Filters.Select(filter => Write(filter, Root)));
        Text = _where.Count == 0 ? $"FROM {from}" : $"FROM {from} WHERE {string.Join(" AND ", _where)}";
    }

    public FetchEntity Root { get; }

    /// <summary>FROM and WHERE.</summary>
    public string Text { get; }

    public SqlConditions Conditions => _conditions;

    /// <summary>The tables whose columns may be shown, the root first.</summary>
    public IEnumerable<FetchEntity> Shown => Below(Root);

    /// <summary>The linked tables of which several rows may meet one of the table around them.</summary>
    public IEnumerable<FetchEntity> Multiplying =>
        Shown.SelectMany(static entity => entity.Links).Where(static link => link.Kind is FetchLinkKind.Inner or FetchLinkKind.Outer && link.From != link.Entity.Table.Key).Select(static link => link.Entity);

    public ColumnPath Path(FetchEntity entity, Column column) => new(_variables[entity].Row, column);

    public string Column(FetchEntity entity, Column column) => _conditions.Write(Path(entity, column));

    public string Alias(FetchEntity entity) => _conditions.AliasOf(_variables[entity]);

    /// <summary>The table of that alias, or of that logical name.</summary>
    public FetchEntity Find(string name) =>
        _byAlias.TryGetValue(name, out var entity) ? entity
        : name == Root.Table.LogicalName ? Root
        : Shown.FirstOrDefault(each => each.Table.LogicalName == name) ?? throw FetchErrors.UnknownAlias(name);

    private static IEnumerable<FetchEntity> Below(FetchEntity entity) =>
        entity.Links.Where(link => link.Kind is FetchLinkKind.Inner or FetchLinkKind.Outer or FetchLinkKind.FirstMatch).SelectMany(link => Below(link.Entity)).Prepend(entity);

    private void Open(FetchEntity entity)
    {
        var variable = new Variable(entity.Table);
        _variables.Add(entity, variable);
        _conditions.Open(variable);
        if (entity.Alias is { } alias)
            _byAlias[alias] = entity;
        foreach (var link in entity.Links)
            Open(link.Entity);
    }

    private string Join(FetchLink link, FetchEntity near)
    {
        if (link.Kind == FetchLinkKind.Exists)
        {
            _where.Add(Exists(link, near, link.Entity.Filters));
            return "";
        }

        var entity = link.Entity;
        var table = $"{Sql.Name(entity.Table.ReadName)} {Alias(entity)}";
        var nested = string.Concat(entity.Links.Select(each => Join(each, entity)));
        if (link.Kind == FetchLinkKind.FirstMatch)
            return $" JOIN {table} ON {Column(entity, entity.Table.Key)} = ({FirstMatch(link, near)}){nested}";
        var on = $"{Tie(link, near)}{string.Concat(entity.Filters.Select(filter => " AND " + Write(filter, entity)))}";
        return link.Kind == FetchLinkKind.Inner || nested.Length == 0
            ? $" {(link.Kind == FetchLinkKind.Inner ? "" : "LEFT ")}JOIN {table} ON {on}{nested}"
            : $" LEFT JOIN ({table}{nested}) ON {on}";
    }

    private string Join(FetchLink link) => Join(link, Root);

    private string FirstMatch(FetchLink link, FetchEntity near)
    {
        var match = new FetchEntity(link.Entity.Table, null);
        match.Filters.AddRange(link.Entity.Filters);
        Open(match);
        var filters = string.Concat(match.Filters.Select(filter => " AND " + Write(filter, match)));
        var key = Column(match, match.Table.Key);
        return $"SELECT {key} FROM {Sql.Name(match.Table.ReadName)} {Alias(match)} WHERE {Tie(link with { Entity = match }, near)}{filters} ORDER BY {key} LIMIT 1";
    }

    private string Exists(FetchLink link, FetchEntity near, IEnumerable<FetchFilter> filters)
    {
        var entity = link.Entity;
        var outside = _where.Count;
        var nested = string.Concat(entity.Links.Select(each => Join(each, entity)));
        // What nested links ask of existence belongs in here.
        var inside = _where.GetRange(outside, _where.Count - outside);
        _where.RemoveRange(outside, inside.Count);
        var conditions = filters.Select(filter => Write(filter, entity)).Concat(inside).Prepend(Tie(link, near));
        return $"EXISTS (SELECT 1 FROM {Sql.Name(entity.Table.ReadName)} {Alias(entity)}{nested} WHERE {string.Join(" AND ", conditions)})";
    }

    private string Tie(FetchLink link, FetchEntity near) => $"{Column(link.Entity, link.From)} = {Column(near, link.To)}";

    private string Write(FetchNode node, FetchEntity entity) => node switch
    {
        FetchFilter { Parts.Count: 0 } => "1",
        FetchFilter filter => $"({string.Join(filter.IsOr ? " OR " : " AND ", filter.Parts.Select(part => Write(part, entity)))})",
        FetchCondition condition => Write(condition, entity),
        FetchLink link => Write(link, entity),
        _ => throw new NotSupportedException(node.GetType().Name),
    };

    private string Write(FetchCondition condition, FetchEntity entity)
    {
        var of = condition.EntityName is { } name ? Find(name) : entity;
        var path = Path(of, FetchReading.Column(of.Table, condition.Attribute));
        return _conditions.Write(condition.ValueOf is { } other ? Compare(path, condition.Operator, OtherColumn(other, of)) : _tests.Of(path, condition.Operator, condition.Values));
    }

    private ColumnPath OtherColumn(string name, FetchEntity entity)
    {
        var dot = name.LastIndexOf('.');
        var of = dot < 0 ? entity : Find(name[..dot]);
        return Path(of, FetchReading.Column(of.Table, name[(dot + 1)..]));
    }

    private static Comparison Compare(ColumnPath left, string name, ColumnPath right) => new(
        left,
        name switch
        {
            "eq" => ComparisonKind.Equal,
            "ne" or "neq" => ComparisonKind.NotEqual,
            "gt" => ComparisonKind.Greater,
            "ge" => ComparisonKind.GreaterOrEqual,
            "lt" => ComparisonKind.Less,
            "le" => ComparisonKind.LessOrEqual,
            _ => throw FetchErrors.Of("0x80041106", $"'{name}' does not compare two columns."),
        },
        right);

    private string Write(FetchLink link, FetchEntity near)
    {
        Open(link.Entity);
        var meets = Exists(link, near, link.Entity.Filters);
        return link.Kind switch
        {
            FetchLinkKind.Any => meets,
            FetchLinkKind.NotAny => $"NOT {meets}",
            // Some linked row is there, and none of them meets the filter.
            _ => $"({AnyRow(link, near)} AND NOT {meets})",
        };
    }

    private string AnyRow(FetchLink link, FetchEntity near)
    {
        var entity = new FetchEntity(link.Entity.Table, null);
        Open(entity);
        return Exists(link with { Entity = entity }, near, []);
    }
}
