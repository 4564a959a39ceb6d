namespace TypedDynamics.Authentication;

/// <summary>A token, and until when it is good.</summary>
internal sealed class IssuedToken(string token, DateTimeOffset endsOn)
{
    public string Token => token;

    public DateTimeOffset EndsOn => endsOn;

    /// <summary>Never the token.</summary>
    public override string ToString() => "A token";
}
