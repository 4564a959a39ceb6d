using System.Globalization;
using System.Net;
using TypedDynamics.Serialization;

namespace TypedDynamics.Http;

/// <summary>Turns every answer that is not a success into a <see cref="DataverseException"/>, whatever its body.</summary>
internal sealed class ErrorParsing(TimeProvider clock)
{
    private const int LongestBody = 1024 * 1024;
    private static readonly TimeSpan s_patience = TimeSpan.FromSeconds(10);

    public async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, Send next, CancellationToken cancellationToken)
    {
        var response = await next(request, cancellationToken).ConfigureAwait(false);
        return IsAnswer(response) ? response : throw await RefusalOfAsync(response, cancellationToken).ConfigureAwait(false);
    }

    /// <summary>True for what the service itself says when all went well.</summary>
    public static bool IsAnswer(HttpResponseMessage response) => response.IsSuccessStatusCode && response.Content.Headers.ContentType?.MediaType != "text/html";

    /// <summary>What an answer that is none says went wrong; the answer is read and let go.</summary>
    public async Task<Exception> RefusalOfAsync(HttpResponseMessage response, CancellationToken cancellationToken)
    {
        using (response)
        {
            return response.IsSuccessStatusCode
                ? new MalformedResponseException("The answer is a page for people (text/html), not the service's: a sign-in page or a proxy answered in its place. Check DataverseOptions.Url.")
                : await ReadAsync(response, cancellationToken).ConfigureAwait(false);
        }
    }

    private async Task<DataverseException> ReadAsync(HttpResponseMessage response, CancellationToken cancellationToken)
    {
        var body = ErrorBody.Parse(await ReadBodyAsync(response.Content, cancellationToken).ConfigureAwait(false));
        var refusal = new DataverseException(response.StatusCode, body.Code, body.Message is { Length: > 0 } message ? message : Explain(response))
        {
            RequestId = RequestIds.Of(response),
            RetryAfter = Http.RetryAfter.Of(response, clock),
            Details = body.Details,
        };
        return AggregateLimitException.Is(refusal) ? new AggregateLimitException(refusal) : refusal;
    }

    // An error whose body breaks off, or never ends, is still that error.
    private async Task<byte[]> ReadBodyAsync(HttpContent content, CancellationToken cancellationToken)
    {
        using var patience = new CancellationTokenSource(s_patience, clock);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken, patience.Token);
        using var body = new MemoryStream();
        try
        {
            var stream = await content.ReadAsStreamAsync(either.Token).ConfigureAwait(false);
            var piece = new byte[4096];
            while (body.Length < LongestBody && await stream.ReadAsync(piece, either.Token).ConfigureAwait(false) is > 0 and var length)
                body.Write(piece, 0, length);
        }
        catch (Exception exception) when (exception is IOException or HttpRequestException or InvalidDataException
            || (exception is OperationCanceledException && !cancellationToken.IsCancellationRequested))
        {
            return body.ToArray();
        }

        return body.ToArray();
    }

    private static string Explain(HttpResponseMessage response)
    {
        var status = string.Create(CultureInfo.InvariantCulture, $"{(int)response.StatusCode} {response.StatusCode}");
        return response.StatusCode is >= HttpStatusCode.MultipleChoices and < HttpStatusCode.BadRequest
            ? $"The service answered {status}. Redirects are not followed, since a token must not leave its host: check DataverseOptions.Url."
            : $"The service answered {status} and did not say why.";
    }
}
