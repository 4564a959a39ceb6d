namespace TypedDynamics.Http;

/// <summary>
/// Makes the address absolute and refuses it when it leaves the connection's scheme, host or port: tokens go nowhere else, whatever a link in an
/// answer says.
/// </summary>
internal sealed class HostGuard(Uri serviceRoot)
{
    public Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, Send next, CancellationToken cancellationToken)
    {
        request.RequestUri = Resolve(request.RequestUri);
        return next(request, cancellationToken);
    }

    private Uri Resolve(Uri? address)
    {
        // The text, not the Uri: where paths begin with a slash, `/accounts` on its own is taken for a file.
        if (address is null || !Uri.TryCreate(serviceRoot, address.OriginalString, out var target))
            throw new InvalidOperationException("The request has no address that could be understood. Nothing was sent.");
        if (target.Scheme == serviceRoot.Scheme && target.IdnHost == serviceRoot.IdnHost && target.Port == serviceRoot.Port && target.UserInfo.Length == 0)
            return target;

        var place = target.GetComponents(UriComponents.SchemeAndServer, UriFormat.UriEscaped);
        throw new InvalidOperationException(
            $"The request would leave {serviceRoot.GetLeftPart(UriPartial.Authority)} for {place}{(target.UserInfo.Length > 0 ? " with a user name in it" : "")}. Nothing was sent.");
    }
}
