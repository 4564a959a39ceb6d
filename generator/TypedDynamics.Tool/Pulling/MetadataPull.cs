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
internal sealed class MetadataPull(OrgContext org, CacheFolder cache, ToolOutput output, TimeProvider clock)
{
    private const string StampExpired = "0x80044352";

    private readonly MetadataClient _client = new(org, clock);

    public async Task<PullResult> RunAsync(PullOrder order, CancellationToken cancellationToken)
    {
        var (manifest, state, askedOn) = (cache.Exists ? cache.ReadManifest() : null, PullState.Read(cache.Path), clock.GetUtcNow());
        var facts = await OrgFacts.ReadAsync(org, _client, cancellationToken).ConfigureAwait(false);
        var scope = order.Scope ?? manifest?.Scope ?? new([], null);
        // The stamp is from before anything is read: what changes meanwhile is told again the next time.
        var changes = order.IsWhole ? null : await ChangesAsync(manifest, state, facts, cancellationToken).ConfigureAwait(false);
        var stamp = changes?.Stamp ?? await StampAsync(cancellationToken).ConfigureAwait(false);
        var tables = await TablesAsync(scope, cancellationToken).ConfigureAwait(false);

        var toFetch = changes is null ? tables : [.. Stale(tables, changes)];
        var metadata = MetadataDocument.ReadAsync(_client, cancellationToken);
        var definitions = await FetchAsync(toFetch, order.Parallel, cancellationToken).ConfigureAwait(false);
        // Without the right to ask, the base language is that of the labels; 1033 where they have it.
        var languages = Languages(facts, changes is null ? null : manifest, definitions.Values);

        var content = new CacheContent();
        var gone = toFetch.Except(definitions.Keys).ToHashSet(StringComparer.Ordinal);
        foreach (var table in tables.Where(table => !gone.Contains(table)))
        {
            if (definitions.TryGetValue(table, out var definition)) content.Add(CacheContent.DefinitionPath(table), DefinitionFile.Write(definition, languages[0]));
            else content.Keep(CacheContent.DefinitionPath(table));
        }

        content.Add(CacheFolder.MetadataName, await metadata.ConfigureAwait(false));
        var next = new CacheManifest
        {
            Organization = facts.Name,
            Url = facts.Url,
            ApiVersion = facts.ApiVersion,
            Version = facts.Version,
            Languages = languages,
            Tables = scope.IsAll ? [] : scope.Tables,
            Solution = scope.Solution,
            Entities = [.. tables.Where(table => !gone.Contains(table))],
        };
        content.Add(CacheManifest.FileName, next.ToJson());
        content.Add(ManifestSchema.FileName, ManifestSchema.Text);
        content.Add(".gitignore", PullState.GitIgnore);
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
        try
        {
            return await MetadataChanges.SinceAsync(_client, stamp, cancellationToken).ConfigureAwait(false);
        }
        catch (DataverseException refusal) when (refusal.StatusCode is not (System.Net.HttpStatusCode.Unauthorized or System.Net.HttpStatusCode.TooManyRequests))
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
        catch (DataverseException refusal) when (refusal.StatusCode is not (System.Net.HttpStatusCode.Unauthorized or System.Net.HttpStatusCode.TooManyRequests))
        {
            return null;
        }
    }

    private async Task<IReadOnlyList<string>> TablesAsync(TableScope scope, CancellationToken cancellationToken)
    {
        var rows = await _client.GetRowsAsync("EntityDefinitions?$select=LogicalName,MetadataId", cancellationToken).ConfigureAwait(false);
        var ids = rows.Where(static row => row["LogicalName"] is not null).ToDictionary(static row => (string)row["LogicalName"]!, static row => Guid.Parse((string)row["MetadataId"]!), StringComparer.Ordinal);
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

    private Task<Dictionary<string, System.Text.Json.Nodes.JsonObject>> FetchAsync(IReadOnlyList<string> tables, int parallel, CancellationToken cancellationToken) =>
        output.ProgressAsync("Tables", tables.Count, async advance =>
        {
            var definitions = new Dictionary<string, System.Text.Json.Nodes.JsonObject>(StringComparer.Ordinal);
            await Parallel.ForEachAsync(tables, new ParallelOptions { MaxDegreeOfParallelism = parallel, CancellationToken = cancellationToken }, async (table, token) =>
            {
                var definition = await ReadTableAsync(table, token).ConfigureAwait(false);
                lock (definitions)
                {
                    if (definition is not null) definitions.Add(table, definition);
                }

                advance();
            }).ConfigureAwait(false);
            return definitions;
        });

    private async Task<System.Text.Json.Nodes.JsonObject?> ReadTableAsync(string table, CancellationToken cancellationToken)
    {
        try
        {
            return await TableRequests.ReadAsync(_client, table, cancellationToken).ConfigureAwait(false);
        }
        catch (DataverseException refusal) when (refusal.StatusCode == System.Net.HttpStatusCode.NotFound)
        {
            output.Warn($"The org lists the table '{table}', but has no definition of it: it is left out.");
            return null;
        }
    }

    private static IReadOnlyList<int> Languages(OrgFacts facts, CacheManifest? earlier, IEnumerable<System.Text.Json.Nodes.JsonObject> definitions)
    {
        var all = (facts.Languages ?? LabelLanguages.Of(definitions).Concat(earlier?.Languages ?? [])).ToHashSet();
        var first = facts.BaseLanguage ?? (earlier is { Languages: [var known, ..] } ? known : all.Count == 0 || all.Contains(1033) ? 1033 : all.Min());
        return [first, .. all.Where(language => language != first).Order()];
    }
}
