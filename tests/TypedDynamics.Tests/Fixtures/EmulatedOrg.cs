using System.Text.Json;
using TypedDynamics.Emulator;
using TypedDynamics.LateBound;
using TypedDynamics.Querying.Execution;
using FetchXmlDocument = TypedDynamics.FetchXml.Fetch;

namespace TypedDynamics.Tests.Fixtures;

/// <summary>The fixtures' org in an emulator, with rows that the corpus' predicates tell apart.</summary>
public sealed class EmulatedOrg : IAsyncLifetime
{
    private static readonly string?[] s_names = ["Litware", "Fourth Coffee", "O'Neil & Söhne", "B", "C", "D", "z", "only", "Pure 100%", "Five Stars", "It's it's", "Unique", null];
    private static readonly string?[] s_lastNames = ["Li", "Stone", "Smith", "A", "Brown", null];
    private static readonly decimal?[] s_amounts = [null, -10m, 0.05m, 0.1m, 1m, 2m, 3m, 4m, 5m, 6m, 1_000_000m, 1_000_000.01m];
    private static readonly bool?[] s_flags = [null, true, false];

    private readonly int _seed;
    private readonly TimeProvider _clock;
    private DataverseEmulator? _emulator;
    private Listener? _http;
    private DataverseConnection? _connection;

    public EmulatedOrg()
        : this(seed: 5, TimeProvider.System)
    {
    }

    /// <summary>An org with other rows, and another time.</summary>
    internal EmulatedOrg(int seed, TimeProvider clock) => (_seed, _clock) = (seed, clock);

    internal EntitySet<Account> Accounts => Set<Account>();

    /// <summary>The address of the last request.</summary>
    internal string LastAddress => _http!.LastAddress;

    public async ValueTask InitializeAsync()
    {
        _emulator = await DataverseEmulator.StartAsync(new EmulatorOptions
        {
            CacheFolder = RepositoryRoot.File("tests", "TypedDynamics.Tests", "Fixtures", "Org"),
            Port = null,
            Clock = _clock,
        });
        _http = new Listener(_emulator.CreateHandler());
        _connection = new DataverseConnection(new DataverseOptions
        {
            Url = _emulator.BaseAddress,
            AccessToken = static (_, _) => ValueTask.FromResult("any"),
            MessageHandler = _http,
        });
        await _emulator.SeedAsync(JsonSerializer.Serialize(Rows(_seed)));
    }

    public async ValueTask DisposeAsync()
    {
        _connection?.Dispose();
        _http?.Dispose();
        if (_emulator is not null) await _emulator.DisposeAsync();
    }

    internal EntitySet<T> Set<T>()
        where T : Entity, IEntity<T> => new(_connection!);

    internal DataverseConnection With(RequestOptions options) => _connection!.With(options);

    internal Task<WhoAmI> WhoAmIAsync(CancellationToken cancellationToken) => TypedDynamics.Operations.CallerRequests.WhoAmIAsync(_connection!, cancellationToken);

    internal DataverseBatch CreateBatch() => new(_connection!);

    internal FetchQuery<T> Fetch<T>(string fetchXml)
        where T : Entity, IEntity<T> => Fetch<T>(FetchXmlDocument.Parse(fetchXml));

    internal FetchQuery<T> Fetch<T>(FetchXmlDocument fetch)
        where T : Entity, IEntity<T> => Fetching.Typed<T>(_connection!, fetch);

    internal FetchQuery<Record> Fetch(string entitySet, string fetchXml) => Fetch(entitySet, FetchXmlDocument.Parse(fetchXml));

    internal FetchQuery<Record> Fetch(string entitySet, FetchXmlDocument fetch) => RecordFetching.Query(_connection!, entitySet, fetch);

    internal FetchQuery<T> View<T>(string views, Guid id)
        where T : Entity, IEntity<T> => Fetching.View<T>(_connection!, views, id);

    internal FetchQuery<Record> View(string entitySet, string option, Guid id) => RecordFetching.View(_connection!, entitySet, option, id);

    internal Table Table(string entitySet) => new(_connection!, entitySet);

    private static Dictionary<string, List<Dictionary<string, object>>> Rows(int seed)
    {
        var random = new Random(seed);
        var users = Rows("systemusers", 3, (i, user) => user["fullname"] = i == 0 ? "Li" : $"User {i}");
        var accounts = Rows("accounts", 70, (i, account) =>
        {
            Set(account, "name", Pick(random, s_names));
            Set(account, "accountnumber", random.Next(4) == 0 ? account.GetValueOrDefault("name") : $"N{i}");
            Set(account, "address1_city", Pick(random, ["Berlin", "Oslo", null]));
            Set(account, "revenue", Pick(random, s_amounts));
            Set(account, "creditlimit", Pick(random, s_amounts));
            Set(account, "numberofemployees", Pick(random, [null, 1, 2, 3, 4, 5, 6, 7, 10, (int?)11]));
            Set(account, "address1_latitude", Pick(random, [null, 10.5, 47.63, (double?)-1]));
            Set(account, "donotemail", Pick(random, s_flags));
            Set(account, "donotphone", Pick(random, s_flags));
            Set(account, "createdon", Pick(random, ["2024-02-29T10:30:15Z", "2024-02-29T10:30:14Z", "2024-03-01T10:30:15Z", "2024-06-01T00:00:00Z"]));
            Set(account, "new_openedat", Pick(random, [null, "2024-05-01T08:15:00Z", "2024-05-02T08:15:00Z"]));
            Set(account, "new_foundedon", Pick(random, [null, "1999-12-31", "2000-01-01"]));
            Set(account, "industrycode", Pick(random, [null, 1, 4, (int?)7]));
            Set(account, "statecode", random.Next(2));
            Set(account, "new_markets", Pick(random, [null, "1", "2", "1,2", "1,100000003"]));
            account["createdby@odata.bind"] = Link(users, random);
            account["ownerid@odata.bind"] = Link(users, random);
        });
        accounts.Value[0]["accountid"] = "0f8fad5b-d9cb-469f-a165-70867728950e";
        var contacts = Rows("contacts", 90, (i, contact) =>
        {
            Set(contact, "lastname", Pick(random, s_lastNames));
            Set(contact, "firstname", Pick(random, ["B", "Ann", null]));
            Set(contact, "fullname", random.Next(3) == 0 ? null : $"Max {i}");
            Set(contact, "emailaddress1", random.Next(3) == 0 ? null : $"c{i}@contoso.invalid");
            Set(contact, "donotemail", Pick(random, s_flags));
            contact["createdby@odata.bind"] = Link(users, random);
            if (random.Next(3) > 0) contact["parentcustomerid_account@odata.bind"] = Link(accounts, random);
        });
        contacts.Value[0]["contactid"] = "7c9e6679-7425-40de-944b-e07fc1f90ae7";
        contacts.Value[1]["contactid"] = "0f8fad5b-d9cb-469f-a165-70867728950e";
        foreach (var account in accounts.Value)
        {
            if (random.Next(3) > 0) account["primarycontactid@odata.bind"] = Link(contacts, random, few: 12);
            if (random.Next(3) > 0) account["parentaccountid@odata.bind"] = Link(accounts, random, few: 8);
        }

        var tasks = Rows("tasks", 80, (i, task) =>
        {
            Set(task, "subject", Pick(random, ["s", "Call", null]));
            Set(task, "category", Pick(random, ["s", "Work", null]));
            Set(task, "percentcomplete", random.Next(100));
            Set(task, "scheduledend", Pick(random, [null, "2024-01-01T00:00:00Z"]));
            Set(task, "statecode", random.Next(2));
            if (i % 2 == 0) task["regardingobjectid_account_task@odata.bind"] = Link(accounts, random);
            else task["regardingobjectid_contact_task@odata.bind"] = Link(contacts, random);
        });
        tasks.Value[0]["activityid"] = "0f8fad5b-d9cb-469f-a165-70867728950e";
        return new[] { users, accounts, contacts, tasks }.ToDictionary();
    }

    private static KeyValuePair<string, List<Dictionary<string, object>>> Rows(string set, int count, Action<int, Dictionary<string, object>> fill)
    {
        var key = set switch { "accounts" => "accountid", "contacts" => "contactid", "tasks" => "activityid", _ => "systemuserid" };
        var rows = new List<Dictionary<string, object>>();
        for (var i = 0; i < count; i++)
        {
            rows.Add(new() { [key] = $"{set.Length:D8}-0000-4000-8000-{i:D12}" });
            fill(i, rows[i]);
        }

        return new(set, rows);
    }

    private static void Set(Dictionary<string, object> row, string column, object? value)
    {
        if (value is not null) row[column] = value;
    }

    private static T Pick<T>(Random random, T[] values) => values[random.Next(values.Length)];

    private static string Link(KeyValuePair<string, List<Dictionary<string, object>>> rows, Random random, int few = int.MaxValue) =>
        $"/{rows.Key}({rows.Value[random.Next(Math.Min(few, rows.Value.Count))].First().Value})";

    private sealed class Listener(HttpMessageHandler inner) : DelegatingHandler(inner)
    {
        public string LastAddress { get; private set; } = string.Empty;

        protected override Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
        {
            LastAddress = request.RequestUri!.AbsoluteUri;
            return base.SendAsync(request, cancellationToken);
        }
    }
}
