using System.Collections.Immutable;
using System.Text;
using TypedDynamics.Http;

namespace TypedDynamics;

/// <summary>
/// What requests say besides what they ask: on whose behalf, past which custom logic, with which mark. Taken by
/// <see cref="DataverseConnection.With"/> and by <c>crm.With(…)</c>, for one call or for as many as the result is used for.
/// </summary>
/// <remarks>
/// Immutable. Every member that is left out leaves the service its default. In a batch the options go on the batch and on each request inside it.
/// </remarks>
public sealed record RequestOptions
{
    private readonly ImmutableDictionary<string, string> _headers = ImmutableDictionary.Create<string, string>(StringComparer.OrdinalIgnoreCase);
    private readonly TimeSpan? _timeout;
    private readonly string? _solution;
    private readonly string? _sessionToken;

    /// <summary>Acts as the user of that Microsoft Entra object id (<c>CallerObjectId</c>); needs <c>prvActOnBehalfOfAnotherUser</c>. The service's preferred way.</summary>
    /// <remarks>Rows then say the user as <c>createdby</c> and the caller as <c>createdonbehalfby</c>; what may be done is what both may do.</remarks>
    public Guid? CallerObjectId { get; init; }

    /// <summary>Acts as the user whose row of <c>systemusers</c> has that id (<c>MSCRMCallerID</c>); otherwise as <see cref="CallerObjectId"/>.</summary>
    public Guid? CallerId { get; init; }

    /// <summary>Lets synchronous custom plug-ins not run (<c>MSCRM.BypassCustomPluginExecution: true</c>); needs <c>prvBypassCustomPlugins</c>.</summary>
    public bool BypassCustomPluginExecution { get; init; }

    /// <summary>Lets custom business logic not run (<c>MSCRM.BypassBusinessLogicExecution</c>).</summary>
    public BypassedLogic BypassBusinessLogic { get; init; }

    /// <summary>Lets single plug-in steps not run, by their ids (<c>MSCRM.BypassBusinessLogicExecutionStepIds</c>); the service takes three by default.</summary>
    public ImmutableArray<Guid> BypassSteps { get; init; } = [];

    /// <summary>Lets Power Automate flows not be triggered (<c>MSCRM.SuppressCallbackRegistrationExpanderJob: true</c>).</summary>
    public bool SuppressFlows { get; init; }

    /// <summary>Refuses a create or an update that makes a duplicate by the org's rules (<c>MSCRM.SuppressDuplicateDetection: false</c>): code <c>0x80040333</c>.</summary>
    public bool DetectDuplicates { get; init; }

    /// <summary>The solution that changes of the schema are added to (<c>MSCRM.SolutionUniqueName</c>).</summary>
    public string? Solution
    {
        get => _solution;
        init => _solution = RequestSettings.RequireHeader(nameof(Solution), value);
    }

    /// <summary>A text that plug-ins find under <c>tag</c> in their shared variables (<c>?tag=…</c>).</summary>
    public string? Tag { get; init; }

    /// <summary>Reads definitions past the service's cache (<c>Consistency: Strong</c>), to see what was changed just before.</summary>
    public bool IsStronglyConsistent { get; init; }

    /// <summary>What an elastic table's write answered in <c>x-ms-session-token</c>, to read what was written (<c>MSCRM.SessionToken</c>).</summary>
    public string? SessionToken
    {
        get => _sessionToken;
        init => _sessionToken = RequestSettings.RequireHeader(nameof(SessionToken), value);
    }

    /// <summary>How long to wait for each try's answer, in place of <see cref="DataverseOptions.Timeout"/>.</summary>
    /// <exception cref="ArgumentOutOfRangeException">It cannot be waited for.</exception>
    public TimeSpan? Timeout
    {
        get => _timeout;
        init
        {
            if (value is { } time && !RequestSettings.CanBeWaitedFor(time))
                throw new ArgumentOutOfRangeException(nameof(value), value, "Give a time above zero and below 24 days, or Timeout.InfiniteTimeSpan.");
            _timeout = value;
        }
    }

    /// <summary>
    /// Lets actions, associations and writes that demand a version be sent again although their first try may have been carried out. Say so only where twice
    /// ends as once.
    /// </summary>
    public bool AllowsRepetition { get; init; }

    /// <summary>Other headers, by name. Those that the members here stand for are theirs.</summary>
    /// <exception cref="ArgumentException">A name or value is no header, or one that the connection alone sets (<c>Authorization</c>, <c>Host</c>).</exception>
    public ImmutableDictionary<string, string> Headers
    {
        get => _headers;
        init => _headers = RequestSettings.RequireHeaders(value);
    }

    /// <summary>The names of what is set; never the values of headers, which may be secrets.</summary>
    public override string ToString()
    {
        var text = new StringBuilder(nameof(RequestOptions));
        foreach (var (name, _) in this.AllHeaders()) text.Append(' ').Append(name);
        return text.ToString();
    }
}
