using System.Text.Json;
using TypedDynamics.Emitted;
using TypedDynamics.Querying.Execution;
using TypedDynamics.Querying.Model;
using TypedDynamics.Querying.OData;

namespace TypedDynamics.Writing.Bulk;

/// <summary>Asks which of some rows are there.</summary>
internal sealed class PresentRows(DataverseConnection connection, EntityModel entity)
{
    // Within 32 KB of address.
    private const int MostAtOnce = 400;

    public async Task<HashSet<Guid>> AskAsync(IReadOnlyList<Guid> ids, CancellationToken cancellationToken)
    {
        var present = new HashSet<Guid>();
        var key = entity.Key ?? throw new InvalidOperationException($"Table '{entity.LogicalName}' has no key to ask by.");
        foreach (var some in ids.Chunk(MostAtOnce))
        {
            var isOne = new FunctionMatch(new(null, [], key), ColumnFunction.In, [.. some.Select(static id => Literal.Of(id))]);
            var query = new QueryModel(entity) { Filter = isOne, Columns = ColumnSelection.KeyOnly };
            using var request = QueryRequest.Create(ODataWriter.Write(query), query);
            using var response = await connection.AskAsync(request, cancellationToken).ConfigureAwait(false);
            var answer = await JsonAnswer.ReadAsync(response, cancellationToken).ConfigureAwait(false);
            foreach (var row in JsonAnswer.Lines(answer))
                if (row.TryGetProperty(key.WireName, out var id) && id.ValueKind == JsonValueKind.String) present.Add(id.GetGuid());
        }

        return present;
    }
}
