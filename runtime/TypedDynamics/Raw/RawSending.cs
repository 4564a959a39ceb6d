using System.Text;
using TypedDynamics.Http;

namespace TypedDynamics.Raw;

/// <summary>Makes requests of what callers say, and refuses what would leave the host or break the request before anything is sent.</summary>
internal static class RawSending
{
    /// <exception cref="ArgumentException">The request cannot be sent; the message names the member and the mend.</exception>
    public static HttpRequestMessage Create(RawRequest request)
    {
        ArgumentNullException.ThrowIfNull(request);
        if (request.MaxRetries < 0) throw new ArgumentException("RawRequest.MaxRetries is negative. Give the number of further tries, or 0.", nameof(request));
        if (request.RetryDelay < TimeSpan.Zero) throw new ArgumentException("RawRequest.RetryDelay is negative. Give a time, or zero.", nameof(request));
        if (request.Timeout is { } timeout && !RequestSettings.CanBeWaitedFor(timeout)) throw new ArgumentException("RawRequest.Timeout cannot be waited for. Give a time above zero and below 24 days.", nameof(request));
        if (request is { MaxRetries: > 0, Body.IsRepeatable: false })
            throw new ArgumentException("RawRequest.Body is a stream that cannot be rewound, so that it cannot be sent again. Leave MaxRetries out, or give bytes or a stream that can seek.", nameof(request));

        var message = new HttpRequestMessage(request.Method, AddressOf(request)) { Content = request.Body?.Create() };
        foreach (var (name, value) in request.Headers) AddHeader(message, name, value);
        if (request.Timeout is { } patience) message.SetTimeout(patience);
        message.RetryBy(new(request.MaxRetries, request.RetryDelay, request.RetriesOnAllErrors, request.UsesExponentialBackoff));
        return message;
    }

    private static Uri AddressOf(RawRequest request)
    {
        var path = request.Path ?? throw new ArgumentException("RawRequest.Path is null. Give one such as /api/data/v9.2/accounts.", nameof(request));
        if (path.AsSpan().ContainsAnyInRange('\0', ' ') || path.Contains('\\', StringComparison.Ordinal))
            throw new ArgumentException("RawRequest.Path has a blank, a line end or a backslash in it. Encode blanks as %20. Nothing was sent.", nameof(request));
        var address = new StringBuilder(path);
        foreach (var (name, value) in request.Query)
        {
            address.Append(address.ToString().Contains('?', StringComparison.Ordinal) ? '&' : '?');
            // The service's own options begin with a dollar sign, and aliases with an at sign.
            address.Append(Uri.EscapeDataString(name).Replace("%24", "$", StringComparison.Ordinal).Replace("%40", "@", StringComparison.Ordinal)).Append('=').Append(Uri.EscapeDataString(value));
        }

        return Uri.TryCreate(address.ToString(), UriKind.RelativeOrAbsolute, out var uri) ? uri : throw new ArgumentException("RawRequest.Path is no address. Give one such as /api/data/v9.2/accounts. Nothing was sent.", nameof(request));
    }

    private static void AddHeader(HttpRequestMessage message, string name, string value)
    {
        if (RequestSettings.IsConnections(name)) throw new ArgumentException($"The header '{name}' is the connection's own. Leave it out.", nameof(name));
        RequestSettings.RequireHeader(name, value);
        if (message.Headers.TryAddWithoutValidation(name, value)) return;
        message.Content ??= new ByteArrayContent([]);
        if (message.Content.Headers.NonValidated.Contains(name)) message.Content.Headers.Remove(name);
        if (!message.Content.Headers.TryAddWithoutValidation(name, value)) throw new ArgumentException($"'{name}' is no header.", nameof(name));
    }
}
