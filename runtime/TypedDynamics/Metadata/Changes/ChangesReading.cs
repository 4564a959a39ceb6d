using System.Text.Json;

namespace TypedDynamics.Metadata;

/// <summary>Asks for changes of the schema and reads them.</summary>
internal sealed class ChangesReading(MetadataRequests requests)
{
    /// <exception cref="MetadataChangesExpiredException">The stamp is too old.</exception>
    public async Task<MetadataChanges> ReadAsync(MetadataChangesQuery query, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(query);
        try
        {
            return Read(await requests.GetAsync(ChangesAddress.Of(query), cancellationToken).ConfigureAwait(false));
        }
        catch (DataverseException refusal) when (MetadataChangesExpiredException.Is(refusal))
        {
            throw new MetadataChangesExpiredException(refusal);
        }
    }

    private static MetadataChanges Read(JsonElement answer)
    {
        if (answer.ValueKind != JsonValueKind.Object || !answer.TryGetProperty("ServerVersionStamp", out var stamp) || stamp.GetString() is not { } text)
            throw new MalformedResponseException("The answer to RetrieveMetadataChanges has no ServerVersionStamp, so that later changes could not be asked for.");
        var entities = answer.TryGetProperty("EntityMetadata", out var told) && told.ValueKind == JsonValueKind.Array ? told.EnumerateArray().Select(static json => new EntityMetadata(json)) : [];
        return new(text, [.. entities], Deleted(answer));
    }

    // {"Count":1,"IsReadOnly":false,"Keys":["Attribute"],"Values":[{"Items":["…"]}]}
    private static Dictionary<string, IReadOnlyList<Guid>> Deleted(JsonElement answer)
    {
        var deleted = new Dictionary<string, IReadOnlyList<Guid>>(StringComparer.Ordinal);
        if (!answer.TryGetProperty("DeletedMetadata", out var told) || told.ValueKind != JsonValueKind.Object) return deleted;
        var (kinds, ids) = (told.GetProperty("Keys"), told.GetProperty("Values"));
        if (kinds.GetArrayLength() != ids.GetArrayLength()) throw new MalformedResponseException("The answer's DeletedMetadata has not as many Values as Keys.");
        foreach (var (kind, values) in kinds.EnumerateArray().Zip(ids.EnumerateArray()))
            deleted[kind.GetString()!] = [.. values.GetProperty("Items").EnumerateArray().Select(static id => id.GetGuid())];
        return deleted;
    }
}
