using System.Data.Common;
using System.Security.Cryptography.X509Certificates;

namespace TypedDynamics.Authentication;

/// <summary>What Microsoft's ServiceClient is given as one text: <c>AuthType=ClientSecret;Url=…;ClientId=…;ClientSecret=…</c>. Names go by their aliases, whatever their case.</summary>
internal sealed class ConnectionString
{
    private static readonly string[][] s_names =
    [
        ["AuthType", "AuthenticationType"],
        ["Url", "ServiceUri", "Service Uri", "Server"],
        ["ClientId", "AppId", "ApplicationId"],
        ["ClientSecret", "Secret"],
        ["Thumbprint", "CertThumbprint", "CertificateThumbprint"],
        ["StoreName", "CertificateStoreName"],
        ["TenantId", "Tenant"],
        ["RedirectUri", "ReplyUrl"],
        ["UserName", "User Name", "UserId", "User Id"],
        ["Password"],
        // Known, and of no effect here.
        ["LoginPrompt"], ["TokenCacheStorePath"], ["RequireNewInstance"], ["SkipDiscovery"], ["Integrated Security"], ["HomeRealmUri"],
    ];

    private readonly Dictionary<string, string> _values = new(StringComparer.OrdinalIgnoreCase);

    /// <exception cref="FormatException">It is no connection string, or says what it cannot; the message names the part, never its value.</exception>
    public static ConnectionString Parse(string text)
    {
        var read = new ConnectionString();
        foreach (var (key, value) in Split(text))
        {
            var name = Array.Find(s_names, names => names.Contains(key, StringComparer.OrdinalIgnoreCase))?[0]
                ?? throw new FormatException($"A connection string has no part '{key}'. There are {string.Join(", ", s_names.Take(10).Select(static names => names[0]))}.");
            if (!read._values.TryAdd(name, value)) throw new FormatException($"The connection string says {name} twice. Leave one out.");
        }

        return read;
    }

    public Uri Url => Uri.TryCreate(Required("Url"), UriKind.Absolute, out var url) ? url : throw new FormatException("Url of the connection string is no absolute address. Give one such as https://contoso.crm.dynamics.com.");

    public DataverseCredential Credential(SignInOptions? options) => Required("AuthType").ToUpperInvariant() switch
    {
        "CLIENTSECRET" => DataverseCredential.ClientSecret(Find("TenantId"), Required("ClientId"), Required("ClientSecret"), options),
        "CERTIFICATE" => DataverseCredential.Certificate(Find("TenantId"), Required("ClientId"), CertificateSource.Store(Required("Thumbprint"), Store), options),
        "OAUTH" when Find("Password") is not null => throw new FormatException("The connection string has a Password: signing in with one is what Microsoft has given up. Leave UserName and Password out, so that the browser asks, or use AuthType=ClientSecret."),
        "OAUTH" => DataverseCredential.Browser(Find("TenantId"), Required("ClientId"), options),
        "AD" or "IFD" or "OFFICE365" => throw new FormatException($"AuthType={Required("AuthType")} is not supported: it is for servers on premises, or was ended by Microsoft. Use ClientSecret, Certificate or OAuth."),
        _ => throw new FormatException($"AuthType={Required("AuthType")} is not known. Use ClientSecret, Certificate or OAuth."),
    };

    private StoreName Store => Find("StoreName") is not { } name ? StoreName.My
        : Enum.TryParse<StoreName>(name, ignoreCase: true, out var store) ? store
        : throw new FormatException($"StoreName of the connection string is none: '{name}'. Usual is My.");

    private string? Find(string name) => _values.TryGetValue(name, out var value) && value.Length > 0 ? value : null;

    private string Required(string name) => Find(name) ?? throw new FormatException($"The connection string has no {name}. It begins as AuthType=ClientSecret;Url=https://contoso.crm.dynamics.com;ClientId=…;ClientSecret=….");

    // What the framework says of a malformed one may quote a secret.
    private static IEnumerable<(string Key, string Value)> Split(string text)
    {
        var builder = new DbConnectionStringBuilder();
        try
        {
            builder.ConnectionString = text;
        }
        catch (ArgumentException)
        {
            throw new FormatException("This is no connection string: it is made of Name=Value parts with semicolons between them; a value that has a semicolon stands in quotes.");
        }

        foreach (string key in builder.Keys) yield return (key, Convert.ToString(builder[key], System.Globalization.CultureInfo.InvariantCulture) ?? "");
    }
}
