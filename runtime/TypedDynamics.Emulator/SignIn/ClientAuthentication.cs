using System.Buffers.Text;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using System.Text;

namespace TypedDynamics.Emulator.SignIn;

/// <summary>Whether an application is who it says it is: by its secret, by a certificate's signature, or by another issuer's word.</summary>
/// <param name="apps">Those that are known; empty where everybody is.</param>
/// <param name="clock">Tells whether an assertion has ended.</param>
internal sealed class ClientAuthentication(IReadOnlyList<EmulatorApp> apps, TimeProvider clock)
{
    /// <summary>The application of that id.</summary>
    public EmulatorApp Find(string clientId) => apps.Count == 0
        ? new EmulatorApp(clientId) { IsPublicClient = true }
        : apps.FirstOrDefault(app => app.ClientId == clientId) ?? throw SignInError.UnknownApp(clientId);

    /// <summary>The application that a token request comes from.</summary>
    /// <param name="form">What the request says.</param>
    /// <param name="endpoint">The token endpoint, for which assertions are made out.</param>
    /// <param name="allowsPublic">Whether the grant is one for applications without a secret, too.</param>
    public EmulatorApp Require(SignInForm form, string endpoint, bool allowsPublic)
    {
        var assertion = form.Find("client_assertion");
        var app = Find(form.Find("client_id") ?? (assertion is null ? null : Jwt.Read(assertion)?.Text("sub")) ?? throw SignInError.Missing("client_id"));
        if (form.Find("client_secret") is { } secret)
        {
            if (apps.Count > 0 && !(app.Secret is { } known && IsSame(known, secret))) throw SignInError.WrongSecret();
        }
        else if (assertion is not null)
        {
            if (apps.Count > 0) RequireAssertion(app, assertion, endpoint);
        }
        else if (!(allowsPublic && app.IsPublicClient))
        {
            throw SignInError.NoCredential();
        }

        return app;
    }

    private static bool IsSame(string known, string given) => CryptographicOperations.FixedTimeEquals(Encoding.UTF8.GetBytes(known), Encoding.UTF8.GetBytes(given));

    private void RequireAssertion(EmulatorApp app, string assertion, string endpoint)
    {
        var jwt = Jwt.Read(assertion) ?? throw SignInError.WrongAssertion("it is no JWT.");
        if (jwt.Number("exp") <= clock.GetUtcNow().ToUnixTimeSeconds()) throw SignInError.WrongAssertion("it has expired.");
        if (app.TrustedIssuer is { } issuer && jwt.Text("iss") == issuer) return;
        if (jwt.Text("iss") != app.ClientId || jwt.Text("sub") != app.ClientId) throw SignInError.WrongAssertion("its issuer or subject is not the client.");
        if (jwt.Text("aud") != endpoint) throw SignInError.WrongAssertion("it is made out for another endpoint.");
        if (!app.Certificates.Any(certificate => IsNamed(certificate, jwt) && IsSignedBy(certificate, jwt))) throw SignInError.WrongAssertion("no certificate of the application has signed it.");
    }

    private static bool IsNamed(X509Certificate2 certificate, Jwt jwt) =>
        jwt.Head("x5t#S256") == Base64Url.EncodeToString(certificate.GetCertHash(HashAlgorithmName.SHA256)) || jwt.Head("x5t") == Base64Url.EncodeToString(certificate.GetCertHash());

    private static bool IsSignedBy(X509Certificate2 certificate, Jwt jwt)
    {
        using var key = certificate.GetRSAPublicKey();
        var padding = jwt.Head("alg") == "PS256" ? RSASignaturePadding.Pss : RSASignaturePadding.Pkcs1;
        return key?.VerifyData(jwt.Signed, jwt.Signature, HashAlgorithmName.SHA256, padding) == true;
    }
}
