using System.Xml;
using System.Xml.Linq;
using Microsoft.AspNetCore.WebUtilities;

namespace TypedDynamics.Emulator.Webhooks;

/// <summary>Adds to a request what proves that the org has sent it.</summary>
internal static class EndpointProof
{
    private const int Key = 4;
    private const int Headers = 5;
    private const int Query = 6;

    public static void Add(HttpRequestMessage request, Endpoint endpoint)
    {
        if (endpoint.Secret is not { } secret) return;
        switch (endpoint.AuthType)
        {
            case Key:
                request.RequestUri = new Uri(QueryHelpers.AddQueryString(endpoint.Url.AbsoluteUri, "code", secret));
                break;
            case Headers:
                foreach (var (name, value) in SettingsOf(secret)) request.Headers.TryAddWithoutValidation(name, value);
                break;
            case Query:
                request.RequestUri = new Uri(SettingsOf(secret).Aggregate(endpoint.Url.AbsoluteUri, static (address, setting) => QueryHelpers.AddQueryString(address, setting.Name, setting.Value)));
                break;
        }
    }

    // <settings><setting name="k" value="v" /></settings>: the form is not documented for certain.
    private static IEnumerable<(string Name, string Value)> SettingsOf(string xml)
    {
        try
        {
            return [.. XElement.Parse(xml).Descendants("setting").Select(static setting => ((string?)setting.Attribute("name") ?? "", (string?)setting.Attribute("value") ?? ""))];
        }
        catch (XmlException)
        {
            return [];
        }
    }
}
