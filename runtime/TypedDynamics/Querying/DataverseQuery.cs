using TypedDynamics.Querying.Model;
using TypedDynamics.Querying.OData;

namespace TypedDynamics;

/// <summary>A query: immutable, thread-safe, sends nothing until its rows are asked for, and may be asked for them many times.</summary>
/// <remarks>
/// Not an <see cref="IAsyncEnumerable{T}"/>, although <c>await foreach</c> takes it: LINQ's operators over one run in the client, on rows that
/// were fetched for it. <c>AsAsyncEnumerable</c> says so aloud.
/// </remarks>
/// <typeparam name="TResult">What a row becomes.</typeparam>
public abstract class DataverseQuery<TResult>
{
    private protected DataverseQuery(DataverseConnection connection, QueryModel model)
    {
        Connection = connection;
        Model = model;
    }

    internal DataverseConnection Connection { get; }

    internal QueryModel Model { get; }

    /// <summary>The address that the query asks, relative to the Web API's root and encoded as it is sent: <c>accounts?$select=name</c>.</summary>
    /// <remarks>Page sizes and formatted values are asked for in headers, not here; pages after the first have addresses of the service's making.</remarks>
    /// <exception cref="QueryNotSupportedException">The entity has no set of its own.</exception>
    public string ToODataUri() => ODataWriter.Write(Model);

    /// <summary>The same as <see cref="ToODataUri"/>.</summary>
    public override string ToString() => ToODataUri();

    private protected QueryModel ModelOfFirst(int rows)
    {
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(rows);
        return Model with { Top = Math.Min(Model.Top ?? rows, rows) };
    }

    private protected QueryModel ModelOfPages(int rows)
    {
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(rows);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(rows, QueryModel.RowsPerPageAtMost);
        return Model with { PageSize = rows };
    }
}
