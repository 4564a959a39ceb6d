using System.Net;
using TypedDynamics.Tool.Output;
using TypedDynamics.Tool.Profiles;

namespace TypedDynamics.Tool.Rows;

/// <summary>What tables are called in addresses: the org knows.</summary>
internal static class EntitySets
{
    /// <exception cref="ToolException">The org has no such table, or its rows are reached through others only.</exception>
    public static async Task<string> OfAsync(OrgContext org, string logicalName, CancellationToken cancellationToken)
    {
        var request = new RawRequest(HttpMethod.Get, $"EntityDefinitions(LogicalName='{Uri.EscapeDataString(logicalName)}')?$select=EntitySetName") { MaxRetries = 3, UsesExponentialBackoff = true };
        using var response = await org.SendAsync(request, cancellationToken).ConfigureAwait(false);
        if (response.StatusCode == HttpStatusCode.NotFound) throw new ToolException(ExitCodes.Usage, $"The org has no table '{logicalName}'. `{CommandPath.Name} list` names the cache's.");
        await response.EnsureSuccessAsync(cancellationToken).ConfigureAwait(false);
        var answer = await response.ReadJsonAsync(cancellationToken).ConfigureAwait(false);
        return answer is { } json && json.TryGetProperty("EntitySetName", out var name) && name.GetString() is { Length: > 0 } set
            ? set
            : throw new ToolException(ExitCodes.Usage, $"Rows of '{logicalName}' are reached through others only: it has no entity set.");
    }
}
