namespace TypedDynamics;

/// <summary>No token was given. Nothing was sent to the org.</summary>
/// <remarks>Its text is the identity service's (<c>AADSTS…</c>) and has no secret in it.</remarks>
public sealed class SignInException : Exception
{
    internal SignInException(string code, string message, Exception? inner = null)
        : base(message, inner) =>
        Code = code;

    /// <summary>The word of OAuth 2.0 or of the client library: <c>invalid_client</c>, <c>invalid_grant</c>, <c>authentication_canceled</c>.</summary>
    public string Code { get; }

    /// <summary>The identity service's number for it, as in <c>AADSTS7000215</c>: 7000215; null where it gave none.</summary>
    public int? ServiceCode { get; internal init; }

    /// <summary>What the identity service's support asks for.</summary>
    public string? CorrelationId { get; internal init; }

    /// <summary>True where the user must sign in again: a consent is missing, a session was ended, a second factor is asked for.</summary>
    public bool NeedsUser { get; internal init; }
}
