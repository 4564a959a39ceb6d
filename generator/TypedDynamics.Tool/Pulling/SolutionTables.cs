using TypedDynamics.Tool.Output;

namespace TypedDynamics.Tool.Pulling;

/// <summary>The tables that a solution holds, whole or in part.</summary>
internal static class SolutionTables
{
    private const int TableComponent = 1;

    /// <summary>Ids of their definitions.</summary>
    /// <exception cref="ToolException">There is no such solution.</exception>
    public static async Task<IReadOnlySet<Guid>> ReadAsync(MetadataClient client, string uniqueName, CancellationToken cancellationToken)
    {
        var quoted = Uri.EscapeDataString($"'{uniqueName.Replace("'", "''", StringComparison.Ordinal)}'");
        var solutions = await client.GetRowsAsync($"solutions?$select=solutionid&$filter=uniquename%20eq%20{quoted}", cancellationToken).ConfigureAwait(false);
        if (solutions is not [var solution, ..]) throw new ToolException(ExitCodes.Usage, $"The org has no solution '{uniqueName}'. Solutions go by their unique names.");
        var components = await client.GetRowsAsync($"solutioncomponents?$select=objectid&$filter=_solutionid_value%20eq%20{(string?)solution["solutionid"]}%20and%20componenttype%20eq%20{TableComponent}", cancellationToken).ConfigureAwait(false);
        return components.Select(static component => Guid.Parse((string)component["objectid"]!)).ToHashSet();
    }
}
