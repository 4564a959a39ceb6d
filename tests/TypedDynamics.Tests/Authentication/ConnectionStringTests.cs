using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;
using TypedDynamics.Tests.Operations;

namespace TypedDynamics.Tests.Authentication;

public sealed class ConnectionStringTests
{
    [Theory]
    [InlineData("AuthType=ClientSecret;Url=https://contoso.crm.dynamics.com;ClientId=a;ClientSecret=b", "AppCredential")]
    [InlineData("authenticationtype = clientsecret ; Server=https://contoso.crm.dynamics.com; APPID=a; Secret='b;c=d'; RequireNewInstance=True", "AppCredential")]
    [InlineData("AuthType=OAuth;ServiceUri=https://contoso.crm.dynamics.com;AppId=a;RedirectUri=http://localhost;LoginPrompt=Auto;TokenCacheStorePath=x", "UserCredential")]
    [InlineData("AuthType=ClientSecret;Url=https://contoso.crm.dynamics.com;ClientId=a;ClientSecret=b;TenantId=contoso.onmicrosoft.com", "AppCredential")]
    public void What_ServiceClient_understands_is_understood(string text, string kind)
    {
        var options = new DataverseOptions();

        options.UseConnectionString(text);

        Assert.Equal("https://contoso.crm.dynamics.com/", options.Url!.ToString());
        Assert.Equal(kind, options.Credential!.ToString());
        Assert.Empty(options.FindProblems());
    }

    [Theory]
    [InlineData("", "has no Url")]
    [InlineData("hunter2hunter2", "This is no connection string")]
    [InlineData("AuthType=ClientSecret;Url=https://x.invalid;ClientId=a", "has no ClientSecret")]
    [InlineData("AuthType=ClientSecret;Url=x;ClientId=a;ClientSecret=hunter2", "Url of the connection string is no absolute address")]
    [InlineData("AuthType=ClientSecret;Url=https://x.invalid;Server=https://y.invalid;ClientSecret=hunter2", "says Url twice")]
    [InlineData("AuthType=ClientSecret;Url=https://x.invalid;ClientId=a;ClientSecert=hunter2", "no part 'clientsecert'")]
    [InlineData("AuthType=Office365;Url=https://x.invalid;UserName=u;Password=hunter2", "AuthType=Office365 is not supported")]
    [InlineData("AuthType=OAuth;Url=https://x.invalid;AppId=a;UserName=u;Password=hunter2", "Leave UserName and Password out")]
    [InlineData("AuthType=Magic;Url=https://x.invalid", "AuthType=Magic is not known")]
    [InlineData("AuthType=Certificate;Url=https://x.invalid;ClientId=a;Thumbprint=00;StoreName=Cellar", "StoreName of the connection string is none")]
    [InlineData("AuthType=ClientSecret;Url=https://x.invalid;ClientId=a;ClientSecret=b;TenantId=not a tenant", "is no tenant")]
    public void What_is_wrong_is_named_and_no_secret_with_it(string text, string message)
    {
        var refused = Xunit.Record.Exception(() => new DataverseOptions().UseConnectionString(text));

        Assert.True(refused is FormatException or ArgumentException);
        Assert.Contains(message, refused.Message, StringComparison.Ordinal);
        Assert.DoesNotContain("hunter2", refused.ToString(), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("Credential:Type=ClientSecret;Credential:Tenant=t;Credential:ClientId=a;Credential:Secret=b", "AppCredential", 0)]
    [InlineData("Credential:Type=ManagedIdentity", "MachineCredential", 0)]
    [InlineData("ConnectionString=AuthType=OAuth|Url=https://contoso.crm.dynamics.com|AppId=a", "UserCredential", 0)]
    [InlineData("Users:0:Name=one;Users:0:Type=ClientSecret;Users:0:ClientId=a;Users:0:Secret=b;Users:1:Type=ManagedIdentity;Users:1:ClientId=c", null, 2)]
    public void A_credential_stands_in_configuration(string values, string? kind, int users)
    {
        var options = Bind(values);

        Assert.Equal(kind, options.Credential?.ToString());
        Assert.Equal(users, options.Users.Count);
        if (users > 0) Assert.Equal(["one", "1"], options.Users.Select(static user => user.Name));
    }

    [Fact]
    public void A_certificate_of_configuration_is_read_from_its_files()
    {
        var folder = Directory.CreateTempSubdirectory().FullName;
        try
        {
            using var certificate = LoopbackCertificate.Create("CN=app");
            using var key = System.Security.Cryptography.X509Certificates.RSACertificateExtensions.GetRSAPrivateKey(certificate)!;
            File.WriteAllText(Path.Combine(folder, "app.pem"), certificate.ExportCertificatePem());
            File.WriteAllText(Path.Combine(folder, "app.key"), key.ExportPkcs8PrivateKeyPem());
            File.WriteAllBytes(Path.Combine(folder, "app.pfx"), certificate.Export(System.Security.Cryptography.X509Certificates.X509ContentType.Pfx, "p"));

            Assert.Equal("AppCredential", Bind($"Credential:Type=Certificate;Credential:ClientId=a;Credential:Pem={folder}/app.pem;Credential:Key={folder}/app.key").Credential!.ToString());
            Assert.Equal("AppCredential", Bind($"Credential:Type=Certificate;Credential:ClientId=a;Credential:File={folder}/app.pfx;Credential:Password=p").Credential!.ToString());
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }

    [Theory]
    [InlineData("Credential:Type=Password", "'Dataverse:Credential:Type' is 'Password'")]
    [InlineData("Credential:Type=ClientSecret;Credential:ClientId=a", "'Dataverse:Credential:Secret' is not set")]
    [InlineData("Credential:Type=Certificate;Credential:ClientId=a;Credential:File=no-such-file.pfx;Credential:Password=hunter2", "The credential in 'Dataverse:Credential' cannot be used")]
    [InlineData("ConnectionString=AuthType=Nothing|Url=https://x.invalid", "'Dataverse:ConnectionString' cannot be used")]
    public void What_is_wrong_in_configuration_is_named(string values, string message)
    {
        var refused = Assert.Throws<OptionsValidationException>(() => Bind(values));

        Assert.Contains(message, refused.Message, StringComparison.Ordinal);
        Assert.DoesNotContain("hunter2", refused.ToString(), StringComparison.Ordinal);
    }

    private static DataverseOptions Bind(string values)
    {
        var pairs = values.Split(';').Select(static pair => pair.Split('=', 2)).Select(static pair => KeyValuePair.Create($"Dataverse:{pair[0]}", (string?)pair[1].Replace('|', ';')));
        var configuration = new ConfigurationBuilder().AddInMemoryCollection(pairs.Append(new("Dataverse:Url", "https://contoso.crm.dynamics.com"))).Build();
        var services = new ServiceCollection();
        services.AddDataverse<Org>(configuration.GetSection("Dataverse"));
        using var provider = services.BuildServiceProvider();
        return provider.GetRequiredService<IOptionsMonitor<DataverseOptions>>().Get(typeof(Org).FullName);
    }
}
