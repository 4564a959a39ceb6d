namespace TypedDynamics.Http;

/// <summary>Gives up waiting for the head of an answer when the time is over, and tells that from a caller who gave up.</summary>
internal static class TimeLimit
{
    /// <param name="request">What is sent.</param>
    /// <param name="next">Sends it.</param>
    /// <param name="patience">How long to wait.</param>
    /// <param name="clock">Measures it.</param>
    /// <param name="message">What is said when the time is over.</param>
    /// <param name="cancellationToken">The caller's.</param>
    public static async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, Send next, TimeSpan patience, TimeProvider clock, Func<string> message, CancellationToken cancellationToken)
    {
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
        catch (OperationCanceledException exception) when (deadline.IsCancellationRequested && exception.InnerException is not TimeoutException)
        {
            throw new TaskCanceledException(message(), new TimeoutException(message(), exception));
        }
    }
}
