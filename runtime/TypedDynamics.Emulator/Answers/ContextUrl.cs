using TypedDynamics.Emulator.Querying;

namespace TypedDynamics.Emulator.Answers;

/// <summary>The <c>@odata.context</c> of rows: the set, and in parentheses what was selected and expanded.</summary>
internal static class ContextUrl
{
    public static string OfRows(string serviceRoot, RowQuery query) => $"{serviceRoot}$metadata#{SetOf(query)}{Shape(query)}";

    public static string OfRow(string serviceRoot, RowQuery query) => OfRows(serviceRoot, query) + "/$entity";

    public static string OfType(string serviceRoot, string typeName) => $"{serviceRoot}$metadata#{typeName}";

    private static string SetOf(RowQuery query) => query.Table.SetName ?? query.Table.LogicalName + "s";

    private static string Shape(RowQuery query)
    {
        var items = Items(query);
        return items.Length == 0 ? "" : $"({items})";
    }

    private static string Items(RowQuery query) => string.Join(
        ',',
        query.Selected.Select(column => column.Name).Concat(query.Expansions.Select(each => each.AsReference ? each.Navigation.Name : $"{each.Navigation.Name}({Items(each.Query)})")));
}
