using System.Net;
using System.Text.Json;
using TypedDynamics.Emitted;
using TypedDynamics.Http;
using TypedDynamics.Querying.Execution;
using TypedDynamics.Serialization;

namespace TypedDynamics.Writing;

/// <summary>Learns what became of a write that demanded a version and whose answer got lost, by asking for the row.</summary>
/// <param name="send">Sends a request.</param>
internal sealed class OutcomeResolution(SendRequest send)
{
    private const string LookupEnd = "@odata.bind";

    /// <summary>The row's version now, and whether the write is what made it.</summary>
    /// <param name="entity">The row's table.</param>
    /// <param name="path">The row.</param>
    /// <param name="expected">The version that the write demanded.</param>
    /// <param name="body">What it wrote; null for a delete.</param>
    /// <param name="cancellationToken">Stops the asking.</param>
    public async Task<WriteOutcome> AskAsync(EntityModel entity, string path, string expected, ReadOnlyMemory<byte>? body, CancellationToken cancellationToken)
    {
        using var written = body is { } json ? JsonDocument.Parse(json) : null;
        var columns = written is null ? [] : written.RootElement.EnumerateObject().Select(property => ColumnOf(entity, property.Name)).ToList();
        var select = string.Join(',', columns.OfType<string>().Append(entity.PrimaryIdColumn).OfType<string>().Distinct());
        try
        {
            using var request = QueryRequest.Create($"{path}?$select={select}", new Preferences());
            using var response = await send(request, cancellationToken).ConfigureAwait(false);
            var row = await JsonAnswer.ReadAsync(response, cancellationToken).ConfigureAwait(false);
            var version = response.Headers.ETag?.ToString() ?? (row.TryGetProperty(WireNames.ETag, out var tag) ? tag.GetString() : null);
            return new(version == expected ? WriteState.NotDone : written is not null && Holds(row, written.RootElement, columns) ? WriteState.Done : WriteState.Unclear, version);
        }
        catch (DataverseException refusal) when (refusal.StatusCode == HttpStatusCode.NotFound)
        {
            return new(body is null ? WriteState.Done : WriteState.Unclear, null);
        }
    }

    /// <summary>Whether a row of a table that is known only at run time is as it was written.</summary>
    /// <param name="path">The row.</param>
    /// <param name="body">What was written.</param>
    /// <param name="cancellationToken">Stops the asking.</param>
    public async Task<bool> HoldsAsync(string path, ReadOnlyMemory<byte> body, CancellationToken cancellationToken)
    {
        using var written = JsonDocument.Parse(body);
        using var request = QueryRequest.Create(path, new Preferences());
        using var response = await send(request, cancellationToken).ConfigureAwait(false);
        var row = await JsonAnswer.ReadAsync(response, cancellationToken).ConfigureAwait(false);
        return written.RootElement.EnumerateObject().All(property => property.Name.EndsWith(LookupEnd, StringComparison.Ordinal)
            // Which column a navigation fills is not known here: one of the row's lookups points there.
            ? row.EnumerateObject().Any(there => there.Name.StartsWith('_') && Same(there.Value, property.Value))
            : row.TryGetProperty(property.Name, out var value) && Same(value, property.Value));
    }

    // As it is read: a lookup is written by its navigation and read as an id.
    private static string? ColumnOf(EntityModel entity, string written)
    {
        if (!written.EndsWith(LookupEnd, StringComparison.Ordinal)) return entity.FindWireName(written) is ColumnModel ? written : null;
        var navigation = written[..^LookupEnd.Length];
        return entity.Members.OfType<ColumnModel>().FirstOrDefault(column => column.Targets.Any(target => target.Navigation == navigation))?.WireName;
    }

    private static bool Holds(JsonElement row, JsonElement written, List<string?> columns)
    {
        var place = 0;
        foreach (var property in written.EnumerateObject())
        {
            var column = columns[place++];
            if (column is null || !row.TryGetProperty(column, out var value) || !Same(value, property.Value)) return false;
        }

        return true;
    }

    private static bool Same(JsonElement there, JsonElement written) => (there.ValueKind, written.ValueKind) switch
    {
        (JsonValueKind.Null, JsonValueKind.Null) => true,
        (JsonValueKind.Number, JsonValueKind.Number) => there.TryGetDecimal(out var one) && written.TryGetDecimal(out var other) ? one == other : there.GetDouble().Equals(written.GetDouble()),
        (JsonValueKind.String, JsonValueKind.String) => SameText(there.GetString()!, written.GetString()!),
        (JsonValueKind.True or JsonValueKind.False, _) => there.ValueKind == written.ValueKind,
        _ => false,
    };

    // /contacts(…) is written and … is read; the service keeps whole seconds.
    private static bool SameText(string there, string written) =>
        there == written
        || (Guid.TryParse(there, out var id) && written.EndsWith($"({id:D})", StringComparison.OrdinalIgnoreCase))
        || (DateTimeOffset.TryParse(there, out var time) && DateTimeOffset.TryParse(written, out var other) && time.ToUnixTimeSeconds() == other.ToUnixTimeSeconds());
}

/// <summary>What became of a write.</summary>
internal enum WriteState
{
    /// <summary>The row is as it was before.</summary>
    NotDone,

    /// <summary>The row is as the write wanted it.</summary>
    Done,

    /// <summary>Somebody changed the row, and it is not as the write wanted it: whether it was for a moment, nothing tells.</summary>
    Unclear,
}

/// <param name="State">What became of it.</param>
/// <param name="Version">The row's version now; null when it is gone.</param>
internal readonly record struct WriteOutcome(WriteState State, string? Version);
