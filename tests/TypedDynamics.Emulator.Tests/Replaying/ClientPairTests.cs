using System.Text.Json;

namespace TypedDynamics.Emulator.Replaying;

/// <summary>
/// The requests that an npm client's own tests record, over tables that exist there only, sent to an org that has them. Their answers are stubs: what is
/// held to them is the status. What cannot be sent so is listed, each with its reason.
/// </summary>
public sealed class ClientPairTests
{
    // In whose name some requests are made.
    private const string Impersonated = """
        {
          "systemusers":[
            {"systemuserid":"00000000-0000-0000-0000-000000000002","azureactivedirectoryobjectid":"00000000-0000-0000-0000-000000000003"},
            {"systemuserid":"00000000-0000-0000-0000-000000000004","azureactivedirectoryobjectid":"00000000-0000-0000-0000-000000000002"}]
        }
        """;

    private const string Seed = """
        {
          "references":[{"referenceid":"00000000-0000-0000-0000-0000000000aa","something":"s"}],
          "records":[{"recordid":"00000000-0000-0000-0000-000000000002"}],
          "tests":[{"testid":"00000000-0000-0000-0000-000000000001","name":"name","subject":"s","fullname":"f","alternateKey":"keyValue","reference@odata.bind":"references(00000000-0000-0000-0000-0000000000aa)"}]
        }
        """;

    private const string Definitions = "the id stands for a definition that no org has: a stub of the client's";
    private const string Files = "files are not served yet";
    private const string Singular = "the address names the table, not its set: a stub of the client's";
    private const string Function = "the org declares no such function";
    private const string Account = "the FetchXML asks 'account' at the set 'tests': a stub of the client's";
    private const string Search = "no address of the Web API";

    // By the line of the document, from 0.
    private static readonly Dictionary<int, string> s_leftOut = new()
    {
        [2] = "a batch has no key",
        [3] = Singular,
        [4] = "the set that it asks does not exist: its name is as long as an address may be",
        [5] = Singular,
        [6] = Singular,
        [7] = Singular,
        [21] = Account,
        [22] = Account,
        [23] = Account,
        [24] = Account,
        [26] = "a collection takes references by POST; PUT is for single ones",
        [27] = Function,
        [28] = Function,
        [29] = Function,
        [30] = Function,
        [39] = "the skip token is another org's",
        [41] = "the delta token is another org's",
        [69] = "the same batch as line 68, which succeeds: the failure is made up",
        [71] = "the reference stands where only a bound action could",
        [74] = Files,
        [75] = Files,
        [76] = Files,
        [83] = "whether a single column is answered with its value is not documented",
        [84] = "whether a single column is answered with its value is not documented",
        [86] = "the change set refers to what came before it, which the service does not see",
        [87] = Function,
        [88] = Function,
        [89] = Search,
        [90] = Search,
    };

    // Answered as if the row were not there.
    private static readonly HashSet<int> s_withoutRows = [10, 31, 47];

    public static IEnumerable<TheoryDataRow<int>> Lines => Corpus.Folder is null ? [] : ReadAll().Index().Where(static line => ReasonAgainst(line.Index, line.Item) is null).Select(static line => new TheoryDataRow<int>(line.Index));

    [Theory(SkipTestWithoutData = true)]
    [MemberData(nameof(Lines))]
    public async Task A_recorded_request_gets_the_recorded_status(int line)
    {
        var pair = ReadAll()[line];
        var request = pair.GetProperty("request");
        await using var org = await Org.StartAsync(cache: RepositoryRoot.File("tests", "TypedDynamics.Emulator.Tests", "Replaying", "Fictitious"), seed: s_withoutRows.Contains(line) ? "{}" : Seed);
        await org.Emulator.SeedAsync(Impersonated, TestContext.Current.CancellationToken);
        var headers = request.GetProperty("headers").EnumerateObject().Where(static header => header.Name is not ("host" or "content-length" or "connection"))
            .Select(static header => (header.Name == "content-type" ? "Content-Type" : header.Name, (string?)header.Value.GetString()));
        var body = request.GetProperty("body").GetString()!.Replace("http://testorg.crm.dynamics.com", "http://localhost", StringComparison.Ordinal);

        var reply = await org.SendAsync(new(request.GetProperty("method").GetString()!), request.GetProperty("path").GetString()!, body.Length == 0 ? null : body, [.. headers]);

        Assert.True(pair.GetProperty("response").GetProperty("status").GetInt32() == reply.Status, $"{reply.Status}: {reply.Body}");
    }

    [Fact]
    public void Most_requests_over_rows_are_sent()
    {
        var pairs = ReadAll();
        Assert.All(s_leftOut.Keys, line => Assert.InRange(line, 0, pairs.Count - 1));
        Assert.InRange(pairs.Index().Count(static line => ReasonAgainst(line.Index, line.Item) is null), 40, pairs.Count);
    }

    private static string? ReasonAgainst(int line, JsonElement pair) =>
        s_leftOut.GetValueOrDefault(line) ?? (pair.GetProperty("request").GetProperty("path").GetString()! is var path && path.Contains("Definitions", StringComparison.Ordinal) && (path.Contains("(00000000-", StringComparison.Ordinal) || path.Contains("testcast", StringComparison.Ordinal) || path.Contains("Test", StringComparison.Ordinal) || pair.GetProperty("request").GetProperty("method").GetString() == "POST") ? Definitions : null);

    private static List<JsonElement> ReadAll() => [.. File.ReadLines(Corpus.PathOf("http", "dynamics-web-api-pairs.jsonl")).Select(static line => JsonDocument.Parse(line).RootElement)];
}
