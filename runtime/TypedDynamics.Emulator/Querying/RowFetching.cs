using Microsoft.Data.Sqlite;
using TypedDynamics.Emulator.Organization;

namespace TypedDynamics.Emulator.Querying;

/// <summary>Reads the rows of a query together with everything that it expands: one SELECT an expansion, however many rows.</summary>
internal sealed class RowFetching(SqliteConnection connection, Org org)
{
    /// <summary>The size of the pages that expanded collections are cut into, when one level of them holds another.</summary>
    public int? NestedPageSize { get; init; }

    /// <summary>The most rows of a page, and of an expanded collection.</summary>
    public const int MostRows = 5000;

    /// <summary>A page of rows, and whether there are more.</summary>
    public (List<Row> Rows, bool HasMore) Page(RowQuery query, ParentLink? parent, PagePosition? after, int pageSize)
    {
        var rows = RowReading.Read(connection, org, SqlWriting.Rows(query, parent, after, pageSize + 1));
        var hasMore = rows.Count > pageSize;
        if (hasMore)
            rows.RemoveAt(pageSize);
        Expand(query, rows);
        return (rows, hasMore);
    }

    public Row? One(RowQuery query, ParentLink? parent = null)
    {
        var rows = RowReading.Read(connection, org, SqlWriting.Rows(query, parent, null, 1));
        Expand(query, rows);
        return rows.FirstOrDefault();
    }

    /// <summary>All of one row; null where there is none.</summary>
    public Row? ById(Table table, Guid id) => One(RowsWithIds(RowQuery.All(table), [id]));

    public long Count(RowQuery query, ParentLink? parent, int most = MostRows) =>
        RowReading.ReadNumber(connection, SqlWriting.Count(query, parent, most));

    /// <summary>The primary names of the rows that the given references lead to.</summary>
    public Dictionary<Reference, string?> Names(IEnumerable<Reference> references)
    {
        var names = new Dictionary<Reference, string?>();
        foreach (var group in references.Distinct().GroupBy(reference => reference.LogicalName))
        {
            if (org.Table(group.Key) is not { PrimaryName: { } name } table)
                continue;
            var query = RowsWithIds(new Variable(table), [.. group.Select(reference => reference.Id)]) with { Columns = [name] };
            foreach (var row in RowReading.Read(connection, org, SqlWriting.Rows(query, null, null, null)))
                names[new Reference(row.Id, group.Key)] = row[name] as string;
        }

        return names;
    }

    private void Expand(RowQuery query, List<Row> rows)
    {
        if (rows.Count == 0)
            return;
        foreach (var expansion in query.Expansions)
        {
            if (expansion.Navigation.IsCollection)
                ExpandCollection(expansion, rows);
            else
                ExpandSingle(expansion, rows);
        }
    }

    private void ExpandSingle(Expansion expansion, List<Row> rows)
    {
        var (navigation, query) = (expansion.Navigation, expansion.Query);
        var ids = rows.Select(row => IdBehind(row, navigation)).OfType<Guid>().Distinct().ToList();
        var found = new Dictionary<Guid, Row>();
        if (ids.Count > 0)
        {
            var related = RowReading.Read(connection, org, SqlWriting.Rows(RowsWithIds(query, ids), null, null, null));
            Expand(query, related);
            found = related.ToDictionary(row => row.Id);
        }

        foreach (var row in rows)
            row.RelatedRow[navigation] = IdBehind(row, navigation) is { } id ? found.GetValueOrDefault(id) : null;
    }

    private void ExpandCollection(Expansion expansion, List<Row> rows)
    {
        var (navigation, query) = (expansion.Navigation, expansion.Query);
        var parent = new ParentLink(navigation, [.. rows.Select(row => row.Id).Distinct()]);
        var pageSize = query.Top ?? NestedPageSize ?? MostRows;
        var related = RowReading.Read(connection, org, SqlWriting.Rows(query, parent, null, pageSize + 1));
        var byParent = related.ToLookup(row => row.Parent!.Value);
        foreach (var row in rows)
            row.RelatedRows[navigation] = new([.. byParent[row.Id].Take(pageSize)], query.Top is null && byParent[row.Id].Count() > pageSize);
        Expand(query, [.. rows.SelectMany(row => row.RelatedRows[navigation].Rows)]);
    }

    private static Guid? IdBehind(Row row, Navigation navigation) => (navigation.Column is { } column ? row[column] : null) switch
    {
        Reference reference => reference.Id,
        Guid id => id,
        _ => null,
    };

    private static RowQuery RowsWithIds(Variable row, IReadOnlyList<Guid> ids) => RowsWithIds(new RowQuery(row) { Columns = [] }, ids);

    private static RowQuery RowsWithIds(RowQuery query, IReadOnlyList<Guid> ids)
    {
        var key = new ColumnPath(query.Row.Row, query.Table.Key);
        return query with { Where = Condition.Both(query.Where, new OneOf(key, [.. ids.Select(id => (object?)id.ToString("D"))])) };
    }
}
