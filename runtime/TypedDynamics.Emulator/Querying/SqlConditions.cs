using TypedDynamics.Emulator.Organization;
using TypedDynamics.Emulator.Storage;

namespace TypedDynamics.Emulator.Querying;

/// <summary>Writes conditions as SQL. Values are always parameters.</summary>
internal sealed class SqlConditions
{
    private readonly Dictionary<Variable, SqlScope> _scopes = [];

    public List<object?> Parameters { get; } = [];

    public SqlScope Open(Variable variable)
    {
        var scope = new SqlScope(variable, $"t{_scopes.Count}");
        _scopes.Add(variable, scope);
        return scope;
    }

    public string AliasOf(Variable variable) => _scopes[variable].Alias;

    public string AliasOf(RowPath row) => _scopes[row.Variable].AliasOf(row.Hops);

    public string Parameter(object? value)
    {
        Parameters.Add(value);
        return $"$p{Parameters.Count - 1}";
    }

    public string Write(Condition condition) => condition switch
    {
        And and => $"({Write(and.Left)} AND {Write(and.Right)})",
        Or or => $"({Write(or.Left)} OR {Write(or.Right)})",
        // Unknown counts as false before it is negated: a row without a value is not greater than 5.
        Not not => $"NOT COALESCE({Write(not.Inner)}, 0)",
        Truth truth => truth.Value ? "1" : "0",
        IsNull isNull => $"{Write(isNull.Path)} IS NULL",
        Like like => $"{Comparisons.Like}({Write(like.Path)}, {Parameter(like.Pattern)})",
        OneOf oneOf => $"{Write(oneOf.Path)}{Collation(oneOf.Path)} IN ({string.Join(", ", oneOf.Values.Select(Parameter))})",
        Comparison comparison => Write(comparison),
        Related related => Write(related),
        InHierarchy hierarchy => Write(hierarchy),
        InFiscalPeriod period => $"(({MonthOf(period.Path)} - {period.FiscalYearStart} + 12) % 12) / 3 + 1 = {Parameter((long)period.Period)}",
        _ => throw new NotSupportedException(condition.GetType().Name),
    };

    public string Write(ColumnPath path) => Sql.Name(AliasOf(path.Row), path.Column.StorageName);

    public static string Collation(ColumnPath path) => StoredValues.CollationOf(path.Column.Kind) is { } name ? $" COLLATE {name}" : "";

    /// <summary>The SQL of the parts of a date: dates are stored as text, moments as milliseconds, and what the clock shows depends on the caller's zone.</summary>
    public string PartOf(ColumnPath path, string format, bool isUtc = false) => path.Column.Kind == ColumnKind.Date
        ? $"CAST(strftime('{format}', {Write(path)}) AS INTEGER)"
        : $"CAST(strftime('{format}', {(isUtc ? Write(path) : $"{LocalTimes.Local}({Write(path)})")} / 1000.0, 'unixepoch') AS INTEGER)";

    private string MonthOf(ColumnPath path) => PartOf(path, "%m");

    private string Write(InHierarchy hierarchy)
    {
        var (table, parent) = hierarchy.Tree;
        var (rows, key, up) = (Sql.Name(table.ReadName), Sql.Name(table.Key.StorageName), Sql.Name(parent.StorageName));
        var id = Parameter(hierarchy.Id);
        var step = hierarchy.Direction == HierarchyDirection.Under
            ? $"SELECT h.{key} FROM {rows} h JOIN tree ON h.{up} = tree.id"
            : $"SELECT h.{up} FROM {rows} h JOIN tree ON h.{key} = tree.id WHERE h.{up} IS NOT NULL";
        var self = hierarchy.IncludesSelf ? "" : $" WHERE id <> {id}";
        return $"{Write(hierarchy.Path)} IN (WITH RECURSIVE tree(id) AS (SELECT {id} UNION {step}) SELECT id FROM tree{self})";
    }

    private string Write(Comparison comparison)
    {
        var left = Write(comparison.Left);
        var right = comparison.Right switch
        {
            Literal literal => Parameter(literal.Value),
            ColumnPath path => Write(path),
            _ => throw new NotSupportedException(comparison.Right.GetType().Name),
        };
        var sql = $"{left} {Symbol(comparison.Kind)} {right}{Collation(comparison.Left)}";
        return comparison is { Kind: ComparisonKind.NotEqual, Right: Literal } ? $"({sql} OR {left} IS NULL)" : sql;
    }

    private static string Symbol(ComparisonKind kind) => kind switch
    {
        ComparisonKind.Equal => "=",
        ComparisonKind.NotEqual => "<>",
        ComparisonKind.Less => "<",
        ComparisonKind.LessOrEqual => "<=",
        ComparisonKind.Greater => ">",
        _ => ">=",
    };

    private string Write(Related related)
    {
        var owner = Sql.Name(_scopes[related.Source.Variable].AliasOf(related.Source.Hops), related.Source.Table.Key.StorageName);
        var scope = Open(related.Item);
        var where = related.Where is null ? null : Write(related.Where);
        var from = Sql.Name(related.Item.Table.ReadName) + " " + scope.Alias;
        var link = Link(related.Collection, scope.Alias, out var pairs);
        var condition = where is null ? "" : related.All ? $" AND NOT COALESCE({where}, 0)" : $" AND {where}";
        var exists = $"EXISTS (SELECT 1 FROM {from}{pairs}{scope.Joins} WHERE {link} = {owner}{condition})";
        return related.All ? "NOT " + exists : exists;
    }

    /// <summary>The SQL of the owner's id as seen from a row behind <paramref name="navigation"/>, and the join it takes for N:N.</summary>
    public static string Link(Navigation navigation, string alias, out string join)
    {
        if (navigation.Through is not { } through)
        {
            join = "";
            return navigation.Column is { } column ? Sql.Name(alias, column.StorageName) : "NULL";
        }

        var pairs = alias + "_pairs";
        join = $" JOIN {Sql.Name(through.StorageName)} {pairs} ON {Sql.Name(pairs, through.TargetColumn)} = {Sql.Name(alias, navigation.Target.Key.StorageName)}";
        return Sql.Name(pairs, through.SourceColumn);
    }
}
