using System.Net;
using TypedDynamics.Http;
using TypedDynamics.LateBound;
using TypedDynamics.Writing;

namespace TypedDynamics;

/// <summary>The door to a table that is known only at run time, by the name of its entity set.</summary>
public sealed partial class Table : TableQuery
{
    internal Table(DataverseConnection connection, string entitySet)
        : base(connection, new TableClauses(ClauseText.EntitySet(entitySet)) { PageSize = connection.MaxPageSize })
    {
    }

    /// <summary>Makes a row of names and values (<c>POST</c>).</summary>
    /// <param name="values">
    /// Columns by logical name, lookups as <c>primarycontactid@odata.bind</c> with <c>/contacts(…)</c>. Values: text, numbers, yes or no, Guid,
    /// dates, bytes, enums (as their number), JSON, null, and dictionaries and lists of these.
    /// </param>
    /// <param name="cancellationToken">Stops the waiting; the row may have been made all the same.</param>
    /// <returns>The row's id.</returns>
    /// <exception cref="ArgumentException">A value is of a type that no column holds.</exception>
    /// <exception cref="DataverseException">The service refused.</exception>
    public async Task<Guid> CreateAsync(IEnumerable<KeyValuePair<string, object?>> values, CancellationToken cancellationToken = default)
    {
        using var request = WriteRequest.Create(HttpMethod.Post, Clauses.EntitySet, ValueWriting.Write(values));
        using var response = await Connection.SendAsync(request, cancellationToken).ConfigureAwait(false);
        return EntityId.Of(response) ?? throw new MalformedResponseException("The answer to a create names no row: OData-EntityId is missing.");
    }

    /// <summary>Changes the row of that id or alternate key (<c>PATCH</c>); fails where there is none.</summary>
    /// <param name="key">The id, or <c>accountnumber='A-1'</c>.</param>
    /// <param name="values">As in <see cref="CreateAsync"/>; a null clears.</param>
    /// <param name="cancellationToken">Stops the waiting; the row may have been changed all the same.</param>
    /// <exception cref="ArgumentException">A value is of a type that no column holds, or the key names no row.</exception>
    /// <exception cref="DataverseException">There is no such row (status 404), or the service refused.</exception>
    public async Task UpdateAsync(string key, IEnumerable<KeyValuePair<string, object?>> values, CancellationToken cancellationToken = default)
    {
        using var request = WriteRequest.Create(HttpMethod.Patch, RowPath(key), ValueWriting.Write(values));
        request.Headers.TryAddWithoutValidation("If-Match", "*");
        using var response = await Connection.SendAsync(request, cancellationToken).ConfigureAwait(false);
    }

    /// <summary>Changes the row of that id or alternate key, or makes it.</summary>
    /// <param name="key">The id, or <c>accountnumber='A-1'</c>.</param>
    /// <param name="values">As in <see cref="CreateAsync"/>.</param>
    /// <param name="cancellationToken">Stops the waiting; the row may have been written all the same.</param>
    /// <returns>Which of the two it was.</returns>
    /// <exception cref="ArgumentException">A value is of a type that no column holds, or the key names no row.</exception>
    /// <exception cref="DataverseException">The service refused.</exception>
    public async Task<UpsertOutcome> UpsertAsync(string key, IEnumerable<KeyValuePair<string, object?>> values, CancellationToken cancellationToken = default)
    {
        using var request = WriteRequest.Create(HttpMethod.Patch, RowPath(key), ValueWriting.Write(values));
        new Preferences { ReturnsRepresentation = true }.ApplyTo(request);
        using var response = await Connection.SendAsync(request, cancellationToken).ConfigureAwait(false);
        return response.StatusCode == HttpStatusCode.Created ? UpsertOutcome.Created : UpsertOutcome.Updated;
    }

    /// <summary>Deletes the row of that id or alternate key.</summary>
    /// <exception cref="ArgumentException">The key names no row.</exception>
    /// <exception cref="DataverseException">There is no such row (status 404), or the service refused.</exception>
    public async Task DeleteAsync(string key, CancellationToken cancellationToken = default)
    {
        using var request = WriteRequest.Create(HttpMethod.Delete, RowPath(key));
        try
        {
            using var response = await Connection.SendAsync(request, cancellationToken).ConfigureAwait(false);
        }
        catch (DataverseException exception) when (exception.StatusCode == HttpStatusCode.NotFound && request.WasRepeated())
        {
            // Gone by the try that got no answer.
        }
    }

    private string RowPath(string key) => $"{Clauses.EntitySet}({ClauseText.Key(key)})";
}
