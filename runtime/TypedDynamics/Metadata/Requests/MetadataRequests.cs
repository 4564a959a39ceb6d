using System.Net;
using System.Text.Json;
using TypedDynamics.Http;
using TypedDynamics.Querying.Execution;
using TypedDynamics.Serialization;
using TypedDynamics.Writing;

namespace TypedDynamics.Metadata;

/// <summary>Asks for definitions and sends changes of them.</summary>
internal sealed class MetadataRequests(DataverseConnection connection)
{
    private static readonly RequestOptions s_strong = new() { IsStronglyConsistent = true };

    public DataverseConnection Connection => connection;

    /// <summary>One definition, or what a function answers.</summary>
    public async Task<JsonElement> GetAsync(string uri, CancellationToken cancellationToken)
    {
        using var request = QueryRequest.Create(uri, new Preferences());
        return await AnswerAsync(request, cancellationToken).ConfigureAwait(false);
    }

    /// <summary>One definition past the service's cache, as it is after a write; null where there is none.</summary>
    public async Task<JsonElement?> FindStrongAsync(string uri, CancellationToken cancellationToken)
    {
        try
        {
            return await GetStrongAsync(uri, cancellationToken).ConfigureAwait(false);
        }
        catch (DataverseException refusal) when (IsAbsence(refusal))
        {
            return null;
        }
    }

    /// <summary>One definition past the service's cache.</summary>
    public async Task<JsonElement> GetStrongAsync(string uri, CancellationToken cancellationToken)
    {
        using var request = QueryRequest.Create(uri, new Preferences());
        s_strong.ApplyTo(request);
        return await AnswerAsync(request, cancellationToken).ConfigureAwait(false);
    }

    /// <summary>Definitions, all that there are. The service tells them in one answer; should it not, its links are followed.</summary>
    public async Task<List<JsonElement>> ListAsync(string uri, int? pageSize, CancellationToken cancellationToken)
    {
        var lines = new List<JsonElement>();
        for (var link = uri; link is not null;)
        {
            var (page, next) = await PageAsync(link, pageSize, cancellationToken).ConfigureAwait(false);
            lines.AddRange(page);
            link = next != link ? next : throw new MalformedResponseException("The link to the next page leads to the page itself.");
        }

        return lines;
    }

    /// <summary>One answer's worth of definitions.</summary>
    public async Task<(List<JsonElement> Lines, string? NextLink)> PageAsync(string uri, int? pageSize, CancellationToken cancellationToken)
    {
        using var request = QueryRequest.Create(uri, new Preferences { MaxPageSize = pageSize });
        var answer = await AnswerAsync(request, cancellationToken).ConfigureAwait(false);
        return ([.. JsonAnswer.Lines(answer)], answer.TryGetProperty("@" + WireNames.NextLink, out var link) ? link.GetString() : null);
    }

    /// <summary>The id of what was made: <c>OData-EntityId</c>.</summary>
    /// <exception cref="MalformedResponseException">The answer names none.</exception>
    public async Task<Guid> PostDefinitionAsync(string uri, JsonElement body, CancellationToken cancellationToken)
    {
        using var request = Write(HttpMethod.Post, uri, body);
        request.ForbidRepetition();
        using var response = await connection.SendAsync(request, cancellationToken).ConfigureAwait(false);
        return EntityId.Of(response) ?? throw new MalformedResponseException("The answer to the create names no id of what was made: no OData-EntityId.");
    }

    /// <summary>Calls an action that may be called twice as well as once; gives its answer, null where it is empty.</summary>
    public Task<JsonElement?> PostRepeatableAsync(string action, JsonElement? body, CancellationToken cancellationToken) => PostAsync(action, body, isRepeatable: true, cancellationToken);

    /// <summary>Calls an action; gives its answer, null where it is empty.</summary>
    public async Task<JsonElement?> PostAsync(string action, JsonElement? body, bool isRepeatable, CancellationToken cancellationToken)
    {
        using var request = body is { } json ? Write(HttpMethod.Post, action, json) : WriteRequest.Create(HttpMethod.Post, action);
        if (isRepeatable) request.AllowRepetition();
        else request.ForbidRepetition();
        using var response = await connection.SendAsync(request, cancellationToken).ConfigureAwait(false);
        return response.StatusCode == HttpStatusCode.NoContent || response.Content.Headers.ContentLength == 0 ? null : await JsonAnswer.ReadAsync(response, cancellationToken).ConfigureAwait(false);
    }

    /// <summary>Puts a whole definition in the place of what is there.</summary>
    public async Task PutAsync(string uri, JsonElement body, bool mergeLabels, CancellationToken cancellationToken)
    {
        using var request = Write(HttpMethod.Put, uri, body);
        request.Headers.TryAddWithoutValidation("MSCRM.MergeLabels", mergeLabels ? "true" : "false");
        using var response = await connection.SendAsync(request, cancellationToken).ConfigureAwait(false);
    }

    public async Task DeleteAsync(string uri, CancellationToken cancellationToken)
    {
        using var request = WriteRequest.Create(HttpMethod.Delete, uri);
        try
        {
            using var response = await connection.SendAsync(request, cancellationToken).ConfigureAwait(false);
        }
        catch (DataverseException refusal) when (IsAbsence(refusal) && request.WasRepeated())
        {
            // Gone by the try that got no answer.
        }
    }

    /// <summary>The service says that there is no such definition. A gateway's page says nothing of the kind.</summary>
    public static bool IsAbsence(DataverseException refusal) => refusal is { StatusCode: HttpStatusCode.NotFound, Code.Length: > 0 };

    private static HttpRequestMessage Write(HttpMethod method, string uri, JsonElement body) => WriteRequest.Create(method, uri, JsonText.Of(body));

    private async Task<JsonElement> AnswerAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        using var response = await connection.AskAsync(request, cancellationToken).ConfigureAwait(false);
        return await JsonAnswer.ReadAsync(response, cancellationToken).ConfigureAwait(false);
    }
}
