using System.Net;
using TypedDynamics.Tests.Http;
using TypedDynamics.Tests.Operations;
using TypedDynamics.Tests.Shared;

namespace TypedDynamics.Tests.Changes;

/// <summary>Change tracking, over answers as they are documented.</summary>
public sealed class ChangeTests
{
    private const string Root = "https://contoso.crm.dynamics.com/api/data/v9.2/";
    private const string FirstToken = "919042%2108%2f22%2f2017%2008%3a10%3a44";
    private const string SecondToken = "919058%2108%2f22%2f2017%2008%3a21%3a20";
    private const string Skip = "%3Ccookie%20pagenumber=%222%22%20istracking=%22True%22%20/%3E";
    private const string Kept = "60c4e274-0d87-e711-80e5-00155db19e6d";
    private const string Gone = "2e451703-c686-e711-80e5-00155db19e6d";

    private readonly Dictionary<string, string> _answers = [];
    private readonly CapturingHandler _handler;
    private readonly Org _org;

    public ChangeTests()
    {
        _handler = new(request => CapturingHandler.Json(HttpStatusCode.OK, _answers[request.RequestUri!.AbsoluteUri[Root.Length..]]));
        _org = new(Connections.Over(_handler));
    }

    [Fact]
    public async Task The_first_time_all_rows_come_and_a_token_for_the_next()
    {
        _answers["accounts?$select=accountid,name,accountnumber"] = $$"""
            {"@odata.context":"{{Root}}$metadata#accounts(name,accountnumber)","@odata.deltaLink":"{{Root}}accounts?$select=accountid,name,accountnumber&$deltatoken={{FirstToken}}",
            "value":[{"@odata.etag":"W/\"915244\"","name":"Monte Orton","accountnumber":null,"accountid":"{{Kept}}"}]}
            """;

        var page = await _org.Accounts.Select(a => new { a.AccountId, a.Name, a.AccountNumber }).TrackChangesAsync(cancellationToken: TestContext.Current.CancellationToken);

        Assert.Equal(new { AccountId = Guid.Parse(Kept), Name = (string?)"Monte Orton", AccountNumber = (string?)null }, Assert.Single(page.Rows));
        Assert.Empty(page.Deletions);
        Assert.Null(page.Continuation);
        Assert.Equal(FirstToken, page.DeltaToken);
        Assert.Equal("odata.track-changes", _handler.Request.Headers["Prefer"]);
    }

    [Fact]
    public async Task Later_what_is_new_changed_and_deleted_comes()
    {
        _answers[$"accounts?$deltatoken={FirstToken}"] = $$"""
            {"@odata.context":"{{Root}}$metadata#accounts/$delta","@odata.deltaLink":"{{Root}}accounts?$deltatoken={{SecondToken}}","value":[
              {"@odata.etag":"W/\"915244\"","name":"Monster Video","accountid":"{{Kept}}"},
              {"@odata.context":"{{Root}}$metadata#accounts/$deletedEntity","id":"{{Gone}}","reason":"deleted"},
              {"@odata.context":"{{Root.Replace("/", "\\/", StringComparison.Ordinal)}}$metadata#accounts\/$deletedEntity","id":"accounts({{Kept}})","reason":"changed"},
              {"@odata.etag":"W/\"915245\"","name":"Another","accountid":"{{Gone}}"}]}
            """;

        var page = await _org.Accounts.TrackChangesAsync(FirstToken, TestContext.Current.CancellationToken);

        Assert.Equal(["Monster Video", "Another"], page.Rows.Select(static row => row.Name));
        Assert.Equal("W/\"915244\"", page.Rows[0].ETag);
        Assert.Equal([new(Guid.Parse(Gone), "deleted"), new(Guid.Parse(Kept), "changed")], page.Deletions);
        Assert.Equal(SecondToken, page.DeltaToken);
        Assert.StartsWith("odata.track-changes,odata.include-annotations=", _handler.Request.Headers["Prefer"], StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(null)]
    [InlineData(FirstToken)]
    public async Task Pages_lead_to_one_another_and_the_token_stands_on_the_last(string? since)
    {
        var start = since is null ? "accounts?$select=accountid,name" : $"accounts?$select=accountid,name&$deltatoken={since}";
        _answers[start] = $$"""
            {"value":[{"name":"A","accountid":"{{Kept}}"}],"@odata.nextLink":"{{Root}}{{start}}&$skiptoken={{Skip}}"}
            """;
        _answers[$"{start}&$skiptoken={Skip}"] = $$"""
            {"value":[{"@odata.context":"x#accounts/$deletedEntity","id":"{{Gone}}","reason":"deleted"}],"@odata.deltaLink":"{{Root}}accounts?$select=accountid,name&$deltatoken={{SecondToken}}"}
            """;
        var query = _org.Accounts.Select(a => new { a.AccountId, a.Name }).WithPageSize(1);

        var first = await query.TrackChangesAsync(since, TestContext.Current.CancellationToken);
        var second = await query.TrackChangesAsync(first.Continuation, TestContext.Current.CancellationToken);

        Assert.Null(first.DeltaToken);
        Assert.DoesNotContain("://", first.Continuation, StringComparison.Ordinal);
        Assert.Empty(second.Rows);
        Assert.Equal(Guid.Parse(Gone), Assert.Single(second.Deletions).Id);
        Assert.Equal((null, SecondToken), (second.Continuation, second.DeltaToken));
        Assert.Equal("odata.track-changes,odata.maxpagesize=1", Assert.Single(_handler.Requests.Select(static request => request.Headers["Prefer"]).Distinct()));
    }

    [Fact]
    public async Task A_table_known_only_at_run_time_tells_the_same()
    {
        var accounts = _org.Table("accounts").Select("name").WithPageSize(2);
        _answers["accounts?$select=name"] = $$"""
            {"value":[{"name":"A","accountid":"{{Kept}}"}],"@odata.nextLink":"{{Root}}accounts?$select=name&$skiptoken={{Skip}}"}
            """;
        _answers[$"accounts?$select=name&$skiptoken={Skip}"] = $$"""{"value":[],"@odata.deltaLink":"{{Root}}accounts?$select=name&$deltatoken={{FirstToken}}"}""";
        _answers[$"accounts?$select=name&$deltatoken={FirstToken}"] = $$"""
            {"value":[{"name":"B","accountid":"{{Kept}}"},{"@odata.context":"x#accounts/$deletedEntity","id":"{{Gone}}","reason":"deleted"}],
            "@odata.deltaLink":"{{Root}}accounts?$select=name&$deltatoken={{SecondToken}}"}
            """;

        var first = await accounts.TrackChangesAsync(cancellationToken: TestContext.Current.CancellationToken);
        var last = await accounts.TrackChangesAsync(first.Continuation, TestContext.Current.CancellationToken);
        var delta = await accounts.TrackChangesAsync(last.DeltaToken, TestContext.Current.CancellationToken);

        Assert.Equal("A", Assert.Single(first.Rows).Get<string>("name"));
        Assert.Equal((FirstToken, null), (last.DeltaToken, last.Continuation));
        Assert.Equal("B", Assert.Single(delta.Rows).Get<string>("name"));
        Assert.Equal([new(Guid.Parse(Gone), "deleted")], delta.Deletions);
        Assert.Equal(SecondToken, delta.DeltaToken);
        Assert.Equal("odata.track-changes,odata.maxpagesize=2", Assert.Single(_handler.Requests.Select(static request => request.Headers["Prefer"]).Distinct()));
    }

    [Theory]
    [InlineData("")]
    [InlineData("919042!08/22/2017 08:10:44")]
    [InlineData("https://evil.example/accounts?$deltatoken=1")]
    [InlineData("1&$filter=name eq 'x'")]
    [InlineData("1&$select=name")]
    [InlineData("1#")]
    [InlineData("$deltatoken=1&$select=name")]
    [InlineData("$deltatoken=1&$deltatoken=2")]
    [InlineData("$skiptoken=")]
    [InlineData("$filter=1")]
    public async Task What_is_no_token_is_refused_before_it_is_sent(string since)
    {
        await Assert.ThrowsAsync<ArgumentException>("since", () => _org.Accounts.TrackChangesAsync(since, TestContext.Current.CancellationToken));
        await Assert.ThrowsAsync<ArgumentException>("since", () => _org.Table("accounts").TrackChangesAsync(since, TestContext.Current.CancellationToken));

        Assert.Empty(_handler.Requests);
    }

    public static TheoryData<string, Func<Org, Task>> Narrowed => new()
    {
        { "Where", static org => org.Accounts.Where(a => a.Name == "A").TrackChangesAsync() },
        { "OrderBy", static org => org.Accounts.OrderBy(a => a.Name).TrackChangesAsync() },
        { "Include", static org => org.Accounts.Include(a => a.PrimaryContact).TrackChangesAsync() },
        { "Include", static org => org.Accounts.Select(a => a.PrimaryContact!.FullName).TrackChangesAsync() },
        { "Take", static org => org.Accounts.Take(5).TrackChangesAsync() },
        { "Distinct", static org => org.Accounts.Select(a => a.City).Distinct().TrackChangesAsync() },
        { "AsFetchXml", static org => org.Accounts.AsFetchXml().TrackChangesAsync() },
        { "Filter", static org => org.Table("accounts").Filter("name eq 'A'").TrackChangesAsync() },
        { "OrderBy", static org => org.Table("accounts").OrderBy("name").TrackChangesAsync() },
        { "Expand", static org => org.Table("accounts").Expand("primarycontactid").TrackChangesAsync() },
        { "Take", static org => org.Table("accounts").Take(5).TrackChangesAsync() },
    };

    [Theory]
    [MemberData(nameof(Narrowed))]
    public async Task A_narrower_query_is_refused_with_the_mend(string operation, Func<Org, Task> track)
    {
        var exception = await Assert.ThrowsAsync<QueryNotSupportedException>(() => track(_org));

        Assert.Contains($"Leave {operation}", exception.Message, StringComparison.Ordinal);
        Assert.Empty(_handler.Requests);
    }

    [Theory]
    [InlineData(400, "0x80044352", "Version stamp associated with the client has expired. Please perform a full sync.")]
    [InlineData(400, "-2147204270", "Version stamp associated with the client has expired. Please perform a full sync.")]
    [InlineData(410, "", "Gone.")]
    [InlineData(400, "0x80060888", "The delta token has expired.")]
    public async Task A_token_that_has_expired_is_its_own_exception_with_the_way_on(int status, string code, string message)
    {
        using var org = new Org(Connections.Over(new CapturingHandler((HttpStatusCode)status, $$$"""{"error":{"code":"{{{code}}}","message":"{{{message}}}"}}""")));

        foreach (var track in new Func<Task>[]
        {
            () => org.Accounts.TrackChangesAsync(FirstToken, TestContext.Current.CancellationToken),
            () => org.Table("accounts").TrackChangesAsync($"$skiptoken={Skip}", TestContext.Current.CancellationToken),
        })
        {
            var exception = await Assert.ThrowsAsync<ChangesExpiredException>(track);
            Assert.Equal((status, code), ((int)exception.StatusCode, exception.Code));
            Assert.StartsWith(message, exception.Message, StringComparison.Ordinal);
            Assert.Contains("without a token", exception.Message, StringComparison.Ordinal);
        }
    }

    [Theory]
    [InlineData(400, "0x80060888", "Change tracking isn't enabled.", FirstToken)]
    [InlineData(403, "0x80040220", "Missing prvReadAccount.", FirstToken)]
    [InlineData(401, "0x8005F101", "The access token has expired.", FirstToken)]
    [InlineData(400, "0x80044352", "Version stamp has expired.", null)]
    public async Task Other_refusals_stay_what_they_are(int status, string code, string message, string? since)
    {
        using var org = new Org(Connections.Over(new CapturingHandler((HttpStatusCode)status, $$$"""{"error":{"code":"{{{code}}}","message":"{{{message}}}"}}""")));

        var exception = await Assert.ThrowsAnyAsync<DataverseException>(() => org.Accounts.TrackChangesAsync(since, TestContext.Current.CancellationToken));

        Assert.IsNotType<ChangesExpiredException>(exception);
    }

    [Theory]
    [InlineData("""{"value":[]}""", "deltaLink")]
    [InlineData("""{"value":[],"@odata.deltaLink":"https://contoso.crm.dynamics.com/api/data/v9.2/accounts"}""", "$deltatoken")]
    [InlineData("""{"value":[],"@odata.nextLink":"https://contoso.crm.dynamics.com/api/data/v9.2/accounts"}""", "$skiptoken")]
    [InlineData("""{"value":[{"@odata.context":"x#accounts/$deletedEntity","reason":"deleted"}],"@odata.deltaLink":"x?$deltatoken=1"}""", "which row is gone")]
    public async Task An_answer_that_cannot_be_gone_on_with_does_not_pass_for_the_end(string body, string missing)
    {
        _answers["accounts"] = body;

        foreach (var track in new Func<Task>[] { () => _org.Accounts.TrackChangesAsync(), () => _org.Table("accounts").TrackChangesAsync() })
            Assert.Contains(missing, (await Assert.ThrowsAsync<MalformedResponseException>(track)).Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_page_that_leads_to_itself_is_an_error()
    {
        _answers["accounts?$skiptoken=1"] = $$"""{"value":[],"@odata.nextLink":"{{Root}}accounts?$skiptoken=1"}""";

        await Assert.ThrowsAsync<MalformedResponseException>(() => _org.Accounts.TrackChangesAsync("$skiptoken=1", TestContext.Current.CancellationToken));
    }
}
