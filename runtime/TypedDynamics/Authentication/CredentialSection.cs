using System.Security.Cryptography.X509Certificates;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.Options;

namespace TypedDynamics.Authentication;

/// <summary>A credential that stands in configuration: <c>{ "Type": "ClientSecret", "Tenant": "…", "ClientId": "…", "Secret": "…" }</c>.</summary>
internal static class CredentialSection
{
    /// <returns>Null where the section is not there.</returns>
    /// <exception cref="OptionsValidationException">A value is missing or not known; the message names it, never what may be secret.</exception>
    public static DataverseCredential? Read(IConfigurationSection section)
    {
        if (!section.Exists()) return null;
        try
        {
            return Required(section, "Type") switch
            {
                "ClientSecret" => DataverseCredential.ClientSecret(section["Tenant"], Required(section, "ClientId"), Required(section, "Secret")),
                "Certificate" => DataverseCredential.Certificate(
                    section["Tenant"],
                    Required(section, "ClientId"),
                    CertificateOf(section)),
                "ManagedIdentity" => DataverseCredential.ManagedIdentity(section["ClientId"]),
                "WorkloadIdentity" => DataverseCredential.WorkloadIdentity(),
                var other => throw Wrong($"The configuration value '{section.Path}:Type' is '{other}', which is not ClientSecret, Certificate, ManagedIdentity or WorkloadIdentity. Users who sign in themselves are set in code."),
            };
        }
        catch (Exception exception) when (exception is ArgumentException or InvalidOperationException or System.Security.Cryptography.CryptographicException or IOException)
        {
            throw Wrong($"The credential in '{section.Path}' cannot be used. {exception.Message}");
        }
    }

    private static X509Certificate2 CertificateOf(IConfigurationSection section) =>
        section["File"] is { Length: > 0 } file ? CertificateSource.File(file, section["Password"])
        : section["Pem"] is { Length: > 0 } pem ? CertificateSource.Pem(pem, section["Key"])
        : CertificateSource.Store(Required(section, "Thumbprint"));

    private static string Required(IConfigurationSection section, string key) =>
        section[key] is { Length: > 0 } value ? value : throw Wrong($"The configuration value '{section.Path}:{key}' is not set.");

    private static OptionsValidationException Wrong(string problem) => new(nameof(DataverseOptions.Credential), typeof(DataverseOptions), [problem]);
}
