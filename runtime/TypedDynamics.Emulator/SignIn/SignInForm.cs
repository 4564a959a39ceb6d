using Microsoft.AspNetCore.WebUtilities;
using Microsoft.Extensions.Primitives;

namespace TypedDynamics.Emulator.SignIn;

/// <summary>The parameters of a request for tokens: of its body, or of its address.</summary>
internal sealed class SignInForm(Dictionary<string, StringValues> values)
{
    public static async Task<SignInForm> ReadAsync(Stream body, CancellationToken cancellationToken)
    {
        using var reader = new FormReader(body);
        return new(await reader.ReadFormAsync(cancellationToken).ConfigureAwait(false));
    }

    public static SignInForm OfQuery(string target) => new(QueryHelpers.ParseQuery(target.IndexOf('?', StringComparison.Ordinal) is >= 0 and var start ? target[start..] : ""));

    /// <summary>Null where it is not there, or empty.</summary>
    public string? Find(string name) => values.TryGetValue(name, out var value) && value.ToString() is { Length: > 0 } text ? text : null;

    public string Require(string name) => Find(name) ?? throw SignInError.Missing(name);
}
