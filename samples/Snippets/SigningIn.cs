using System.Security.Cryptography.X509Certificates;
using Sales;
using TypedDynamics;

internal static class SigningIn
{
    public static Crm Secret(string tenantId, string clientId, string secret)
    {
        // begin-snippet: sign-in-secret
        var crm = new Crm(new DataverseOptions
        {
            Url = new Uri("https://contoso.crm.dynamics.com"),
            Credential = DataverseCredential.ClientSecret(tenantId, clientId, secret),
        });
        // end-snippet
        return crm;
    }

    public static IReadOnlyList<DataverseCredential> Others(string tenantId, string clientId, X509Certificate2 certificate)
    {
        // begin-snippet: sign-in-others
        var byCertificate = DataverseCredential.Certificate(tenantId, clientId, certificate);
        var byMachine = DataverseCredential.ManagedIdentity();
        var byBrowser = DataverseCredential.Browser(tenantId, clientId);
        var byDevice = DataverseCredential.DeviceCode(tenantId, clientId, prompt => Console.Out.WriteLineAsync(prompt.Message));
        // end-snippet
        return [byCertificate, byMachine, byBrowser, byDevice];
    }

    public static DataverseOptions ConnectionString(string secret)
    {
        // begin-snippet: sign-in-connection-string
        var options = new DataverseOptions();
        options.UseConnectionString($"AuthType=ClientSecret;Url=https://contoso.crm.dynamics.com;ClientId=0f8fad5b-d9cb-469f-a165-70867728950e;ClientSecret={secret}");
        // end-snippet
        return options;
    }

    public static WebSignIn Web(Uri org, string tenantId, string clientId, string secret)
    {
        // begin-snippet: sign-in-web
        var signIn = new WebSignIn(org, tenantId, clientId, secret, new Uri("https://app.contoso.com/signed-in"));

        async Task<Uri> Begin(IDictionary<string, SignInRequest> session)
        {
            var begun = await signIn.BeginAsync();
            session["dataverse"] = begun;
            return begun.Address;
        }

        async Task<Crm> ComeBack(IDictionary<string, SignInRequest> session, string state, string code)
        {
            var user = await signIn.RedeemAsync(session["dataverse"], state, code);
            return new Crm(new DataverseOptions { Url = org, Credential = signIn.CredentialOf(user.AccountId) });
        }
        // end-snippet
        _ = (Func<IDictionary<string, SignInRequest>, Task<Uri>>)Begin;
        _ = (Func<IDictionary<string, SignInRequest>, string, string, Task<Crm>>)ComeBack;
        return signIn;
    }
}
