using System.Net;
using System.Net.Security;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using TypedDynamics;
using TypedDynamics.AspNetCore;
using TypedDynamics.Emulator;

namespace SignInWeb;

/// <summary>An org on this machine that signs users in itself, for trying the sample without one of your own.</summary>
internal sealed class LocalOrg(DataverseEmulator emulator, X509Certificate2 certificate, Uri redirectUri, string secret) : IAsyncDisposable
{
    private const string ClientId = "6f3a9c1e-0000-4000-8000-00000000000a";

    // Trusts this org and no other: its certificate was made a moment ago.
    private readonly SocketsHttpHandler _handler = new()
    {
        AllowAutoRedirect = false,
        SslOptions = new SslClientAuthenticationOptions { RemoteCertificateValidationCallback = (_, shown, _, _) => shown?.GetCertHashString() == certificate.Thumbprint },
    };

    public static async Task<LocalOrg> StartAsync(Uri redirectUri)
    {
        var (certificate, secret) = (NewCertificate(), RandomNumberGenerator.GetHexString(32));
        var emulator = await DataverseEmulator.StartAsync(new EmulatorOptions
        {
            CacheFolder = Path.Combine(AppContext.BaseDirectory, "metadata-cache", "contoso"),
            SampleData = true,
            Certificate = certificate,
            Apps = [new EmulatorApp(ClientId) { Secret = secret, RedirectUris = [redirectUri] }],
        });
        return new(emulator, certificate, redirectUri, secret);
    }

    public void Configure(DataverseOptions options) => (options.Url, options.MessageHandler) = (emulator.BaseAddress, _handler);

    public void Configure(DataverseSignInOptions options)
    {
        (options.Tenant, options.ClientId, options.Secret, options.RedirectUri) = (emulator.Authority.ToString(), ClientId, secret, redirectUri);
        options.SignIn = new() { MessageHandler = _handler };
    }

    public async ValueTask DisposeAsync()
    {
        await emulator.DisposeAsync();
        _handler.Dispose();
        certificate.Dispose();
    }

    private static X509Certificate2 NewCertificate()
    {
        using var key = RSA.Create(2048);
        var request = new CertificateRequest("CN=localhost", key, HashAlgorithmName.SHA256, RSASignaturePadding.Pkcs1);
        var names = new SubjectAlternativeNameBuilder();
        names.AddIpAddress(IPAddress.Loopback);
        names.AddDnsName("localhost");
        request.CertificateExtensions.Add(names.Build());
        var now = TimeProvider.System.GetUtcNow();
        using var made = request.CreateSelfSigned(now.AddDays(-1), now.AddDays(30));
        return X509CertificateLoader.LoadPkcs12(made.Export(X509ContentType.Pfx), null);
    }
}
