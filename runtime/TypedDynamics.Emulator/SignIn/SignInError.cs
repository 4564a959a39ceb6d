using System.Globalization;
using System.Net;

namespace TypedDynamics.Emulator.SignIn;

/// <summary>Why a token is refused, as the identity service says it.</summary>
/// <param name="error">The word of OAuth 2.0: <c>invalid_client</c>.</param>
/// <param name="code">The number behind <c>AADSTS</c>.</param>
/// <param name="message">For people.</param>
/// <param name="status">The answer's status.</param>
internal sealed class SignInError(string error, int code, string message, HttpStatusCode status = HttpStatusCode.BadRequest) : Exception(message)
{
    public string Error => error;

    public int Code => code;

    public HttpStatusCode Status => status;

    public static SignInError Missing(string parameter) =>
        new("invalid_request", 900144, $"The request body must contain the following parameter: '{parameter}'.");

    public static SignInError UnknownApp(string clientId) =>
        new("unauthorized_client", 700016, $"Application with identifier '{clientId}' was not found in the directory.");

    public static SignInError WrongSecret() =>
        new("invalid_client", 7000215, "Invalid client secret provided.", HttpStatusCode.Unauthorized);

    public static SignInError WrongAssertion(string why) =>
        new("invalid_client", 700027, $"The client assertion is not valid: {why}", HttpStatusCode.Unauthorized);

    public static SignInError NoCredential() =>
        new("invalid_client", 7000218, "The request body must contain the following parameter: 'client_assertion' or 'client_secret'.", HttpStatusCode.Unauthorized);

    public static SignInError UnknownGrant(string grant) => new("unsupported_grant_type", 70003, $"The app requested an unsupported grant type '{grant}'.");

    public static SignInError WrongCode(string why) => new("invalid_grant", 54005, $"The authorization code is not good: {why}");

    public static SignInError WrongVerifier() => new("invalid_grant", 501481, "The code_verifier does not match the code_challenge of the authorization request.");

    public static SignInError WrongRefreshToken() => new("invalid_grant", 700082, "The refresh token has expired, was revoked, or is not known.");

    public static SignInError WrongScope(string scope) => new("invalid_scope", 70011, $"The scope '{scope}' is not valid: name the resource, as in https://org.crm.dynamics.com/.default.");

    public static SignInError WrongRedirect(string address) => new("invalid_request", 50011, $"The redirect URI '{address}' does not match those of the application.");

    public static SignInError Pending() => new("authorization_pending", 70016, "The user has not yet finished the sign-in.");

    public static SignInError Declined() => new("authorization_declined", 70018, "The user declined the sign-in.");

    public static SignInError DeviceCodeExpired() => new("expired_token", 70020, "The device code has expired.");

    public static SignInError WrongDeviceCode() => new("bad_verification_code", 70043, "The device code is not known.");

    /// <summary>The body of the answer.</summary>
    public Dictionary<string, object> ToJson(DateTimeOffset now)
    {
        var trace = Guid.NewGuid().ToString("D");
        var time = now.ToString("yyyy-MM-dd HH:mm:ss'Z'", CultureInfo.InvariantCulture);
        return new()
        {
            ["error"] = error,
            ["error_description"] = $"AADSTS{code}: {Message} Trace ID: {trace} Timestamp: {time}",
            ["error_codes"] = new[] { code },
            ["timestamp"] = time,
            ["trace_id"] = trace,
            ["correlation_id"] = Guid.NewGuid().ToString("D"),
        };
    }
}
