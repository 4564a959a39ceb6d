using System.Net;
using System.Text.Json;
using TypedDynamics.Http;

namespace TypedDynamics;

/// <summary>The answer to a <see cref="RawRequest"/>, whatever its status. Its body is read once, as JSON, text, bytes or a stream; dispose of it afterwards.</summary>
public sealed class RawResponse : IDisposable
{
    private readonly HttpResponseMessage _response;
    private readonly TimeProvider _clock;

    internal RawResponse(HttpResponseMessage response, TimeProvider clock) => (_response, _clock) = (response, clock);

    /// <summary>The status.</summary>
    public HttpStatusCode StatusCode => _response.StatusCode;

    /// <summary>True for a status from 200 to 299.</summary>
    public bool IsSuccess => _response.IsSuccessStatusCode;

    /// <summary>The type of the body, such as <c>application/json</c>; null when there is none.</summary>
    public string? ContentType => _response.Content.Headers.ContentType?.ToString();

    /// <summary>All headers, those of the body among them; one that came several times is joined by commas.</summary>
    public IReadOnlyDictionary<string, string> Headers => field ??= _response.Headers.NonValidated.Concat(_response.Content.Headers.NonValidated)
        .GroupBy(static header => header.Key, StringComparer.OrdinalIgnoreCase)
        .ToDictionary(static header => header.Key, static header => string.Join(',', header.SelectMany(static each => each.Value)), StringComparer.OrdinalIgnoreCase);

    /// <summary>Throws the service's error where the status is none of success.</summary>
    /// <exception cref="DataverseException">Code, message, status and request id of the error.</exception>
    public async Task<RawResponse> EnsureSuccessAsync(CancellationToken cancellationToken = default)
    {
        if (!IsSuccess) await new ErrorParsing(_clock).SendAsync(null!, (_, _) => Task.FromResult(_response), cancellationToken).ConfigureAwait(false);
        return this;
    }

    /// <summary>The body as JSON; null when it is empty.</summary>
    /// <exception cref="MalformedResponseException">It is not JSON, or was cut off.</exception>
    public async Task<JsonElement?> ReadJsonAsync(CancellationToken cancellationToken = default)
    {
        var bytes = await ReadBytesAsync(cancellationToken).ConfigureAwait(false);
        if (bytes.Length == 0) return null;
        try
        {
            return JsonElement.Parse(bytes);
        }
        catch (JsonException exception)
        {
            throw new MalformedResponseException("The answer is not JSON, or was cut off.", exception);
        }
    }

    /// <summary>The body as text.</summary>
    public Task<string> ReadTextAsync(CancellationToken cancellationToken = default) => _response.Content.ReadAsStringAsync(cancellationToken);

    /// <summary>The body as bytes.</summary>
    public Task<byte[]> ReadBytesAsync(CancellationToken cancellationToken = default) => _response.Content.ReadAsByteArrayAsync(cancellationToken);

    /// <summary>The body as it arrives.</summary>
    public Task<Stream> OpenStreamAsync(CancellationToken cancellationToken = default) => _response.Content.ReadAsStreamAsync(cancellationToken);

    /// <summary>Lets the answer go.</summary>
    public void Dispose() => _response.Dispose();
}
