using TypedDynamics.Emulator.Organization;
using TypedDynamics.Emulator.Querying;

namespace TypedDynamics.Emulator.Answers;

/// <summary>Addresses that the service writes into its answers.</summary>
internal static class RowLinks
{
    public static string OfRow(string serviceRoot, Table table, Guid id) => $"{serviceRoot}{table.SetName}({id:D})";

    /// <summary>The link beside an expanded collection. It stands on every row, whether or not there is more.</summary>
    public static string OfCollection(string serviceRoot, Row row, Expansion expansion)
    {
        var selected = expansion.Query.Selected.Select(column => column.Name).ToList();
        var options = selected.Count == 0 ? "" : "?$select=" + string.Join(',', selected);
        return $"{OfRow(serviceRoot, row.Table, row.Id)}/{expansion.Navigation.Name}{options}";
    }
}
