using System.Text;

namespace TypedDynamics.Emulator.Limits;

/// <summary>The faults that break connections, over a socket.</summary>
public sealed class SocketFaultTests : IAsyncLifetime
{
    private DataverseEmulator _emulator = null!;
    private HttpClient _client = null!;

    public async ValueTask InitializeAsync()
    {
        _emulator = await DataverseEmulator.StartAsync(new EmulatorOptions { CacheFolder = Org.Sales });
        _client = new HttpClient { BaseAddress = new Uri(_emulator.BaseAddress, "api/data/v9.2/") };
        _client.DefaultRequestHeaders.Add("Authorization", "Bearer any");
    }

    public async ValueTask DisposeAsync()
    {
        _client.Dispose();
        await _emulator.DisposeAsync();
    }

    [Theory]
    [InlineData(FaultKind.Reset, 0)]
    [InlineData(FaultKind.ResetAfterCommit, 1)]
    public async Task A_connection_breaks_without_an_answer(FaultKind kind, int rows)
    {
        _emulator.Faults.Play(new Fault(kind) { Next = 1, Method = "POST" });
        await Assert.ThrowsAsync<HttpRequestException>(() => _client.PostAsync("accounts", Json("""{"name":"Fabrikam"}"""), TestContext.Current.CancellationToken));

        Assert.Equal($"\uFEFF{rows}", await CountAsync());
        Assert.Equal(1, _emulator.Faults.Played[kind]);
    }

    [Fact]
    public async Task A_connection_breaks_halfway_through_a_body()
    {
        _emulator.Faults.Play(new Fault(FaultKind.TruncatedAnswer) { Method = "POST" });
        using var request = new HttpRequestMessage(HttpMethod.Post, "accounts") { Content = Json("""{"name":"Fabrikam"}""") };
        request.Headers.Add("Prefer", "return=representation");
        using var response = await _client.SendAsync(request, HttpCompletionOption.ResponseHeadersRead, TestContext.Current.CancellationToken);

        Assert.Equal(201, (int)response.StatusCode);
        var error = await Assert.ThrowsAsync<HttpRequestException>(() => response.Content.ReadAsByteArrayAsync(TestContext.Current.CancellationToken));
        Assert.Equal(HttpRequestError.ResponseEnded, error.HttpRequestError);
        Assert.Equal("\uFEFF1", await CountAsync());
    }

    private static StringContent Json(string text) => new(text, Encoding.UTF8, "application/json");

    private async Task<string> CountAsync() => Encoding.UTF8.GetString(await _client.GetByteArrayAsync("accounts/$count", TestContext.Current.CancellationToken));
}
