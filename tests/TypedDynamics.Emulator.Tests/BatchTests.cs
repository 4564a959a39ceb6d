using System.Text.Json;

namespace TypedDynamics.Emulator;

public sealed class BatchTests : IAsyncLifetime
{
    private const string Account = "a0000000-0000-0000-0000-000000000001";
    private const string Root = "http://localhost/api/data/v9.2/";

    private Org _org = null!;

    public async ValueTask InitializeAsync() => _org = await Org.StartAsync(seed: $$"""{"accounts":[{"accountid":"{{Account}}","name":"Fabrikam"}]}""");

    public ValueTask DisposeAsync() => _org.DisposeAsync();

    [Fact]
    public async Task Requests_are_answered_in_their_order()
    {
        var reply = await BatchAsync("", Alone("GET", "/api/data/v9.2/accounts?$select=name"), Alone("POST", $"{Root}contacts", """{"lastname":"Ångström"}"""), Alone("GET", "contacts?$select=lastname"), Alone("DELETE", $"/api/data/v9.2/accounts({Account})"));

        Assert.Equal(200, reply.Status);
        Assert.StartsWith("multipart/mixed; boundary=batchresponse_", reply.Headers["Content-Type"], StringComparison.Ordinal);
        var parts = Parts(reply);
        Assert.Equal(["HTTP/1.1 200 OK", "HTTP/1.1 204 No Content", "HTTP/1.1 200 OK", "HTTP/1.1 204 No Content"], parts.Select(StatusLine));
        Assert.Contains("OData-EntityId: http://localhost/api/data/v9.2/contacts(", parts[1], StringComparison.Ordinal);
        Assert.Contains("Location: http://localhost/api/data/v9.2/contacts(", parts[1], StringComparison.Ordinal);
        Assert.Equal("Ångström", Json(parts[2]).GetProperty("value")[0].GetProperty("lastname").GetString());
        Assert.Empty((await _org.GetAsync("accounts")).Rows);
    }

    [Fact]
    public async Task Rows_of_a_change_set_refer_to_each_other()
    {
        var reply = await BatchAsync("", ChangeSet(
            InSet(1, "POST", "/api/data/v9.2/contacts", """{"firstname":"Ann","lastname":"Smith"}"""),
            InSet(2, "POST", "/api/data/v9.2/accounts", """{"name":"New","primarycontactid@odata.bind":"$1"}"""),
            InSet(3, "PATCH", "$1", """{"lastname":"Jones"}"""),
            InSet(4, "PUT", "$2/accountnumber", """{"value":"A-1"}"""),
            InSet(5, "POST", "$2/contact_customer_accounts/$ref", """{"@odata.id":"$1"}""")));

        Assert.Equal(200, reply.Status);
        Assert.Equal(["Content-ID: 1", "Content-ID: 2", "Content-ID: 3", "Content-ID: 4", "Content-ID: 5"], reply.Body.Split("\r\n").Where(static line => line.StartsWith("Content-ID", StringComparison.Ordinal)));
        var row = (await _org.GetAsync("accounts(accountnumber='A-1')?$expand=primarycontactid($select=fullname),contact_customer_accounts($select=fullname)")).Json;
        Assert.Equal("Ann Jones", row.GetProperty("primarycontactid").GetProperty("fullname").GetString());
        Assert.Equal(1, row.GetProperty("contact_customer_accounts").GetArrayLength());
    }

    [Fact]
    public async Task A_change_set_that_fails_leaves_nothing_behind()
    {
        var set = ChangeSet(InSet(1, "POST", "/api/data/v9.2/contacts", """{"lastname":"Smith"}"""), InSet(2, "POST", "/api/data/v9.2/accounts", """{"nme":"x"}"""));
        var stopped = await BatchAsync("", Alone("POST", "contacts", """{"lastname":"Before"}"""), set, Alone("POST", "contacts", """{"lastname":"Behind"}"""));

        Assert.Equal(400, stopped.Status);
        var only = Assert.Single(Parts(stopped));
        Assert.Equal(("HTTP/1.1 400 Bad Request", "0x80048d19"), (StatusLine(only), Json(only).GetProperty("error").GetProperty("code").GetString()));
        Assert.Equal(["Before"], (await _org.GetAsync("contacts")).Texts("lastname"));

        var continued = await BatchAsync("odata.continue-on-error", set, Alone("POST", "contacts", """{"lastname":"Behind"}"""));
        Assert.Equal(200, continued.Status);
        Assert.Equal(["HTTP/1.1 400 Bad Request", "HTTP/1.1 204 No Content"], Parts(continued).Select(StatusLine));
        Assert.Equal(["Before", "Behind"], (await _org.GetAsync("contacts?$orderby=lastname desc")).Texts("lastname").Order(StringComparer.Ordinal));
    }

    [Theory]
    [InlineData("GET", "/api/data/v9.2/accounts", "1", "A change set holds no GET request")]
    [InlineData("POST", "/api/data/v9.2/accounts", "", "Content-ID header not present")]
    [InlineData("PATCH", "$7", "1", "Content-ID Reference: '$7' does not exist in the batch context.")]
    public async Task What_a_change_set_cannot_hold_is_refused(string method, string address, string contentId, string message)
    {
        var part = $"Content-Type: application/http\r\nContent-Transfer-Encoding: binary\r\n{(contentId.Length > 0 ? $"Content-ID: {contentId}\r\n" : "")}\r\n{method} {address} HTTP/1.1\r\nContent-Type: application/json\r\n\r\n{{}}\r\n";
        var reply = await BatchAsync("", ChangeSet(part));

        Assert.Equal(400, reply.Status);
        Assert.Contains(message, Json(Assert.Single(Parts(reply))).GetProperty("error").GetProperty("message").GetString(), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("application/json", "{}")]
    [InlineData("multipart/mixed", "--b\r\n\r\n--b--")]
    public async Task A_batch_without_a_boundary_is_refused_in_json(string contentType, string body)
    {
        var reply = await _org.SendAsync(HttpMethod.Post, "$batch", body, ("Content-Type", contentType));

        Assert.Equal((400, "0x80060888"), (reply.Status, reply.Code));
    }

    [Fact]
    public async Task More_than_a_thousand_requests_are_refused()
    {
        Assert.Equal(200, (await BatchAsync("", [.. Enumerable.Repeat(Alone("GET", "WhoAmI"), 1000)])).Status);
        Assert.Equal(400, (await BatchAsync("", [.. Enumerable.Repeat(Alone("GET", "WhoAmI"), 1001)])).Status);
    }

    [Fact]
    public async Task Bare_line_feeds_and_a_quoted_boundary_will_do()
    {
        var body = "preamble\n--b 1\nContent-Type: application/http\nContent-Transfer-Encoding: binary\n\nGET accounts?$select=name HTTP/1.1\nAccept: application/json\nPrefer: odata.maxpagesize=1\n\n\n--b 1--\n";
        var reply = await _org.SendAsync(HttpMethod.Post, "$batch", body, ("Content-Type", "multipart/mixed;boundary=\"b 1\""));

        Assert.Equal("Fabrikam", Json(Assert.Single(Parts(reply))).GetProperty("value")[0].GetProperty("name").GetString());
    }

    [Fact]
    public async Task Each_request_says_for_itself_how_it_is_answered()
    {
        var reply = await BatchAsync("", Alone("GET", "accounts?$select=name").Replace("Accept: application/json", "Accept: application/json;odata.metadata=none", StringComparison.Ordinal), Alone("GET", "accounts?$select=name"));

        var parts = Parts(reply);
        Assert.Contains("Content-Type: application/json; odata.metadata=none", parts[0], StringComparison.Ordinal);
        Assert.Equal([false, true], parts.Select(static part => Json(part).TryGetProperty("@odata.context", out _)));
    }

    private static string Alone(string method, string address, string? body = null) =>
        $"Content-Type: application/http\r\nContent-Transfer-Encoding: binary\r\n\r\n{Request(method, address, body)}";

    private static string InSet(int id, string method, string address, string body) =>
        $"Content-Type: application/http\r\nContent-Transfer-Encoding: binary\r\nContent-ID: {id}\r\n\r\n{Request(method, address, body)}";

    private static string Request(string method, string address, string? body) =>
        $"{method} {address} HTTP/1.1\r\n{(body is null ? "Accept: application/json" : "Content-Type: application/json; type=entry")}\r\n\r\n{body}\r\n";

    private static string ChangeSet(params IEnumerable<string> parts) =>
        $"Content-Type: multipart/mixed; boundary=\"set_1\"\r\n\r\n{string.Concat(parts.Select(static part => $"--set_1\r\n{part}"))}--set_1--\r\n";

    private static List<string> Parts(Reply reply)
    {
        var boundary = "--" + reply.Headers["Content-Type"].Split("boundary=")[1];
        return [.. reply.Body.Split(boundary)[1..^1].Select(static part => part.Trim())];
    }

    private static string StatusLine(string part) => part.Split("\r\n").First(static line => line.StartsWith("HTTP/", StringComparison.Ordinal));

    private static JsonElement Json(string part) => JsonDocument.Parse(part[part.IndexOf("\r\n{", StringComparison.Ordinal)..]).RootElement;

    private Task<Reply> BatchAsync(string prefer, params IEnumerable<string> parts) => _org.SendAsync(
        HttpMethod.Post,
        "$batch",
        $"{string.Concat(parts.Select(static part => $"--batch_1\r\n{part}"))}--batch_1--\r\n",
        ("Content-Type", "multipart/mixed; boundary=batch_1"),
        ("Prefer", prefer.Length > 0 ? prefer : null));
}
