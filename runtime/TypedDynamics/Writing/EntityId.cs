using System.Text.RegularExpressions;

namespace TypedDynamics.Writing;

/// <summary>The id in the address of the row that a write made: <c>OData-EntityId: https://…/accounts(…)</c>.</summary>
internal static partial class EntityId
{
    /// <summary>Null when the answer names no row, or names it by an alternate key.</summary>
    public static Guid? Of(HttpResponseMessage response) =>
        response.Headers.TryGetValues("OData-EntityId", out var values) && RowId().Match(string.Concat(values)) is { Success: true } id ? Guid.Parse(id.Groups[1].Value) : null;

    [GeneratedRegex(@"\(([0-9A-Fa-f-]{36})\)$")]
    private static partial Regex RowId();
}
