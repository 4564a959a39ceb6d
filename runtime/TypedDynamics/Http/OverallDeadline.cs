using System.Globalization;

namespace TypedDynamics.Http;

/// <summary>Gives up on a request with all its tries and the waits between them.</summary>
internal sealed class OverallDeadline(TimeSpan timeout, TimeProvider clock)
{
    public Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, Send next, CancellationToken cancellationToken) => timeout == Timeout.InfiniteTimeSpan
        ? next(request, cancellationToken)
        : TimeLimit.SendAsync(request, next, timeout, clock, () => string.Create(CultureInfo.InvariantCulture, $"The request, tries and waits together, took longer than {timeout} (DataverseOptions.TotalTimeout). Its last try may have been carried out."), cancellationToken);
}
