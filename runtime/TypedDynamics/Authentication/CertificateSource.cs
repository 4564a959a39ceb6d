using System.Security.Cryptography.X509Certificates;

namespace TypedDynamics;

/// <summary>Where certificates for <see cref="DataverseCredential.Certificate"/> come from.</summary>
public static class CertificateSource
{
    /// <summary>A PFX (PKCS#12) file.</summary>
    /// <exception cref="System.Security.Cryptography.CryptographicException">It is none, or the password is wrong.</exception>
    public static X509Certificate2 File(string path, string? password = null) => X509CertificateLoader.LoadPkcs12FromFile(path, password);

    /// <summary>PEM files: the certificate, and its private key, which may stand in the same file.</summary>
    /// <exception cref="System.Security.Cryptography.CryptographicException">There is no certificate or no key in them.</exception>
    public static X509Certificate2 Pem(string certificatePath, string? keyPath = null) => X509Certificate2.CreateFromPemFile(certificatePath, keyPath);

    /// <summary>A certificate of the system's store, by its thumbprint.</summary>
    /// <exception cref="InvalidOperationException">The store has none with it.</exception>
    public static X509Certificate2 Store(string thumbprint, StoreName store = StoreName.My, StoreLocation location = StoreLocation.CurrentUser)
    {
        ArgumentException.ThrowIfNullOrEmpty(thumbprint);
        using var opened = new X509Store(store, location);
        opened.Open(OpenFlags.ReadOnly);
        return opened.Certificates.Find(X509FindType.FindByThumbprint, thumbprint, validOnly: false) is [var found, ..]
            ? found
            : throw new InvalidOperationException($"The store {location}/{store} has no certificate with the thumbprint {thumbprint}. See that it was imported for the user whom the process runs as, with its private key.");
    }
}
