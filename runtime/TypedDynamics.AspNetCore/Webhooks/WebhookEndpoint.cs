using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Features;
using Microsoft.Extensions.Logging;

namespace TypedDynamics.AspNetCore.Webhooks;

/// <summary>Takes a request, top to bottom: who, what kind, how much, which event; then hands it over.</summary>
internal sealed class WebhookEndpoint(WebhookOptions options, WebhookRun run, WebhookQueue? queue, TimeProvider clock, ILogger logger)
{
    private const string CutHeader = "x-ms-dynamics-msg-size-exceeded";
    private const string RetrySeconds = "5";

    private readonly WebhookKeys _keys = new(options);

    public async Task HandleAsync(HttpContext http)
    {
        http.Response.StatusCode = await AnswerAsync(http).ConfigureAwait(false);
    }

    private async Task<int> AnswerAsync(HttpContext http)
    {
        var request = http.Request;
        if (!_keys.Open(request)) return Refuse(StatusCodes.Status401Unauthorized, "it has no good key.");
        if (!request.HasJsonContentType()) return Refuse(StatusCodes.Status415UnsupportedMediaType, "it is no JSON.");
        if (request.ContentLength > options.MaxBodySize) return Refuse(StatusCodes.Status413PayloadTooLarge, "it is too long.");
        var (body, status) = await ReadAsync(http).ConfigureAwait(false);
        if (body is null) return Refuse(status, status == StatusCodes.Status408RequestTimeout ? "it came too slowly." : status == StatusCodes.Status413PayloadTooLarge ? "it is too long." : "it broke off.");
        DataverseEvent happened;
        try
        {
            happened = DataverseEvent.Parse(body, isCut: request.Headers[CutHeader].Count > 0);
        }
        catch (FormatException exception)
        {
            return Refuse(StatusCodes.Status400BadRequest, exception.Message);
        }

        return queue is null ? await run.TryAsync(happened).ConfigureAwait(false) ? StatusCodes.Status200OK : StatusCodes.Status500InternalServerError : Enqueue(http, happened, body, queue);
    }

    private int Enqueue(HttpContext http, DataverseEvent happened, byte[] body, WebhookQueue into)
    {
        if (into.TryAdd(happened, body)) return StatusCodes.Status200OK;
        WebhookLog.Full(logger, into.Count);
        http.Response.Headers.RetryAfter = RetrySeconds;
        return StatusCodes.Status503ServiceUnavailable;
    }

    private async Task<(byte[]? Body, int Status)> ReadAsync(HttpContext http)
    {
        // Where a server counts, it stops by itself, too.
        if (http.Features.Get<IHttpMaxRequestBodySizeFeature>() is { IsReadOnly: false } limit) limit.MaxRequestBodySize = options.MaxBodySize;
        using var patience = new CancellationTokenSource(options.BodyTimeout, clock);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(patience.Token, http.RequestAborted);
        using var body = new MemoryStream();
        var piece = new byte[16 * 1024];
        try
        {
            while (await http.Request.Body.ReadAsync(piece, either.Token).ConfigureAwait(false) is > 0 and var length)
            {
                if (body.Length + length > options.MaxBodySize) return (null, StatusCodes.Status413PayloadTooLarge);
                body.Write(piece, 0, length);
            }

            return (body.ToArray(), StatusCodes.Status200OK);
        }
        catch (OperationCanceledException) when (patience.IsCancellationRequested)
        {
            return (null, StatusCodes.Status408RequestTimeout);
        }
        catch (BadHttpRequestException exception)
        {
            return (null, exception.StatusCode);
        }
        catch (Exception exception) when (exception is IOException or OperationCanceledException)
        {
            return (null, StatusCodes.Status400BadRequest);
        }
    }

    private int Refuse(int status, string reason)
    {
        WebhookLog.Refused(logger, reason);
        return status;
    }
}
