using System.Globalization;
using System.Text.RegularExpressions;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.Logging;
using TypedDynamics.Authentication;
using TypedDynamics.Hosting;
using TypedDynamics.Http;
using TypedDynamics.Querying.Model;

namespace TypedDynamics;

/// <summary>How to reach an org. Read once, when the connection is made; later changes have no effect on it.</summary>
public sealed partial class DataverseOptions
{
    private const int MostRetries = 100;

    /// <summary>The org's address, such as <c>https://contoso.crm.dynamics.com</c>. The path of the Web API is added.</summary>
    /// <remarks>HTTPS, or HTTP on the loopback (an emulator). No request ever goes to another scheme, host or port.</remarks>
    public Uri? Url { get; set; }

    /// <summary>Version of the Web API in the path <c>/api/data/v{version}/</c>.</summary>
    /// <value>Default: <c>9.2</c>.</value>
    public string ApiVersion { get; set; } = "9.2";

    /// <summary>Gives the bearer token for the org at the address it is handed. Called for every request: cache inside.</summary>
    /// <remarks>The token goes into the header <c>Authorization</c> and nowhere else: not into logs, exceptions or <see cref="ToString"/>.</remarks>
    public Func<Uri, CancellationToken, ValueTask<string>>? AccessToken { get; set; }

    /// <summary>How to sign in, in place of <see cref="AccessToken"/>.</summary>
    public DataverseCredential? Credential { get; set; }

    /// <summary>Several application users in place of one token: work is spread over them, and the service counts its limits for each by itself.</summary>
    /// <remarks>
    /// Each request goes as the user whom the service wants requests from soonest. Rows say as <c>createdby</c> whichever it was: give all of them the same roles.
    /// </remarks>
    /// <value>Default: none; <see cref="Credential"/> or <see cref="AccessToken"/> is the one user's.</value>
    public IList<DataverseUser> Users { get; } = [];

    /// <summary>How long to wait for the head of an answer, the getting of the token included; each try anew. Reading rows afterwards is bounded by the caller's token only.</summary>
    /// <value>Default: two minutes, which is what the service itself allows an operation. <see cref="System.Threading.Timeout.InfiniteTimeSpan"/> for no limit.</value>
    public TimeSpan Timeout { get; set; } = TimeSpan.FromMinutes(2);

    /// <summary>How long a request may take with all its tries and the waits between them.</summary>
    /// <value>Default: <see cref="System.Threading.Timeout.InfiniteTimeSpan"/>, no limit but those of the tries.</value>
    public TimeSpan TotalTimeout { get; set; } = System.Threading.Timeout.InfiniteTimeSpan;

    /// <summary>How often a request is sent again when it may be: 0 for never.</summary>
    /// <remarks>
    /// Sent again is what the service turned away (429, 503, no connection), and, where sending it twice ends as sending it once, what got no answer
    /// or a gateway's (502, 504, a broken connection, a timeout): reads, creates (the client makes their ids), updates and upserts, deletes, single
    /// columns. A write that demands a version is resolved by asking for the row first, and
    /// what is unanswered of a batch is sent in a further one where that is safe. Not so actions: what became of them is for the caller to find out.
    /// Between tries passes what the service asks for (<c>Retry-After</c>), else a second, doubling, with some chance in it.
    /// </remarks>
    /// <value>Default: 5.</value>
    public int MaxRetries { get; set; } = 5;

    /// <summary>The longest wait before another try. Where the service asks for a longer one, its error is thrown at once.</summary>
    /// <value>Default: two minutes.</value>
    public TimeSpan MaxRetryDelay { get; set; } = TimeSpan.FromMinutes(2);

    /// <summary>How many requests of each user run at once; more wait. Fewer run while the service says that it is too many.</summary>
    /// <value>Default: 52, which is what the service's protection allows a user.</value>
    public int MaxConcurrentRequests { get; set; } = 52;

    /// <summary>When to send nothing for a while, because most requests fail.</summary>
    /// <value>Default: null, never.</value>
    public CircuitBreakerOptions? CircuitBreaker { get; set; }

    /// <summary>Stays on one server of the service (its cookie <c>ARRAffinity</c> is sent back). Slower where much is sent: several servers share the load otherwise.</summary>
    /// <remarks>Of no effect on a <see cref="MessageHandler"/> of yours.</remarks>
    /// <value>Default: false.</value>
    public bool UseAffinityCookie { get; set; }

    /// <summary>Rows on a page of queries that do not say so themselves (<c>Prefer: odata.maxpagesize</c>): 1 to 5,000.</summary>
    /// <value>Default: none; the service chooses 5,000.</value>
    public int? MaxPageSize { get; set; }

    /// <summary>What sends the requests in place of a pooled socket handler: an in-process emulator, a recorder, a proxy. Not disposed by the connection.</summary>
    /// <remarks>With dependency injection handlers are rather added to the client builder that <c>AddDataverse</c> returns.</remarks>
    public HttpMessageHandler? MessageHandler { get; set; }

    /// <summary>Sets <see cref="Url"/> and <see cref="Credential"/> as Microsoft's ServiceClient understands them: <c>AuthType=ClientSecret;Url=…;ClientId=…;ClientSecret=…</c>.</summary>
    /// <remarks>
    /// <c>AuthType</c> is <c>ClientSecret</c>, <c>Certificate</c> (<c>Thumbprint</c>, <c>StoreName</c>) or <c>OAuth</c> (the browser asks). <c>TenantId</c> may be added; without it the org
    /// is asked. Names go by ServiceClient's aliases, whatever their case.
    /// </remarks>
    /// <param name="text">The connection string.</param>
    /// <param name="signIn">What is seldom set of signing in.</param>
    /// <exception cref="FormatException">It is malformed, or says what cannot be done; the message names the part and the mend, never a value that may be secret.</exception>
    public void UseConnectionString(string text, SignInOptions? signIn = null)
    {
        ArgumentNullException.ThrowIfNull(text);
        var read = ConnectionString.Parse(text);
        (Url, Credential) = (read.Url, read.Credential(signIn));
    }

    /// <summary>What is shared with other processes that work as the same users: tokens, pauses, and <see cref="MaxConcurrentRequests"/>.</summary>
    /// <value>Default: none; with dependency injection the one that is registered.</value>
    public IDataverseSharing? Sharing { get; set; }

    /// <summary>Where the category <c>TypedDynamics</c> is written: requests and their ids, further tries, pauses, tokens asked for. Never a value of a row, an address's query, a token or a secret.</summary>
    /// <value>Default: none; with dependency injection the host's.</value>
    public ILoggerFactory? LoggerFactory { get; set; }

    /// <summary>Sets what a configuration section says, as <c>AddDataverse</c> does: <c>Url</c>, <c>Credential</c> or <c>ConnectionString</c>, and every other option that is a number, a time or a flag, by its name.</summary>
    /// <exception cref="Microsoft.Extensions.Options.OptionsValidationException">A value cannot be read; the message names its path, never a value that may be secret.</exception>
    public void Configure(IConfiguration section)
    {
        ArgumentNullException.ThrowIfNull(section);
        OptionsSection.Bind(section, this);
    }

    internal TimeProvider Clock { get; set; } = TimeProvider.System;

    internal ILogger Logger => Diagnostics.ClientLog.From(LoggerFactory);

    internal IEnumerable<DataverseUser> AllUsers =>
        Credential is { } credential ? [new DataverseUser("the user", credential)]
        : AccessToken is { } token ? [new DataverseUser("the user", token)]
        : Users;

    // An org below a path is on premises.
    internal Uri ServiceRoot => new($"{Url!.GetLeftPart(UriPartial.Path).TrimEnd('/')}/api/data/v{ApiVersion}/");

    /// <summary>The same for one user, where the options leave open who that is.</summary>
    internal DataverseOptions As(DataverseUser user)
    {
        var theirs = (DataverseOptions)MemberwiseClone();
        theirs.Credential = user.Credential;
        return theirs;
    }

    /// <summary>The address and the version; never a token.</summary>
    public override string ToString() =>
        string.Create(CultureInfo.InvariantCulture, $"{(Url is { IsAbsoluteUri: true } url ? url.GetComponents(UriComponents.SchemeAndServer, UriFormat.UriEscaped) : "")} v{ApiVersion}");

    /// <summary>What is missing or wrong, each with its mend.</summary>
    /// <param name="isSignedInLater">Whether who signs in is known later only, for each user.</param>
    internal IEnumerable<string> FindProblems(bool isSignedInLater = false)
    {
        if (FindProblemOfUrl() is { } wrong) yield return wrong;
        if (ApiVersion is null || !VersionNumber().IsMatch(ApiVersion))
            yield return $"DataverseOptions.ApiVersion '{ApiVersion}' is not a version. Give one such as 9.2.";
        switch ((Credential is null ? 0 : 1) + (AccessToken is null ? 0 : 1) + (Users.Count == 0 ? 0 : 1))
        {
            case > 0 when isSignedInLater:
                yield return "DataverseOptions.Credential, AccessToken or Users is set, where each user signs in by themselves. Leave it out, or register the context with AddDataverse.";
                break;
            case 0 when isSignedInLater:
                break;
            case 0:
                yield return "DataverseOptions.Credential is not set, nor is AccessToken. Give a DataverseCredential, or a delegate that returns a bearer token for the org.";
                break;
            case > 1:
                yield return "Of DataverseOptions.Credential, AccessToken and Users more than one is set. Give one of them: a user in the list has a credential of its own.";
                break;
        }

        foreach (var (name, time) in new[] { (nameof(Timeout), Timeout), (nameof(TotalTimeout), TotalTimeout) })
        {
            if (!RequestSettings.CanBeWaitedFor(time))
                yield return string.Create(CultureInfo.InvariantCulture, $"DataverseOptions.{name} {time} cannot be waited for. Give a time above zero and below 24 days, or Timeout.InfiniteTimeSpan.");
        }

        if (MaxConcurrentRequests < 1)
            yield return string.Create(CultureInfo.InvariantCulture, $"DataverseOptions.MaxConcurrentRequests {MaxConcurrentRequests} is out of range. Give at least 1.");
        foreach (var problem in CircuitBreaker?.FindProblems() ?? []) yield return problem;
        if (MaxRetries is < 0 or > MostRetries)
            yield return string.Create(CultureInfo.InvariantCulture, $"DataverseOptions.MaxRetries {MaxRetries} is out of range. Give 0 to {MostRetries}.");
        if (MaxRetryDelay <= TimeSpan.Zero || MaxRetryDelay > TimeSpan.FromDays(1))
            yield return string.Create(CultureInfo.InvariantCulture, $"DataverseOptions.MaxRetryDelay {MaxRetryDelay} is out of range. Give a time above zero, up to a day.");
        if (MaxPageSize is < 1 or > QueryModel.RowsPerPageAtMost)
            yield return string.Create(CultureInfo.InvariantCulture, $"DataverseOptions.MaxPageSize {MaxPageSize} is out of range. Give 1 to {QueryModel.RowsPerPageAtMost}, or leave it out.");
    }

    // None quotes the address where it may hold a password.
    private string? FindProblemOfUrl() => Url switch
    {
        null => "DataverseOptions.Url is not set. Give the org's address, such as https://contoso.crm.dynamics.com.",
        { IsAbsoluteUri: false } or { Host.Length: 0 } => "DataverseOptions.Url is not an absolute address. Give one such as https://contoso.crm.dynamics.com.",
        { UserInfo.Length: > 0 } => "DataverseOptions.Url carries a user name or a password. Take it out; tokens come from DataverseOptions.Credential.",
        { Scheme: not "https" } when Url is not { Scheme: "http", IsLoopback: true } =>
            $"DataverseOptions.Url '{Url.GetLeftPart(UriPartial.Authority)}' would send tokens unencrypted. Give an https address; http is for the loopback only.",
        { Query.Length: > 0 } or { Fragment.Length: > 0 } => "DataverseOptions.Url has a query or a fragment. Give the org's address alone, such as https://contoso.crm.dynamics.com.",
        { AbsolutePath: var path } when path.Contains("/api/data", StringComparison.OrdinalIgnoreCase) =>
            "DataverseOptions.Url holds the path of the Web API. Give the org's address alone; the path is added, its version from DataverseOptions.ApiVersion.",
        _ => null,
    };

    [GeneratedRegex(@"^[0-9]{1,3}\.[0-9]{1,3}\z")]
    private static partial Regex VersionNumber();
}
