using System.Net;
using TypedDynamics.Tests.Shared;

namespace TypedDynamics.Tests.Http;

public sealed class ConnectionTests
{
    [Fact]
    public async Task An_answer_is_given_before_its_body_has_come()
    {
        using var response = await Connections.Over(FaultyHandler.Cut(HttpStatusCode.OK, "{\"value\":[", static async cancellationToken =>
        {
            await Task.Delay(Timeout.InfiniteTimeSpan, TimeProvider.System, cancellationToken);
            return 0;
        })).GetAsync("accounts");
        var body = await response.Content.ReadAsStreamAsync();

        Assert.Equal((byte)'{', await ReadByteAsync(body));
    }

    [Fact]
    public async Task A_handler_of_the_user_stays_the_users()
    {
        var handler = new CapturingHandler();
        var connection = Connections.Over(handler);

        connection.Dispose();

        Assert.False(handler.IsDisposed);
        await Assert.ThrowsAsync<ObjectDisposedException>(() => connection.GetAsync("accounts"));
    }

    [Fact]
    public async Task A_context_closes_the_connection_that_it_made_and_no_other()
    {
        var shared = Connections.Over(new CapturingHandler());
        var owner = new Operations.Org(Connections.Options(new CapturingHandler()));

        new Operations.Org(shared).Dispose();
        owner.Dispose();

        using var response = await shared.GetAsync("accounts");
        await Assert.ThrowsAsync<ObjectDisposedException>(() => owner.Connection.GetAsync("accounts"));
    }

    [Fact]
    public void Construction_sends_nothing()
    {
        var handler = new CapturingHandler();
        using var org = new Operations.Org(Connections.Options(handler));

        Assert.Equal("https://contoso.crm.dynamics.com/api/data/v9.2/", org.Connection.ServiceRoot.AbsoluteUri);
        Assert.Empty(handler.Requests);
    }

    [Theory]
    [InlineData("https://contoso.crm.dynamics.com/", "9.2", "https://contoso.crm.dynamics.com/api/data/v9.2/")]
    [InlineData("https://crm.contoso.example/Sales", "9.1", "https://crm.contoso.example/Sales/api/data/v9.1/")]
    [InlineData("http://localhost:5000", "9.2", "http://localhost:5000/api/data/v9.2/")]
    public void The_path_of_the_Web_API_is_added(string url, string version, string root)
    {
        var options = Connections.Options(new CapturingHandler());
        (options.Url, options.ApiVersion) = (new(url), version);

        Assert.Equal(root, new DataverseConnection(options).ServiceRoot.AbsoluteUri);
    }

    [Fact]
    public async Task Page_size_of_the_options_holds_where_a_query_says_none()
    {
        var handler = new CapturingHandler(HttpStatusCode.OK, """{"value":[]}""");
        var options = Connections.Options(handler);
        options.MaxPageSize = 250;
        using var org = new Operations.Org(options);

        await org.Set<Fixtures.Contact>().ToListAsync();
        await org.Set<Fixtures.Contact>().WithPageSize(9).ToListAsync();

        Assert.Contains("odata.maxpagesize=250", handler.Requests[0].Headers["Prefer"], StringComparison.Ordinal);
        Assert.Contains("odata.maxpagesize=9", handler.Requests[1].Headers["Prefer"], StringComparison.Ordinal);
    }

    private static async Task<byte> ReadByteAsync(Stream stream)
    {
        var one = new byte[1];
        await stream.ReadExactlyAsync(one);
        return one[0];
    }
}
