using TypedDynamics.FetchXml;
using TypedDynamics.Tool.Output;
using TypedDynamics.Tool.Profiles;

namespace TypedDynamics.Tool.Rows;

/// <summary>Rows that FetchXML asks for.</summary>
internal sealed class FetchRows : IRowSource
{
    private readonly FetchQuery<Record> _query;

    private FetchRows(FetchQuery<Record> query, IReadOnlyList<string> columns) => (_query, ExpectedColumns) = (query, columns);

    public IReadOnlyList<string> ExpectedColumns { get; }

    /// <exception cref="ToolException">It is no FetchXML, or the org has no such table.</exception>
    public static async Task<FetchRows> OpenAsync(OrgContext org, string fetchXml, int? pageSize, bool isFormatted, CancellationToken cancellationToken)
    {
        try
        {
            var fetch = Fetch.Parse(fetchXml);
            var set = await EntitySets.OfAsync(org, fetch.Entity.Name, cancellationToken).ConfigureAwait(false);
            var query = org.Fetch(set, fetch);
            if (pageSize is { } rows && fetch.Top is null) query = query.WithPageSize(rows);
            return new(isFormatted ? query.WithAnnotations("OData.Community.Display.V1.FormattedValue") : query, Columns(fetch));
        }
        catch (FormatException exception)
        {
            throw new ToolException(ExitCodes.Usage, exception.Message, exception);
        }
    }

    public async Task<RowPage> ReadAsync(string? next, CancellationToken cancellationToken)
    {
        var page = await _query.ToPageAsync(next, cancellationToken).ConfigureAwait(false);
        return new([.. page.Rows.Select(static row => row.Json)], page.Continuation);
    }

    public Task<long?> CountAsync(CancellationToken cancellationToken) => Task.FromResult<long?>(null);

    // Answers to FetchXML leave nulls out.
    private static List<string> Columns(Fetch fetch)
    {
        var names = fetch.Entity.Columns.Select(static column => column.Alias ?? column.Name).ToList();
        foreach (var link in fetch.Entity.Links) Add(link);
        return names;

        void Add(FetchLink link)
        {
            names.AddRange(link.Columns.Where(column => column.Alias is not null || link.Alias is not null).Select(column => column.Alias ?? $"{link.Alias}.{column.Name}"));
            foreach (var inner in link.Links) Add(inner);
        }
    }
}
