using System.Net;
using System.Text.RegularExpressions;

namespace TypedDynamics.Tool.Pulling;

/// <summary>The choices that columns may share. Those that a column has stand in its definition, too; the others nowhere else.</summary>
internal static partial class GlobalChoices
{
    /// <summary>Adds a file for each, where all tables are pulled; of some tables, their columns have what they need.</summary>
    public static async Task AddAsync(CacheContent content, CacheFolder cache, MetadataClient client, int baseLanguage, CancellationToken cancellationToken)
    {
        try
        {
            foreach (var choice in await client.GetRowsAsync("GlobalOptionSetDefinitions", cancellationToken).ConfigureAwait(false))
            {
                if ((string?)choice["Name"] is not { } name || !FileName().IsMatch(name)) throw MetadataClient.Malformed("GlobalOptionSetDefinitions", "it names a choice as none can be named");
                content.Add(CacheContent.OptionSetPath(name), DefinitionFile.Write(choice, baseLanguage));
            }
        }
        catch (DataverseException refusal) when (refusal.StatusCode is HttpStatusCode.Forbidden or HttpStatusCode.NotFound or HttpStatusCode.NotImplemented)
        {
            // Who may not ask for them pulls the rest, and leaves what others pulled.
            foreach (var path in cache.Documents().Where(static path => path.StartsWith(CacheFolder.OptionSetsName, StringComparison.Ordinal))) content.Keep(path);
        }
    }

    [GeneratedRegex("^[A-Za-z0-9_]{1,200}\\z", RegexOptions.CultureInvariant)]
    private static partial Regex FileName();
}
