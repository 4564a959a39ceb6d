using System.Globalization;

namespace TypedDynamics.Http;

/// <summary>Gives up waiting for the head of one try's answer, the getting of a token included.</summary>
internal sealed class Deadline(TimeSpan timeout, TimeProvider clock)
{
    public Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, Send next, CancellationToken cancellationToken)
    {
        var patience = request.FindTimeout() ?? timeout;
        return TimeLimit.SendAsync(request, next, patience, clock, () => string.Create(CultureInfo.InvariantCulture, $"No answer came within {patience} (DataverseOptions.Timeout)."), cancellationToken);
    }
}
