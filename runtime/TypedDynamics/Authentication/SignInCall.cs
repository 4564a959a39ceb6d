using System.Globalization;
using System.Text.RegularExpressions;
using Microsoft.Identity.Client;

namespace TypedDynamics.Authentication;

/// <summary>Runs what asks the identity service, and puts what goes wrong into words.</summary>
internal static partial class SignInCall
{
    public static async Task<AuthenticationResult> RunAsync(Func<Task<AuthenticationResult>> ask)
    {
        try
        {
            return await ask().ConfigureAwait(false);
        }
        catch (MsalException exception)
        {
            throw Explain(exception);
        }
    }

    /// <param name="demand">Which token.</param>
    /// <param name="ask">Asks for it: where the flag is true for a new one, whatever is kept.</param>
    public static async Task<IssuedToken> TokenAsync(TokenDemand demand, Func<bool, Task<AuthenticationResult>> ask)
    {
        var result = await RunAsync(() => ask(false)).ConfigureAwait(false);
        // Another process may have renewed what was turned away.
        if (demand.Refused is { } refused && result.AccessToken == refused) result = await RunAsync(() => ask(true)).ConfigureAwait(false);
        return new(result.AccessToken, result.ExpiresOn);
    }

    private static SignInException Explain(MsalException exception)
    {
        var code = exception.ErrorCode ?? "unknown";
        var number = ServiceCode().Match(exception.Message) is { Success: true } match && int.TryParse(match.Groups[1].Value, NumberStyles.None, CultureInfo.InvariantCulture, out var found) ? found : (int?)null;
        // The library's exception is not handed on, only its first words: what it keeps of requests and answers may quote what was sent.
        return new(code, $"Signing in failed ({code}): {exception.Message}{Mend(code, number)}")
        {
            ServiceCode = number,
            CorrelationId = exception.CorrelationId,
            NeedsUser = exception is MsalUiRequiredException,
        };
    }

    private static string Mend(string code, int? number) => (code, number) switch
    {
        (_, 7000215) => " Give the secret's value, not its id, and see that it has not expired.",
        (_, 700016) => " See that the client id is that of an application in this tenant.",
        (_, 50011) => " Add the redirect URI to the application.",
        (_, 65001) => " Grant the application the permission user_impersonation of Dynamics CRM.",
        ("authority_validation_failed" or "invalid_authority", _) => " The address of an authority is https and begins as https://login.microsoftonline.com/{tenant}.",
        _ => "",
    };

    [GeneratedRegex("AADSTS([0-9]+)")]
    private static partial Regex ServiceCode();
}
