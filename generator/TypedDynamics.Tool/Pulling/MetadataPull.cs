using System.Collections.Concurrent;
using System.Net;
using System.Text.RegularExpressions;
using TypedDynamics.Tool.Output;
using TypedDynamics.Tool.Profiles;

namespace TypedDynamics.Tool.Pulling;

/// <summary>What a pull is asked to do.</summary>
/// <param name="Scope">Null for that of the last pull, or all tables.</param>
/// <param name="IsWhole">Whether all is read anew.</param>
/// <param name="Parallel">How many tables are read at once.</param>
internal sealed record PullOrder(TableScope? Scope, bool IsWhole, int Parallel);

/// <summary>What a pull found.</summary>
/// <param name="Content">The files of the cache as it should be.</param>
/// <param name="Manifest">Its manifest.</param>
/// <param name="Fetched">The tables that were read.</param>
/// <param name="IsWhole">Whether all was read anew.</param>
internal sealed record PullResult(CacheContent Content, CacheManifest Manifest, PullState State, IReadOnlyList<string> Fetched, bool IsWhole, int Requests);

/// <summary>Reads from the org what the cache lacks. Changes no file.</summary>
internal sealed partial class MetadataPull(OrgContext org, CacheFolder cache, ToolOutput output, TimeProvider clock)
{
    private const string StampExpired = "0x80044352";

    private readonly MetadataClient _client = new(org, clock);

    public async Task<PullResult> RunAsync(PullOrder order, CancellationToken cancellationToken)
    {
        var (manifest, state, askedOn) = (cache.ReadManifest(), PullState.Read(cache.Path), clock.GetUtcNow());
        var facts = await OrgFacts.ReadAsync(org, _client, cancellationToken).ConfigureAwait(false);
        var scope = order.Scope ?? manifest?.Scope ?? new([], null);
        // The stamp is from before anything is read: what changes meanwhile is told again the next time.
        var changes = order.IsWhole ? null : await ChangesAsync(manifest, state, facts, cancellationToken).ConfigureAwait(false);
        var stamp = changes?.Stamp ?? await StampAsync(cancellationToken).ConfigureAwait(false);
        var tables = await TablesAsync(scope, cancellationToken).ConfigureAwait(false);

        var toFetch = changes is null ? tables : [.. Stale(tables, changes)];
        var metadata = MetadataDocument.ReadAsync(_client, cancellationToken);
        var earlier = changes is null ? null : manifest;
        var baseLanguage = facts.BaseLanguage ?? earlier?.BaseLanguage ?? await GuessLanguageAsync(tables[0], cancellationToken).ConfigureAwait(false);
        var languages = new ConcurrentDictionary<int, bool>((facts.Languages ?? earlier?.Languages ?? []).Select(static language => KeyValuePair.Create(language, true)));
        var definitions = await FetchAsync(toFetch, baseLanguage, facts.Languages is null ? languages : null, order.Parallel, cancellationToken).ConfigureAwait(false);

        var content = new CacheContent();
        var gone = toFetch.Except(definitions.Keys).ToHashSet(StringComparer.Ordinal);
        foreach (var table in tables.Where(table => !gone.Contains(table)))
        {
            if (definitions.TryGetValue(table, out var definition)) content.Add(CacheContent.DefinitionPath(table), definition);
            else content.Keep(CacheContent.DefinitionPath(table));
        }

        if (scope.IsAll) await GlobalChoices.AddAsync(content, cache, _client, baseLanguage, cancellationToken).ConfigureAwait(false);
        content.Add(CacheFolder.MetadataName, await metadata.ConfigureAwait(false));
        var next = new CacheManifest
        {
            Organization = facts.Name,
            Url = facts.Url,
            ApiVersion = facts.ApiVersion,
            Version = facts.Version,
            Languages = [baseLanguage, .. languages.Keys.Where(language => language != baseLanguage).Order()],
            Tables = scope.IsAll ? [] : scope.Tables,
            Solution = scope.Solution,
            Entities = [.. tables.Where(table => !gone.Contains(table))],
        };
        content.Add(CacheManifest.FileName, next.ToJson());
        content.Add(ManifestSchema.FileName, ManifestSchema.Text);
        content.Add(".gitignore", PullState.GitIgnore);
        content.Add(".gitattributes", PullState.GitAttributes);
        return new(content, next, new() { PulledOn = askedOn, OrganizationId = facts.OrganizationId, Stamp = stamp }, [.. definitions.Keys.Order(StringComparer.Ordinal)], changes is null, _client.Requests);
    }

    private async Task<MetadataChanges?> ChangesAsync(CacheManifest? manifest, PullState? state, OrgFacts facts, CancellationToken cancellationToken)
    {
        if (manifest is null || state?.Stamp is not { } stamp) return null;
        if (state.OrganizationId != facts.OrganizationId)
        {
            output.Note("The cache was pulled from another org: all is read anew.");
            return null;
        }

        if (manifest.Format != CacheManifest.CurrentFormat || (facts.BaseLanguage is { } language && language != manifest.BaseLanguage)) return null;
        if (!state.IsOf(cache))
        {
            output.Note("The files of the cache are not those of the last pull: all is read anew.");
            return null;
        }

        try
        {
            return await MetadataChanges.SinceAsync(_client, stamp, cancellationToken).ConfigureAwait(false);
        }
        catch (DataverseException refusal) when (refusal.StatusCode is not (HttpStatusCode.Unauthorized or HttpStatusCode.TooManyRequests))
        {
            output.Note(string.Equals(refusal.Code, StampExpired, StringComparison.OrdinalIgnoreCase)
                ? "The last pull is too long ago for the org to tell what changed: all is read anew."
                : $"The org does not tell what changed ({refusal.Message.TrimEnd('.')}): all is read anew.");
            return null;
        }
    }

    private async Task<string?> StampAsync(CancellationToken cancellationToken)
    {
        try
        {
            return await MetadataChanges.StampAsync(_client, cancellationToken).ConfigureAwait(false);
        }
        catch (DataverseException refusal) when (refusal.StatusCode is not (HttpStatusCode.Unauthorized or HttpStatusCode.TooManyRequests))
        {
            return null;
        }
    }

    private async Task<IReadOnlyList<string>> TablesAsync(TableScope scope, CancellationToken cancellationToken)
    {
        var rows = await _client.GetRowsAsync("EntityDefinitions?$select=LogicalName,MetadataId", cancellationToken).ConfigureAwait(false);
        var ids = rows.Where(static row => row["LogicalName"] is not null).ToDictionary(static row => (string)row["LogicalName"]!, static row => Guid.TryParse((string?)row["MetadataId"], out var id) ? id : throw MetadataClient.Malformed("EntityDefinitions", "it names a table without an id"), StringComparer.Ordinal);
        if (ids.Keys.FirstOrDefault(static name => !LogicalName().IsMatch(name)) is not null) throw MetadataClient.Malformed("EntityDefinitions", "it names a table as none can be named");
        if (ids.Count == 0) throw MetadataClient.Malformed("EntityDefinitions", "it names no table");
        var inSolution = scope.Solution is { } solution ? await SolutionTables.ReadAsync(_client, solution, cancellationToken).ConfigureAwait(false) : null;
        return scope.Choose(ids.Keys, inSolution is null ? [] : [.. ids.Where(pair => inSolution.Contains(pair.Value)).Select(static pair => pair.Key)]);
    }

    // What is deleted is named by its id alone: the definitions that hold the id are the ones that lose it.
    private IEnumerable<string> Stale(IReadOnlyList<string> tables, MetadataChanges changes)
    {
        var deleted = changes.DeletedIds.Select(static id => id.ToString("D")).ToList();
        foreach (var table in tables)
        {
            var path = cache.DefinitionPath(table);
            if (changes.Tables.Contains(table) || !File.Exists(path)) yield return table;
            else if (deleted.Count > 0 && File.ReadAllText(path) is var text && deleted.Any(id => text.Contains(id, StringComparison.OrdinalIgnoreCase))) yield return table;
        }
    }

    private Task<ConcurrentDictionary<string, string>> FetchAsync(IReadOnlyList<string> tables, int baseLanguage, ConcurrentDictionary<int, bool>? languages, int parallel, CancellationToken cancellationToken) =>
        output.ProgressAsync("Tables", tables.Count, async advance =>
        {
            var definitions = new ConcurrentDictionary<string, string>(StringComparer.Ordinal);
            await Parallel.ForEachAsync(tables, new ParallelOptions { MaxDegreeOfParallelism = parallel, CancellationToken = cancellationToken }, async (table, token) =>
            {
                if (await ReadTableAsync(table, token).ConfigureAwait(false) is { } definition)
                {
                    if (languages is not null) foreach (var language in ReadableAnswer.Shaped(table, () => LabelLanguages.Of(definition).ToList())) languages.TryAdd(language, true);
                    definitions[table] = ReadableAnswer.Definition(table, definition, baseLanguage, token);
                    foreach (var column in TableRequests.WithoutOptions(definition)) output.Warn($"The org tells no options of {table}.{column}: code gets none.");
                }

                advance();
            }).ConfigureAwait(false);
            return definitions;
        });

    // Not every user may ask for it: then it is what labels are in.
    private async Task<int> GuessLanguageAsync(string table, CancellationToken cancellationToken)
    {
        const int English = 1033;
        var languages = await ReadTableAsync(table, cancellationToken).ConfigureAwait(false) is { } definition ? ReadableAnswer.Shaped(table, () => LabelLanguages.Of(definition).ToHashSet()) : [];
        return languages.Count == 0 || languages.Contains(English) ? English : languages.Min();
    }

    private async Task<System.Text.Json.Nodes.JsonObject?> ReadTableAsync(string table, CancellationToken cancellationToken)
    {
        try
        {
            return await TableRequests.ReadAsync(_client, table, cancellationToken).ConfigureAwait(false);
        }
        catch (DataverseException refusal) when (refusal.StatusCode == HttpStatusCode.NotFound)
        {
            output.Warn($"The org lists the table '{table}', but has no definition of it: it is left out.");
            return null;
        }
    }

    // They become names of files.
    [GeneratedRegex("^[a-z0-9_]{1,200}\\z", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex LogicalName();
}
