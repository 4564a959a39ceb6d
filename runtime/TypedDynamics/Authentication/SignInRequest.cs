namespace TypedDynamics;

/// <summary>A sign-in that has begun: to be kept in the user's session until the browser comes back.</summary>
/// <param name="address">Where to send the browser.</param>
/// <param name="state">What it must bring back.</param>
/// <param name="verifier">What proves that the code is redeemed by who asked for it.</param>
public sealed class SignInRequest(Uri address, string state, string verifier)
{
    /// <summary>Where to send the browser.</summary>
    public Uri Address { get; } = address;

    /// <summary>What it must bring back.</summary>
    public string State { get; } = state;

    /// <summary>What proves that the code is redeemed by who asked for it. Secret: for the session alone, not for the browser to read.</summary>
    public string Verifier { get; } = verifier;

    /// <summary>Never the verifier, nor the state.</summary>
    public override string ToString() => Address.GetLeftPart(UriPartial.Path);
}

/// <summary>Who has signed in.</summary>
/// <param name="AccountId">The account, for <see cref="WebSignIn.CredentialOf"/>.</param>
/// <param name="UserName">What the user is called there, such as an address.</param>
public sealed record SignedInUser(string AccountId, string? UserName);
