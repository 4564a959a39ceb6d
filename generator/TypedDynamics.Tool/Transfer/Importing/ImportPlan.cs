using System.Text.RegularExpressions;
using TypedDynamics.Generator.Schema;
using TypedDynamics.Tool.Output;

namespace TypedDynamics.Tool.Transfer.Importing;

/// <summary>Makes rows to be sent of rows of a file, by headings.</summary>
internal sealed partial class ImportPlan
{
    private readonly TransferTable _table;
    private readonly ImportMode _mode;
    private readonly IReadOnlyList<TransferColumn> _key;
    private readonly HashSet<string>? _chosen;
    private readonly Dictionary<string, Heading> _headings = new(StringComparer.Ordinal);
    private readonly SortedSet<string> _leftOut = new(StringComparer.Ordinal);

    /// <param name="table">Where rows go.</param>
    /// <param name="mode">What is done with them.</param>
    /// <param name="key">The columns of an alternate key to find rows by; none for the id.</param>
    /// <param name="chosen">Patterns of the columns to take; none for all that can be written.</param>
    /// <exception cref="ToolException">The key is none of the table's, or a pattern fits no column.</exception>
    public ImportPlan(TransferTable table, ImportMode mode, IReadOnlyList<string> key, IReadOnlyList<string> chosen)
    {
        (_table, _mode) = (table, mode);
        _key = key.Count == 0 ? [] : Key(table, key);
        _chosen = chosen.Count == 0 ? null : [.. table.Choose(chosen).Select(static column => column.Name)];
    }

    /// <summary>Columns of the file that are not sent, since the service fills them in.</summary>
    public IReadOnlyCollection<string> LeftOut => _leftOut;

    /// <summary>A row to be sent, or what is wrong.</summary>
    public ImportRow? Read(SourceRow source, out RowProblem? problem)
    {
        problem = source.Problem;
        if (problem is not null) return null;
        var row = new ImportRow(source);
        foreach (var (name, cell) in source.Cells)
        {
            var heading = HeadingOf(name);
            problem = heading.Kind switch
            {
                // Where a file has headings it is theirs, and the same for all of its rows.
                HeadingKind.Unknown => new(source.Headings is null ? cell.Line : 1, source.Headings is null ? cell.Column : 0, $"'{_table.LogicalName}' has no column '{name}'{TransferTable.Suggested(name, _table.Columns.Select(static column => column.Name))}"),
                HeadingKind.Value when IsSent(heading.Column!) => AddValue(row, heading.Column!, cell),
                HeadingKind.Bind when IsSent(heading.Column!) => AddBinding(row, heading, cell),
                _ => null,
            };
            if (problem is not null) return null;
        }

        problem = Identify(row);
        return problem is null ? row : null;
    }

    private Heading HeadingOf(string name)
    {
        if (!_headings.TryGetValue(name, out var heading)) _headings[name] = heading = Heading.Of(_table, name);
        return heading;
    }

    private bool IsSent(TransferColumn column)
    {
        if (column.Name == _table.IdColumn || _key.Contains(column)) return true;
        if (_chosen is not null) return _chosen.Contains(column.Name);
        if (column.Type != ColumnType.File && (_mode == ImportMode.Create ? column.IsValidForCreate : _mode == ImportMode.Update ? column.IsValidForUpdate : column.IsValidForCreate && column.IsValidForUpdate)) return true;
        _leftOut.Add(column.Name);
        return false;
    }

    private RowProblem? AddValue(ImportRow row, TransferColumn column, SourceCell cell)
    {
        if (cell.Text is null)
        {
            // Of a new row, what is not said is left to the service's defaults; of others it is cleared.
            if (_mode == ImportMode.Create || column.Name == _table.IdColumn) return null;
            if (column.IsLookup) row[column.Tables[0].Navigation + "@odata.bind"] = null;
            else row[column.Name] = null;
            return null;
        }

        if (!cell.IsText && ColumnValues.IsText(column)) return new(cell.Line, cell.Column, $"{ColumnValues.Shortened(cell.Text)} for '{column.Name}' is no text. Write it in quotes.");
        var value = ColumnValues.Read(column, cell.Text, out var problem);
        if (problem is not null) return new(cell.Line, cell.Column, problem);
        if (!column.IsLookup)
        {
            row[column.Name] = value;
            return null;
        }

        if (TableOf(row.Source, column, out var table) is { } unclear) return unclear with { Line = cell.Line, Column = cell.Column };
        row[table!.Navigation + "@odata.bind"] = $"/{table.EntitySet}({value:D})";
        return null;
    }

    private RowProblem? TableOf(SourceRow source, TransferColumn column, out LookupTable? table)
    {
        var said = source.Cells.FirstOrDefault(cell => HeadingOf(cell.Key) is { Kind: HeadingKind.Table } heading && heading.Column == column).Value.Text;
        table = said is null && !column.NamesTable ? column.Tables[0] : column.Tables.FirstOrDefault(each => each.LogicalName == said || each.EntitySet == said);
        var names = string.Join(" or ", column.Tables.Select(static each => each.LogicalName));
        return table is not null ? null
            : said is null ? new(0, 0, $"'{column.Name}' may point to several tables. Say which in a column '{column.Name}@table': {names}.")
            : new(0, 0, $"'{column.Name}' cannot point to a row of '{said}'. Write {names}.");
    }

    private static RowProblem? AddBinding(ImportRow row, Heading heading, SourceCell cell)
    {
        if (cell.Text is null) return null;
        var column = heading.Column!;
        var set = Address().Match(cell.Text) is { Success: true } match ? match.Groups["set"].Value : null;
        var table = column.Tables.FirstOrDefault(each => each.EntitySet == set && (heading.Navigation is null || each.Navigation == heading.Navigation));
        if (table is null)
            return new(cell.Line, cell.Column, $"'{cell.Text}' names no row that '{column.Name}' may point to. Write {string.Join(" or ", column.Tables.Select(static each => $"/{each.EntitySet}(id)"))}.");
        row[table.Navigation + "@odata.bind"] = cell.Text.StartsWith('/') ? cell.Text : "/" + cell.Text;
        return null;
    }

    // By an alternate key the address says who is meant, and the body may not say it again.
    private RowProblem? Identify(ImportRow row)
    {
        if (_key.Count > 0) return AlternateKeys.Address(_table, _key, row);
        return _mode == ImportMode.Update && !row.ContainsKey(_table.IdColumn)
            ? new(row.Source.Line, 0, $"the row has no '{_table.IdColumn}', so that it names none to change. Add it, or pass --key.")
            : null;
    }

    private static List<TransferColumn> Key(TransferTable table, IReadOnlyList<string> key)
    {
        if (!table.Keys.Any(known => key.ToHashSet(StringComparer.Ordinal).SetEquals(known.Columns)))
        {
            var known = table.Keys.Count == 0 ? "it has none" : $"it has {string.Join(" and ", table.Keys.Select(static each => string.Join(',', each.Columns)))}";
            throw new ToolException(ExitCodes.Usage, $"'{string.Join(',', key)}' is no alternate key of '{table.LogicalName}': {known}.");
        }

        return [.. key.Select(name => table.Columns.Single(column => column.Name == name))];
    }

    [GeneratedRegex(@"^/?(?<set>[A-Za-z_][A-Za-z0-9_]*)\([^()/?#\s]+\)\z")]
    private static partial Regex Address();
}
