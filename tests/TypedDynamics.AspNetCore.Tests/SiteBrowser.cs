using System.Net;
using Microsoft.AspNetCore.WebUtilities;

namespace TypedDynamics.AspNetCore;

/// <summary>A browser with cookies of its own, that follows no redirect by itself.</summary>
internal sealed class SiteBrowser(SignInSite site) : IDisposable
{
    private readonly CookieContainer _cookies = new();
    private HttpClient? _opened;

    /// <summary>What it would send, to be sent again by a thief.</summary>
    public string Cookies => _cookies.GetCookieHeader(site.Address);

    private HttpClient Site => _opened ??= new(new SocketsHttpHandler { AllowAutoRedirect = false, CookieContainer = _cookies }) { BaseAddress = site.Address };

    private readonly HttpClient _identity = new(SignInSite.Trusting, disposeHandler: false);

    /// <summary>What the last sign-in came back with.</summary>
    public string Code { get; private set; } = "";

    public async Task<HttpResponseMessage> GetAsync(string path, string accept = "text/html")
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, new Uri(path, UriKind.Relative)) { Headers = { { "Accept", accept } } };
        return await Site.SendAsync(request, TestContext.Current.CancellationToken);
    }

    public async Task<HttpResponseMessage> PostAsync(string path) => await Site.PostAsync(new Uri(path, UriKind.Relative), null, TestContext.Current.CancellationToken);

    /// <summary>Begins at a path, chooses a user, and comes back; gives the answer to that.</summary>
    public async Task<HttpResponseMessage> SignInAsync(Guid? user, string path = "/sign-in")
    {
        using var begun = await GetAsync(path);
        Assert.Equal(HttpStatusCode.Redirect, begun.StatusCode);
        using var chosen = await _identity.PostAsync(begun.Headers.Location, new FormUrlEncodedContent([new("user", user?.ToString() ?? "")]), TestContext.Current.CancellationToken);
        var back = chosen.Headers.Location!;
        Code = QueryHelpers.ParseQuery(back.Query).TryGetValue("code", out var code) ? code.ToString() : "";
        return await GetAsync(back.PathAndQuery);
    }

    public void Dispose()
    {
        _opened?.Dispose();
        _identity.Dispose();
    }
}
