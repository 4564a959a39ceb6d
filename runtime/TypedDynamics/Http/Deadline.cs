using System.Globalization;

namespace TypedDynamics.Http;

/// <summary>Gives up waiting for the head of an answer, the getting of a token included.</summary>
internal sealed class Deadline(TimeSpan timeout, TimeProvider clock)
{
    public async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, Send next, CancellationToken cancellationToken)
    {
        var patience = request.FindTimeout() ?? timeout;
        using var deadline = new CancellationTokenSource(patience, clock);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken, deadline.Token);
        try
        {
            either.Token.ThrowIfCancellationRequested();
            return await next(request, either.Token).ConfigureAwait(false);
        }
        catch (OperationCanceledException exception) when (cancellationToken.IsCancellationRequested)
        {
            throw new TaskCanceledException(exception.Message, exception, cancellationToken);
        }
        catch (OperationCanceledException exception) when (deadline.IsCancellationRequested)
        {
            var message = string.Create(CultureInfo.InvariantCulture, $"No answer came within {patience} (DataverseOptions.Timeout).");
            throw new TaskCanceledException(message, new TimeoutException(message, exception));
        }
    }
}
