namespace TypedDynamics.Authentication;

/// <summary>A token, and until when it is good.</summary>
internal sealed class IssuedToken(string token, DateTimeOffset endsOn)
{
    public string Token => token;

    public DateTimeOffset EndsOn => endsOn;

    /// <summary>Never the token.</summary>
    public override string ToString() => "A token";
}

/// <summary>Which token is wanted.</summary>
/// <param name="Organization">For which org: scheme, host and port.</param>
/// <param name="IsRefused">Whether the one that is kept was refused: another is to be made.</param>
internal sealed record TokenDemand(Uri Organization, bool IsRefused);
