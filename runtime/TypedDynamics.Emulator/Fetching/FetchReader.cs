using System.Collections.Immutable;
using Microsoft.Data.Sqlite;
using TypedDynamics.Emulator.Organization;
using TypedDynamics.Emulator.Querying;
using TypedDynamics.Emulator.Storage;

namespace TypedDynamics.Emulator.Fetching;

/// <summary>A page of a fetch.</summary>
/// <param name="Outputs">Its columns.</param>
/// <param name="Rows">Its rows.</param>
/// <param name="HasMore">Whether there are more behind them.</param>
/// <param name="Cookie">What leads to them; null where only the page's number does.</param>
/// <param name="Count">How many rows there are in all, up to 5,000, when that was asked for.</param>
internal sealed record FetchResult(ImmutableArray<FetchOutput> Outputs, IReadOnlyList<FetchedRow> Rows, bool HasMore, string? Cookie, long? Count);

/// <summary>Runs a fetch.</summary>
internal sealed class FetchReader(SqliteConnection connection, Service service, Caller caller)
{
    // Pages behind these are found by cookies only.
    private const int MostRowsByNumber = 50_000;

    public FetchResult Read(Fetch fetch)
    {
        var source = Source(fetch);
        var size = Math.Min(fetch.Top ?? fetch.Count ?? RowFetching.MostRows, RowFetching.MostRows);
        if (fetch.IsAggregate)
            RequireFewEnough(fetch);
        var statement = fetch.IsAggregate
            ? FetchGroups.Write(fetch, source, caller.Calendar.FiscalYearStart, size + 1)
            : FetchRows.Write(fetch, source, size + 1);
        if (fetch.Page > 1 && (long)fetch.Page * size > MostRowsByNumber && (fetch.Cookie is null || !statement.HasSortKeys))
            throw FetchErrors.CookieRequired();
        var rows = Rows(statement);
        var hasMore = rows.Count > size && fetch.Top is null;
        if (rows.Count > size)
            rows.RemoveAt(size);
        var cookie = hasMore && statement.HasSortKeys
            ? PageTokens.WriteFetchCookie(fetch.Page + 1, statement.Orders, rows[0].SortKeys, rows[^1].SortKeys)
            : null;
        return new(statement.Outputs, rows, hasMore, cookie, fetch.CountsRows ? Count(fetch, RowFetching.MostRows) : null);
    }

    private FetchSource Source(Fetch fetch) => new(fetch, new ColumnTests(caller));

    private void RequireFewEnough(Fetch fetch)
    {
        var most = Math.Min(fetch.AggregateLimit ?? int.MaxValue, service.AggregatedRows);
        if (Count(fetch, most + 1) > most)
            throw FetchErrors.AggregateLimit();
    }

    private long Count(Fetch fetch, int most)
    {
        var source = Source(fetch);
        using var command = Command($"SELECT COUNT(*) FROM (SELECT 1 {source.Text} LIMIT {source.Conditions.Parameter((long)most)})", source.Conditions.Parameters);
        return (long)command.ExecuteScalar()!;
    }

    public List<FetchedRow> Rows(FetchStatement statement)
    {
        using var command = Command(statement.Text, statement.Parameters);
        using var reader = command.ExecuteReader();
        var rows = new List<FetchedRow>();
        while (reader.Read())
            rows.Add(Row(reader, statement));
        return rows;
    }

    private static FetchedRow Row(SqliteDataReader reader, FetchStatement statement)
    {
        var at = statement.HasVersion ? 1 : 0;
        var values = ImmutableArray.CreateBuilder<object?>(statement.Outputs.Length);
        foreach (var output in statement.Outputs)
        {
            var value = StoredValues.FromStored(output.Column.Kind, Stored(reader, at++));
            if (output.TypeSql is not null && Stored(reader, at++) is var target && value is Guid id)
                value = new Reference(id, target as string ?? "");
            values.Add(value);
        }

        var keys = statement.HasSortKeys ? statement.Orders.Select(_ => Stored(reader, at++)).ToImmutableArray() : [];
        return new(statement.HasVersion ? reader.GetInt64(0) : null, values.MoveToImmutable(), keys);
    }

    private SqliteCommand Command(string text, IReadOnlyList<object?> parameters)
    {
        var command = connection.CreateCommand();
        command.CommandText = text;
        for (var i = 0; i < parameters.Count; i++)
            command.Parameters.AddWithValue($"$p{i}", parameters[i] ?? DBNull.Value);
        return command;
    }

    private static object? Stored(SqliteDataReader reader, int at) => reader.IsDBNull(at) ? null : reader.GetValue(at);
}
