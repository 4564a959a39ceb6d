using TypedDynamics.Emulator.Answers;
using TypedDynamics.Emulator.Organization;
using TypedDynamics.Emulator.Querying;

namespace TypedDynamics.Emulator.Endpoints;

/// <summary>What <c>If-Match</c> and <c>If-None-Match</c> demand of the row that a request is about to change.</summary>
internal static class Preconditions
{
    /// <summary>True when an update may not make a row.</summary>
    public static bool RequiresRow(Call call) => call.IfMatch is { Length: > 0 };

    /// <param name="call">The request.</param>
    /// <param name="table">The row's table.</param>
    /// <param name="row">The row as it is; null when there is none.</param>
    public static void Check(Call call, Table table, Row? row)
    {
        if (row is not null && call.IfNoneMatch == "*")
            throw ODataErrors.Duplicate();
        if (row is null || call.IfMatch is not { Length: > 0 } version || version == "*")
            return;
        if (!table.HasOptimisticConcurrency)
            throw ODataErrors.VersionsNotKept(table);
        if (version != RowJson.Etag(row))
            throw ODataErrors.VersionMismatch();
    }
}
