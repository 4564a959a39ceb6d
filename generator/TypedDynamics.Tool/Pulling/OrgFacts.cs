using System.Text.Json.Nodes;
using TypedDynamics.Tool.Profiles;

namespace TypedDynamics.Tool.Pulling;

/// <summary>What a manifest says of an org.</summary>
/// <param name="OrganizationId">The org's id.</param>
/// <param name="Name">Its name.</param>
/// <param name="Url">Its address; that of an emulator without its port, which changes.</param>
/// <param name="ApiVersion">The version of its Web API.</param>
/// <param name="Version">The service's version.</param>
/// <param name="BaseLanguage">Null where the caller may not know it.</param>
/// <param name="Languages">The other languages; null where the caller may not know them.</param>
internal sealed record OrgFacts(Guid OrganizationId, string Name, string Url, string ApiVersion, string Version, int? BaseLanguage, IReadOnlyList<int>? Languages)
{
    public static async Task<OrgFacts> ReadAsync(OrgContext org, MetadataClient client, CancellationToken cancellationToken)
    {
        var caller = client.GetJsonAsync("WhoAmI", cancellationToken);
        var version = client.GetJsonAsync("RetrieveVersion", cancellationToken);
        var row = IfAllowedAsync(async () => (await client.GetRowsAsync("organizations?$select=languagecode", cancellationToken).ConfigureAwait(false)).FirstOrDefault());
        var languages = IfAllowedAsync(() => client.GetJsonAsync("RetrieveProvisionedLanguages()", cancellationToken)!);
        return new(
            Guid.TryParse((string?)(await caller.ConfigureAwait(false))["OrganizationId"], out var id) ? id : Guid.Empty,
            NameOf(org.Url),
            AddressOf(org.Url),
            org.ApiVersion,
            (string?)(await version.ConfigureAwait(false))["Version"] ?? "",
            (int?)(await row.ConfigureAwait(false))?["languagecode"],
            (await languages.ConfigureAwait(false))?["RetrieveProvisionedLanguages"] is JsonArray codes ? [.. codes.Select(static code => (int)code!)] : null);
    }

    // Not every user may read the org's own row, and not every org is in the cloud.
    private static async Task<JsonObject?> IfAllowedAsync(Func<Task<JsonObject?>> read)
    {
        try
        {
            return await read().ConfigureAwait(false);
        }
        catch (DataverseException refusal) when (refusal.StatusCode is not System.Net.HttpStatusCode.Unauthorized)
        {
            return null;
        }
    }

    private static string NameOf(Uri url) => url.IsLoopback ? "emulator" : url.AbsolutePath.Trim('/') is { Length: > 0 } path ? path : url.Host.Split('.')[0];

    private static string AddressOf(Uri url) => url.IsLoopback ? $"{url.Scheme}://localhost" : url.GetLeftPart(UriPartial.Path).TrimEnd('/');
}
