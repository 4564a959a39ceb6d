using Microsoft.Extensions.Logging;

namespace TypedDynamics.Authentication;

/// <summary>Which token is wanted.</summary>
/// <param name="organization">For which org: scheme, host and port.</param>
/// <param name="refused">The token that the service has turned away, if any: any other will do.</param>
/// <param name="sharing">Where tokens of other processes are found.</param>
/// <param name="logger">Is told where that cannot be reached.</param>
internal sealed class TokenDemand(Uri organization, string? refused, IDataverseSharing? sharing, ILogger logger)
{
    public Uri Organization => organization;

    public string? Refused => refused;

    public IDataverseSharing? Sharing => sharing;

    public ILogger Logger => logger;

    /// <summary>Never the token.</summary>
    public override string ToString() => $"A token for {organization}";
}
