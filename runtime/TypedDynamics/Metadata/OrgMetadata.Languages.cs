using System.Text.Json;
using TypedDynamics.Querying.Execution;

namespace TypedDynamics.Metadata;

/// <content>Languages.</content>
public sealed partial class OrgMetadata
{
    /// <summary>The languages of labels: the base language (<c>GET organizations?$select=languagecode</c>), and those that are provisioned (<c>GET RetrieveProvisionedLanguages()</c>).</summary>
    /// <exception cref="DataverseException">The service refused.</exception>
    public async Task<OrgLanguages> GetLanguagesAsync(CancellationToken cancellationToken = default)
    {
        var organization = JsonAnswer.Lines(await _requests.GetAsync("organizations?$select=languagecode", cancellationToken).ConfigureAwait(false)).ToList();
        var provisioned = await LanguagesAsync("RetrieveProvisionedLanguages", "RetrieveProvisionedLanguages", cancellationToken).ConfigureAwait(false);
        return organization is [var row, ..] && row.TryGetProperty("languagecode", out var code) && code.TryGetInt32(out var language)
            ? new(language, provisioned)
            : throw new MalformedResponseException("The row of the organization has no languagecode.");
    }

    /// <summary>All languages that the org could have (LCID), provisioned or not: <c>GET RetrieveAvailableLanguages()</c>.</summary>
    /// <exception cref="DataverseException">The service refused.</exception>
    public Task<IReadOnlyList<int>> GetAvailableLanguagesAsync(CancellationToken cancellationToken = default) => LanguagesAsync("RetrieveAvailableLanguages", "LocaleIds", cancellationToken);

    private async Task<IReadOnlyList<int>> LanguagesAsync(string function, string member, CancellationToken cancellationToken)
    {
        var answer = await _requests.GetAsync($"{function}()", cancellationToken).ConfigureAwait(false);
        return answer.TryGetProperty(member, out var codes) && codes.ValueKind == JsonValueKind.Array
            ? [.. codes.EnumerateArray().Select(static code => code.GetInt32())]
            : throw new MalformedResponseException($"The answer to {function} has no {member}.");
    }
}
