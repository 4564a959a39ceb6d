using System.Net;
using TypedDynamics.Emulator;

namespace TypedDynamics.Tool.Tests;

/// <summary>An org that answers in the process: the emulator on a cache, with a hook before each request.</summary>
internal sealed class Org : DelegatingHandler
{
    private readonly DataverseEmulator _emulator;
    private readonly List<string> _requests = [];

    private Org(DataverseEmulator emulator)
        : base(emulator.CreateHandler()) =>
        _emulator = emulator;

    /// <summary>What was asked, below the Web API.</summary>
    public IReadOnlyList<string> Requests
    {
        get
        {
            lock (_requests) return [.. _requests];
        }
    }

    /// <summary>Answers in place of the org; null lets it answer itself.</summary>
    public Func<HttpRequestMessage, HttpResponseMessage?>? Instead { get; set; }

    /// <summary>Changes what the org answered.</summary>
    public Func<HttpRequestMessage, HttpResponseMessage, Task<HttpResponseMessage>>? Afterwards { get; set; }

    public static async Task<Org> StartAsync(string? cacheFolder = null) =>
        new(await DataverseEmulator.StartAsync(new() { CacheFolder = cacheFolder ?? RepositoryRoot.File("metadata-cache/contoso"), Port = null }, TestContext.Current.CancellationToken));

    public static HttpResponseMessage Refuse(HttpStatusCode status, string code, string message) =>
        new(status) { Content = new StringContent($$$"""{"error":{"code":"{{{code}}}","message":"{{{message}}}"}}""", System.Text.Encoding.UTF8, "application/json") };

    public static string PathOf(HttpRequestMessage request) => Uri.UnescapeDataString(request.RequestUri!.PathAndQuery.Replace("/api/data/v9.2/", "", StringComparison.Ordinal));

    /// <summary>Changes the org, as an administrator would, and not through the tool.</summary>
    public async Task SendAsync(HttpMethod method, string path, string? json = null)
    {
        using var client = new HttpClient(_emulator.CreateHandler());
        using var request = new HttpRequestMessage(method, $"http://localhost/api/data/v9.2/{path}") { Headers = { { "Authorization", "Bearer any" } } };
        if (json is not null) request.Content = new StringContent(json, System.Text.Encoding.UTF8, "application/json");
        using var response = await client.SendAsync(request, TestContext.Current.CancellationToken);
        Assert.True(response.IsSuccessStatusCode, await response.Content.ReadAsStringAsync(TestContext.Current.CancellationToken));
    }

    public void Forget()
    {
        lock (_requests) _requests.Clear();
    }

    protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        lock (_requests) _requests.Add(PathOf(request));
        if (Instead?.Invoke(request) is { } answer) return answer;
        var response = await base.SendAsync(request, cancellationToken);
        return Afterwards is { } change ? await change(request, response) : response;
    }

    protected override void Dispose(bool disposing)
    {
        base.Dispose(disposing);
        if (disposing) _emulator.DisposeAsync().AsTask().GetAwaiter().GetResult();
    }
}
