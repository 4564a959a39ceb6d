using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using System.Xml.Linq;

namespace TypedDynamics.Emulator.Replaying;

/// <summary>Sets an org up with the rows that a documented exchange takes for granted: those it names, and those that it is answered with.</summary>
public sealed partial class ReplayedOrg : IAsyncLifetime
{
    // Of a collection: the set of its rows, and by which navigation they point back.
    private static readonly Dictionary<string, (string Set, string Back)> s_collections = new(StringComparer.Ordinal)
    {
        ["Account_Tasks"] = ("tasks", "regardingobjectid_account_task"),
        ["Contact_Tasks"] = ("tasks", "regardingobjectid_contact_task"),
        ["contact_customer_accounts"] = ("contacts", "parentcustomerid_account"),
    };

    private static readonly Dictionary<string, string> s_singles = new(StringComparer.Ordinal)
    {
        ["primarycontactid"] = "contacts",
        ["customerid_contact"] = "contacts",
        ["parentaccountid"] = "accounts",
    };

    private static readonly string[] s_sets = ["tasks", "opportunities", "incidents", "accounts", "contacts", "competitors", "transactioncurrencies", "emails", "contoso_sensordatas"];

    internal Org Org { get; private set; } = null!;

    public async ValueTask InitializeAsync()
    {
        if (Corpus.Folder is null) return;
        var folder = Folder();
        Org = await Org.StartAsync(cache: folder);
        Directory.Delete(folder, recursive: true);
    }

    public async ValueTask DisposeAsync()
    {
        if (Org is not null) await Org.DisposeAsync();
    }

    /// <summary>The rows that the exchange needs, and no others.</summary>
    /// <param name="exchange">The exchange.</param>
    /// <param name="more">Rows that cannot be told from it, by entity set.</param>
    internal async Task SetUpAsync(Exchange exchange, string more)
    {
        await ClearAsync();
        var seed = new SeedRows();
        if (exchange.Status != 404)
        {
            foreach (Match row in Row().Matches($"{exchange.Address} {exchange.Body}")) seed.Add(row.Groups[1].Value, row.Groups[2].Value);
        }

        if (exchange.Method == HttpMethod.Get && exchange.Answer is { } answer) Add(seed, exchange, answer);
        seed.Merge(more);
        await Org.Emulator.SeedAsync(seed.ToString(), TestContext.Current.CancellationToken);
    }

    private async Task ClearAsync()
    {
        foreach (var set in s_sets)
        {
            foreach (var row in (await Org.GetAsync($"{set}?$select={SeedRows.KeyOf(set)}")).Rows)
                await Org.SendAsync(HttpMethod.Delete, $"{set}({row.GetProperty(SeedRows.KeyOf(set)).GetString()})", null);
        }
    }

    private static void Add(SeedRows seed, Exchange exchange, JsonElement answer)
    {
        var segments = exchange.Address!.Split('?')[0].Split('/');
        var (set, parent) = segments.Length == 1 ? (exchange.Set, default(string)) : s_collections.TryGetValue(segments[1], out var rows) ? (rows.Set, segments[0]) : ("", null);
        if (!SeedRows.Knows(set)) return;
        if (answer.TryGetProperty("value", out var list) && list.ValueKind == JsonValueKind.Array)
        {
            foreach (var row in list.EnumerateArray()) seed.Add(set, row, parent is null ? null : (s_collections[segments[1]].Back, parent), AddNested);
        }
        else
        {
            seed.Add(set, answer, null, AddNested);
        }

        void AddNested(string navigation, JsonElement value, JsonObject row, string address)
        {
            if (value.ValueKind == JsonValueKind.Object && s_singles.TryGetValue(navigation, out var target))
            {
                if (value.EnumerateObject().All(static member => member.Name != "@odata.id")) row[$"{navigation}@odata.bind"] = seed.Add(target, value, null, AddNested);
            }
            else if (value.ValueKind == JsonValueKind.Array && s_collections.TryGetValue(navigation, out var collection))
            {
                foreach (var child in value.EnumerateArray()) seed.Add(collection.Set, child, (collection.Back, address), AddNested);
            }
        }
    }

    // A cache of the one real document of the corpus that has most of the tables, and of what the samples make for themselves.
    private static string Folder()
    {
        var folder = Directory.CreateTempSubdirectory("replay").FullName;
        var samples = RepositoryRoot.File("tests", "TypedDynamics.Emulator.Tests", "Replaying", "Samples");
        var own = XDocument.Load(Path.Combine(samples, "metadata.xml"));
        var document = XDocument.Load(Corpus.Csdl("embc-ess-mod_2022-10-27.xml"));
        foreach (var added in own.Descendants().Where(static element => element.Name.LocalName is "EntityType" or "EntitySet"))
        {
            var name = added.Attribute("Name")!.Value;
            if (document.Descendants(added.Name).FirstOrDefault(each => each.Attribute("Name")!.Value == name) is { } there) there.Add(added.Elements());
            else document.Descendants(added.Parent!.Name).Last().AddFirst(added);
        }

        document.Save(Path.Combine(folder, "metadata.xml"));
        Directory.CreateDirectory(Path.Combine(folder, "definitions"));
        foreach (var file in Directory.EnumerateFiles(Path.Combine(samples, "definitions"))) File.Copy(file, Path.Combine(folder, "definitions", Path.GetFileName(file)));
        return folder;
    }

    [GeneratedRegex(@"\b(accounts|contacts|tasks|incidents|opportunities|competitors|transactioncurrencies|emails)\(([0-9a-fA-F]{8}-[0-9a-fA-F-]{27})\)")]
    private static partial Regex Row();
}
