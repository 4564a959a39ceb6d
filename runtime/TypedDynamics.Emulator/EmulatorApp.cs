using System.Security.Cryptography.X509Certificates;

namespace TypedDynamics.Emulator;

/// <summary>An application that may ask the emulator for tokens, as one registered with Microsoft Entra ID.</summary>
/// <param name="clientId">Its client id.</param>
public sealed class EmulatorApp(string clientId)
{
    /// <summary>Its client id.</summary>
    public string ClientId { get; } = clientId ?? throw new ArgumentNullException(nameof(clientId));

    /// <summary>Its secret. Default: none, so that no secret is good.</summary>
    public string? Secret { get; init; }

    /// <summary>The certificates whose keys may sign for it. Their public halves are enough.</summary>
    public IReadOnlyList<X509Certificate2> Certificates { get; init; } = [];

    /// <summary>Whose assertions are good for it in place of a secret (their <c>iss</c>): a federated identity. Their signatures are not checked.</summary>
    public string? TrustedIssuer { get; init; }

    /// <summary>Where sign-ins may lead back to. <c>http://localhost</c> stands for any port of the loopback.</summary>
    public IReadOnlyList<Uri> RedirectUris { get; init; } = [];

    /// <summary>Whether it runs where no secret is safe: it redeems codes and device codes without one. Default: false.</summary>
    public bool IsPublicClient { get; init; }

    /// <summary>The application user whom it works as, by id; it must be a row of <c>systemuser</c>, else requests are answered with 403. Default: none, an administrator.</summary>
    public Guid? User { get; init; }

    /// <summary>The client id; never a secret.</summary>
    public override string ToString() => ClientId;
}
