namespace TypedDynamics.Emulator.Replaying;

/// <summary>
/// The requests that the service's documentation prints, sent as they stand to an org with the rows that they take for granted: answers have the
/// documented status, preferences and shape. What cannot be sent so is listed, each with its reason; nothing is passed over in silence.
/// </summary>
public sealed class ReplayTests(ReplayedOrg replayed) : IClassFixture<ReplayedOrg>
{
    private const string Definitions = "of the schema: DefinitionReplayTests send it";
    private const string Business = "business logic of the service, which the emulator does not have";
    private const string Files = "the org has no such column, and files are not served yet";
    private const string Cosmos = "a query of the database behind elastic tables";
    private const string CustomApi = "a custom API of the sample";
    private const string Elsewhere = "no address of the Web API";

    private const string DeltaToken = "$deltatoken=";

    // By document, or by document and line.
    private static readonly Dictionary<string, string> s_leftOut = new(StringComparer.Ordinal)
    {
        ["create-auto-number-attributes.md"] = Definitions,
        ["create-update-entity-relationships-using-web-api.md"] = Definitions,
        ["retrieve-metadata-name-metadataid.md"] = Definitions,
        ["perform-conditional-operations-using-web-api.md:82"] = Definitions,
        ["file-attributes.md"] = Files,
        ["image-attributes.md"] = Files,
        ["multi-select-picklist.md:176"] = "the printed FetchXML is escaped twice",
        ["register-web-hook.md"] = "a placeholder without a value stands for the id",
        ["run-duplicate-detection.md"] = Business,
        ["sample-data.md"] = Business,
        ["use-change-tracking-synchronize-data-external-systems.md:80"] = "the printed answer is to another $select, and tells of a row that was deleted before",
        ["create-entity-web-api.md:189"] = Business,
        ["create-entity-web-api.md:220"] = "the printed body is no JSON: a brace too many",
        ["query-data-web-api.md:436"] = "it selects a navigation by name, which the service refuses",
        ["retrieve-entity-using-web-api.md:101"] = "the org's contacts have no such alternate key",
        ["retrieve-entity-using-web-api.md:106"] = "the org's accounts have no such alternate key",
        ["retrieve-entity-using-web-api.md:174"] = "a misprint: the navigation is called Account_Tasks, as two sections further",
        ["use-web-api-actions.md"] = Business,
        ["use-web-api-functions.md:47"] = Business,
        ["use-web-api-functions.md:55"] = Business,
        ["use-web-api-functions.md:75"] = Business,
        ["use-web-api-functions.md:114"] = Business,
        ["web-api-basic-operations-sample.md:846"] = "the printed address ends in three dots",
        ["discover-url-organization-web-api.md"] = Elsewhere,
        ["discovery-orgsdk-to-webapi.md"] = Elsewhere,
        ["analyze.md"] = Elsewhere,
        ["check-status.md"] = Elsewhere,
        ["retrieve-rules.md"] = Elsewhere,
        ["retrieve-rulesets.md"] = Elsewhere,
        ["upload-file.md"] = Elsewhere,
        ["README.md:206"] = Definitions,
        ["README.md:931"] = Definitions,
        ["README.md:799"] = Cosmos,
        ["README.md:843"] = Cosmos,
        ["README.md:178"] = CustomApi,
        ["README.md:261"] = CustomApi,
    };

    private const string Sensor = """{"contoso_sensordatas":[{"contoso_sensordataid":"e7387f9c-02eb-ef11-8eea-6045bdec7ce6","partitionid":"Device-ABC-1234"}]}""";

    // What an exchange takes for granted and does not show.
    private static readonly Dictionary<string, string> s_rows = new(StringComparer.Ordinal)
    {
        ["associate-disassociate-entities-using-web-api.md:78"] = """{"opportunities":[{"opportunityid":"00000000-0000-0000-0000-000000000001","customerid_account@odata.bind":"accounts(00000000-0000-0000-0000-000000000002)"}]}""",
        ["query-data-web-api.md:119"] = """{"accounts":[{"name":"one more"}]}""",
        ["query-data-web-api.md:357"] = """{"contacts":[{"contactid":"a0dbf27c-8efb-e511-80d2-00155db07c77"}],"accounts":[{"accountid":"3adbf27c-8efb-e511-80d2-00155db07c77","primarycontactid@odata.bind":"contacts(a0dbf27c-8efb-e511-80d2-00155db07c77)"},{"accountid":"3edbf27c-8efb-e511-80d2-00155db07c77","primarycontactid@odata.bind":"contacts(a0dbf27c-8efb-e511-80d2-00155db07c77)"}]}""",
        ["query-data-web-api.md:393"] = """{"accounts":[{"accountid":"3adbf27c-8efb-e511-80d2-00155db07c77"},{"accountid":"915e89f5-29fc-e511-80d2-00155db07c77","parentaccountid@odata.bind":"accounts(3adbf27c-8efb-e511-80d2-00155db07c77)"},{"accountid":"03312500-2afc-e511-80d2-00155db07c77","parentaccountid@odata.bind":"accounts(3adbf27c-8efb-e511-80d2-00155db07c77)"}]}""",
        ["query-data-web-api.md:537"] = """{"accounts":[{"name":"sample 4"},{"name":"sample 5"},{"name":"sample 6"},{"name":"sample 7"},{"name":"sample 8"},{"name":"sample 9"},{"name":"sample 10"}]}""",
        ["retrieve-entity-using-web-api.md:121"] = """{"accounts":[{"accountid":"00000000-0000-0000-0000-000000000001","name":"Adventure Works (sample)"}]}""",
        ["retrieve-entity-using-web-api.md:148"] = """{"contacts":[{"contactid":"ff390c24-9c72-e511-80d4-00155d2a68d1","fullname":"Rene Valdes (sample)"}],"accounts":[{"accountid":"00000000-0000-0000-0000-000000000001","primarycontactid@odata.bind":"contacts(ff390c24-9c72-e511-80d4-00155d2a68d1)"}]}""",
        ["retrieve-entity-using-web-api.md:263"] = """{"contacts":[{"contactid":"c59648c3-68f7-e511-80d3-00155db53318"}],"accounts":[{"accountid":"00000000-0000-0000-0000-000000000001","primarycontactid@odata.bind":"contacts(c59648c3-68f7-e511-80d3-00155db53318)"}]}""",
        ["retrieve-entity-using-web-api.md:331"] = """{"accounts":[{"accountid":"99390c24-9c72-e511-80d4-00155d2a68d1","parentaccountid@odata.bind":"accounts(3adbf27c-8efb-e511-80d2-00155db07c77)"}],"tasks":[{"activityid":"a983a612-3ffc-e511-80d2-00155db07c77","regardingobjectid_account_task@odata.bind":"accounts(99390c24-9c72-e511-80d4-00155d2a68d1)"},{"activityid":"7bcc572f-3ffc-e511-80d2-00155db07c77","regardingobjectid_account_task@odata.bind":"accounts(99390c24-9c72-e511-80d4-00155d2a68d1)"}]}""",
        ["web-api-basic-operations-sample.md:235"] = """{"contacts":[{"contactid":"60f77a42-5f0e-e611-80e0-00155da84c03","telephone1":"555-0105"}]}""",
        ["web-api-basic-operations-sample.md:620"] = """{"contacts":[{"contactid":"00b6e0e2-b010-e611-80e1-00155da84c03","parentcustomerid_account@odata.bind":"accounts(6af77a42-5f0e-e611-80e0-00155da84c03)"}]}""",
        ["README.md:492"] = Sensor,
        ["README.md:521"] = Sensor,
        ["README.md:554"] = Sensor,
        ["README.md:587"] = Sensor,
        ["README.md:660"] = Sensor,
        ["README.md:743"] = """{"contoso_sensordatas":[{"contoso_sensordataid":"c7397f9c-02eb-ef11-8eea-6045bdec7ce6","partitionid":"Device-ABC-1234"},{"contoso_sensordataid":"c8397f9c-02eb-ef11-8eea-6045bdec7ce6","partitionid":"Device-ABC-1234"},{"contoso_sensordataid":"c9397f9c-02eb-ef11-8eea-6045bdec7ce6","partitionid":"Device-ABC-1234"}]}""",
        ["README.md:886"] = """{"contoso_sensordatas":[{"contoso_sensordataid":"f9387f9c-02eb-ef11-8eea-6045bdec7ce6","partitionid":"Device-ABC-1234"},{"contoso_sensordataid":"fa387f9c-02eb-ef11-8eea-6045bdec7ce6","partitionid":"Device-ABC-1234"},{"contoso_sensordataid":"fb387f9c-02eb-ef11-8eea-6045bdec7ce6","partitionid":"Device-ABC-1234"}]}""",
    };

    private static readonly string[] s_elastic = ["/versionnumber is missing", "/partitionid is missing", "/_ownerid_value is missing", "/_owningbusinessunit_value is missing"];

    // Printed so, and elsewhere otherwise; the fact that counts is named.
    private static readonly Dictionary<string, string[]> s_knownDifferences = new(StringComparer.Ordinal)
    {
        // The underscore is missing in print only.
        ["query-data-web-api.md:614"] = ["/value[]/transactioncurrencyid_value is missing", "/value[]/_transactioncurrencyid_value is more"],
        // $select=title, and the printed answer is without.
        ["query-data-web-api.md:674"] = ["/title is more"],
        // The set-up has the competitor alone: the pair is another request's.
        ["web-api-basic-operations-sample.md:760"] = ["/opportunitycompetitors_association has 0 items, not 1"],
        // Of an elastic row more is answered than is asked for.
        ["README.md:554"] = s_elastic,
        ["README.md:587"] = s_elastic,
    };

    // Documented as what the service refuses.
    private static readonly HashSet<string> s_refused = ["use-web-api-functions.md:214", "use-web-api-functions.md:225"];

    public static IEnumerable<TheoryDataRow<string>> Places => Corpus.Folder is null ? [] : Exchange.ReadAll().Where(static exchange => ReasonAgainst(exchange) is null).Select(static exchange => new TheoryDataRow<string>(exchange.Place));

    [Theory(SkipTestWithoutData = true)]
    [MemberData(nameof(Places))]
    public async Task A_documented_request_gets_the_documented_answer(string place)
    {
        var exchange = Exchange.ReadAll().Single(exchange => exchange.Place == place);
        await replayed.SetUpAsync(exchange, s_rows.GetValueOrDefault(place, "{}"));

        var reply = await replayed.Org.SendAsync(exchange.Method, await AddressOf(exchange), exchange.Body, [.. await HeadersOf(exchange)]);

        if (exchange.Status is { } status) Assert.True(status == reply.Status, $"{reply.Status}, not {status}: {reply.Body}");
        else Assert.True(reply.Status is >= 200 and < 300 != s_refused.Contains(place), $"{reply.Status}: {reply.Body}");
        Assert.Equal(Said(exchange.AnswerHeaders, "Preference-Applied"), exchange.Status is null ? null : reply.Headers.GetValueOrDefault("Preference-Applied"));
        if (Said(exchange.AnswerHeaders, "OData-EntityId") is not null) Assert.Matches(@"/api/data/v9\.2/([a-z]+\([0-9a-f-]{36}\)|contoso_sensordatas\(contoso_sensordataid=[0-9a-f-]{36},partitionid='Device-ABC-1234'\))$", reply.Headers["OData-EntityId"]);
        if (exchange.Answer?.TryGetProperty("error", out var error) == true && error.GetProperty("code").GetString() is { Length: > 0 } code) Assert.Equal(code, reply.Code);
        if (exchange.Answer is { } answer) Assert.Equal(s_knownDifferences.GetValueOrDefault(place, []), Shape.Differences(answer, reply.Json).Where(static difference => !IsSometimesPrinted(difference)));
    }

    // Batches among the corpus are those that ClientPairTests sends.
    [Fact]
    public void Most_requests_are_sent_and_the_others_have_reasons()
    {
        var exchanges = Exchange.ReadAll();

        Assert.All(exchanges.Where(static exchange => exchange.Address is null), static exchange => Assert.Equal(Elsewhere, ReasonAgainst(exchange)));
        Assert.All(s_leftOut.Keys, key => Assert.Contains(exchanges, exchange => key == exchange.Place || key == exchange.Document));
        Assert.All(s_rows.Keys.Concat(s_knownDifferences.Keys).Concat(s_refused), key => Assert.Contains(exchanges, exchange => key == exchange.Place));
        Assert.InRange(exchanges.Count(static exchange => ReasonAgainst(exchange) is null), 99, exchanges.Count);
    }

    private static string? ReasonAgainst(Exchange exchange) => s_leftOut.GetValueOrDefault(exchange.Place) ?? s_leftOut.GetValueOrDefault(exchange.Document);

    // Documents show them in some answers and not in others: links of expanded collections, the lookup that leads back, versions of expanded rows.
    private static bool IsSometimesPrinted(string difference) =>
        difference.EndsWith("@odata.nextLink is more", StringComparison.Ordinal) && difference.LastIndexOf('/') < difference.IndexOf('@', StringComparison.Ordinal) - 1
        || difference.Contains("[]/_regardingobjectid_value is more", StringComparison.Ordinal)
        || difference.EndsWith("/@odata.etag is more", StringComparison.Ordinal);

    // The document's token is another org's, and years old.
    private async Task<string> AddressOf(Exchange exchange)
    {
        if (!exchange.Address!.Contains(DeltaToken, StringComparison.Ordinal)) return exchange.Address;
        var link = (await replayed.Org.GetAsync("accounts?$select=name", "odata.track-changes")).Json.GetProperty("@odata.deltaLink").GetString()!;
        var start = exchange.Address.IndexOf(DeltaToken, StringComparison.Ordinal);
        return exchange.Address[..start] + link[link.IndexOf(DeltaToken, StringComparison.Ordinal)..];
    }

    private async Task<List<(string, string?)>> HeadersOf(Exchange exchange)
    {
        var headers = exchange.Headers.ToList();
        if (exchange.Status != 304) return headers;
        // The document's version is that of its own row.
        var version = (await replayed.Org.GetAsync(exchange.Address!)).Json.GetProperty("@odata.etag").GetString();
        return headers.ConvertAll(header => header.Name == "If-None-Match" ? (header.Name, version) : header);
    }

    private static string? Said(IReadOnlyList<(string Name, string? Value)> headers, string name) => headers.FirstOrDefault(header => header.Name == name).Value;
}
