using System.Text.RegularExpressions;

namespace TypedDynamics.Emulator.Fetching;

/// <summary>A few accounts in a tree, their contacts, and tasks about them: small enough to see every result.</summary>
public sealed partial class FetchedOrg : IAsyncLifetime
{
    private const string Seed = """
        {
          "accounts": [
            { "accountid": "00000000-0000-0000-0000-00000000000a", "name": "a", "industrycode": 1, "numberofemployees": 10, "revenue": 1.10, "createdon": "2024-01-15T10:00:00Z" },
            { "accountid": "00000000-0000-0000-0000-00000000000b", "name": "b", "industrycode": 2, "numberofemployees": 20, "revenue": 2.20, "createdon": "2024-02-15T10:00:00Z", "parentaccountid@odata.bind": "/accounts(00000000-0000-0000-0000-00000000000a)" },
            { "accountid": "00000000-0000-0000-0000-00000000000c", "name": "c", "industrycode": 1, "revenue": 3.30, "createdon": "2024-02-20T10:00:00Z", "parentaccountid@odata.bind": "/accounts(00000000-0000-0000-0000-00000000000b)" },
            { "accountid": "00000000-0000-0000-0000-00000000000d", "name": "d", "numberofemployees": 20, "createdon": "2025-02-01T10:00:00Z" }
          ],
          "contacts": [
            { "contactid": "00000000-0000-0000-0000-0000000000c1", "lastname": "Ott", "firstname": "Ann", "parentcustomerid_account@odata.bind": "/accounts(00000000-0000-0000-0000-00000000000a)" },
            { "contactid": "00000000-0000-0000-0000-0000000000c2", "lastname": "Ott", "firstname": "Bob", "parentcustomerid_account@odata.bind": "/accounts(00000000-0000-0000-0000-00000000000a)" },
            { "contactid": "00000000-0000-0000-0000-0000000000c3", "lastname": "Zug", "firstname": "Cid", "parentcustomerid_account@odata.bind": "/accounts(00000000-0000-0000-0000-00000000000b)" }
          ]
        }
        """;

    internal Org Org { get; private set; } = null!;

    public async ValueTask InitializeAsync() => Org = await Org.StartAsync(seed: Seed);

    public ValueTask DisposeAsync() => Org.DisposeAsync();

    internal Task<Reply> FetchAsync(string set, string xml, string? prefer = null) => Org.GetAsync($"{set}?fetchXml={Uri.EscapeDataString(xml)}", prefer);

    /// <summary>The names of the accounts that a filter and links leave, in order.</summary>
    internal async Task<string> NamesAsync(string inner, string attributes = "")
    {
        var reply = await FetchAsync("accounts", $"""<fetch {attributes}><entity name="account"><attribute name="name" /><order attribute="name" />{inner}</entity></fetch>""");
        Assert.True(reply.Status == 200, reply.Body);
        return string.Concat(reply.Texts("name"));
    }

    /// <summary>The rows of an answer, as JSON without etags.</summary>
    internal static string Plain(Reply reply) => ETag().Replace(reply.Json.GetProperty("value").GetRawText(), "");

    [GeneratedRegex("\"@odata.etag\":\"[^,]*\",")]
    private static partial Regex ETag();
}
