using Microsoft.Extensions.Time.Testing;

namespace TypedDynamics.Emulator;

/// <summary>What changed since a list was read, as the service documents it.</summary>
public sealed class ChangeTrackingTests
{
    private const string Rows = """{"accounts":[{"accountid":"a0000000-0000-0000-0000-000000000001","name":"One"},{"accountid":"a0000000-0000-0000-0000-000000000002","name":"Two"},{"accountid":"a0000000-0000-0000-0000-000000000003","name":"Three"}]}""";

    private readonly FakeTimeProvider _clock = new(new DateTimeOffset(2026, 3, 1, 8, 10, 44, TimeSpan.Zero));

    [Fact]
    public async Task A_list_gives_a_link_to_its_changes_and_that_one_to_the_next()
    {
        await using var org = await Org.StartAsync(seed: Rows, clock: _clock);
        var all = await org.GetAsync("accounts?$select=name", "odata.track-changes");
        Assert.Equal(200, all.Status);
        Assert.Equal("odata.track-changes", all.Headers["Preference-Applied"]);
        Assert.Equal(3, all.Rows.Count);
        Assert.Matches(@"^http://localhost/api/data/v9\.2/accounts\?\$select=name&\$deltatoken=\d+%2103%2F01%2F2026%2008%3A10%3A44$", DeltaOf(all));

        await org.SendAsync(HttpMethod.Patch, "accounts(a0000000-0000-0000-0000-000000000001)", """{"name":"Changed"}""");
        await org.PostAsync("accounts", """{"accountid":"a0000000-0000-0000-0000-000000000004","name":"Four"}""");
        await org.SendAsync(HttpMethod.Delete, "accounts(a0000000-0000-0000-0000-000000000002)", null);
        await org.PostAsync("contacts", """{"lastname":"Another table"}""");
        var changes = await org.GetAsync(Relative(DeltaOf(all)));

        Assert.Equal(Org.Root + "$metadata#accounts(name)/$delta", changes.Json.GetProperty("@odata.context").GetString());
        Assert.Equal(["Changed", "Four"], changes.Rows.Take(2).Select(static row => row.GetProperty("name").GetString()).Order());
        Assert.Equal((Org.Root + "$metadata#accounts/$deletedEntity", "a0000000-0000-0000-0000-000000000002", "deleted"),
            (changes.Rows[2].GetProperty("@odata.context").GetString(), changes.Rows[2].GetProperty("id").GetString(), changes.Rows[2].GetProperty("reason").GetString()));
        Assert.Equal("\uFEFF3", (await org.GetAsync("accounts/$count?" + Relative(DeltaOf(all)).Split('&')[^1])).Body);
        Assert.Empty((await org.GetAsync(Relative(DeltaOf(changes)))).Rows);
    }

    [Fact]
    public async Task Changes_while_pages_are_read_are_in_the_next_delta()
    {
        await using var org = await Org.StartAsync(seed: Rows, clock: _clock);
        var page = await org.GetAsync("accounts?$select=name", "odata.track-changes,odata.maxpagesize=2");
        Assert.Equal(2, page.Rows.Count);
        Assert.False(page.Json.TryGetProperty("@odata.deltaLink", out _));

        await org.SendAsync(HttpMethod.Patch, $"accounts({page.Rows[0].GetProperty("accountid").GetString()})", """{"name":"Meanwhile"}""");
        var last = await org.GetAsync(Relative(page.NextLink!), "odata.track-changes,odata.maxpagesize=2");

        Assert.Single(last.Rows);
        Assert.Equal("Meanwhile", Assert.Single((await org.GetAsync(Relative(DeltaOf(last)))).Rows).GetProperty("name").GetString());
    }

    [Theory]
    [InlineData("$filter=name eq 'x'", "$filter")]
    [InlineData("$orderby=name", "$orderby")]
    [InlineData("$expand=primarycontactid", "$expand")]
    [InlineData("$top=3", "$top")]
    public async Task What_cannot_be_tracked_is_refused(string option, string named)
    {
        await using var org = await Org.StartAsync();

        var reply = await org.GetAsync("accounts?" + option, "odata.track-changes");

        Assert.Equal(400, reply.Status);
        Assert.Contains($"The \"{named}\" query parameter isn't supported when Change Tracking is enabled.", reply.Json.GetProperty("error").GetProperty("message").GetString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_token_lives_for_a_week_and_one_of_elsewhere_does_not()
    {
        await using var org = await Org.StartAsync(seed: Rows, clock: _clock);
        var link = Relative(DeltaOf(await org.GetAsync("accounts?$select=name", "odata.track-changes")));
        _clock.Advance(TimeSpan.FromDays(7));
        Assert.Equal(200, (await org.GetAsync(link)).Status);

        _clock.Advance(TimeSpan.FromSeconds(1));

        var expired = await org.GetAsync(link);
        Assert.Equal((400, "0x80044352"), (expired.Status, expired.Code));
        Assert.Equal(400, (await org.GetAsync("accounts?$deltatoken=x")).Status);
        Assert.Equal(400, (await org.GetAsync("accounts?$deltatoken=99999999999%2103%2F08%2F2026%2008%3A10%3A44")).Status);
    }

    [Fact]
    public async Task A_row_that_is_there_again_is_a_change_and_no_deletion()
    {
        await using var org = await Org.StartAsync(seed: Rows, clock: _clock);
        var link = Relative(DeltaOf(await org.GetAsync("accounts?$select=name", "odata.track-changes")));
        await org.SendAsync(HttpMethod.Delete, "accounts(a0000000-0000-0000-0000-000000000002)", null);
        await org.PostAsync("accounts", """{"accountid":"a0000000-0000-0000-0000-000000000002","name":"Again"}""");

        Assert.Equal("Again", Assert.Single((await org.GetAsync(link)).Rows).GetProperty("name").GetString());
    }

    private static string DeltaOf(Reply reply) => reply.Json.GetProperty("@odata.deltaLink").GetString()!;

    private static string Relative(string link) => link[Org.Root.Length..];
}
