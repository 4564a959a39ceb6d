namespace TypedDynamics.Emulator.Organization;

/// <summary>
/// Finds the column behind a navigation by name, where neither a constraint nor a definition tells it: those of derived types, whose lookup
/// stands on the base (<c>regardingobjectid_account_task</c> → <c>_regardingobjectid_value</c>). The generator finds them by the same rules.
/// </summary>
internal static class LookupNames
{
    /// <param name="navigation">The single-valued navigation.</param>
    /// <param name="holder">The table that has it.</param>
    /// <param name="target">The type that it leads to.</param>
    public static Column? Find(string navigation, Table holder, string target)
    {
        var withoutTable = Without(navigation, holder.LogicalName);
        var withoutTarget = Without(navigation, target);
        string[] names = [navigation, withoutTable, Without(withoutTable, target), withoutTarget, Without(withoutTarget, holder.LogicalName)];
        return First(names, name => Named(name, holder))
            ?? LongestPrefix(navigation, holder)
            ?? FirstWord(navigation, holder)
            ?? First(names, name => IdNamed(name, holder));
    }

    /// <summary>The lookup of that logical name. Case is no matter: navigations are often called after the schema name.</summary>
    public static Column? Named(string logicalName, Table holder) =>
        Lookups(holder).FirstOrDefault(column => column.LogicalName.Equals(logicalName, StringComparison.OrdinalIgnoreCase));

    // stageid_processstage: some relationships stand on a column that is no lookup, or on the key.
    public static Column? IdNamed(string name, Table holder) => holder.Column(name) is { Kind: ColumnKind.Guid } id ? id : null;

    // regardingobjectid_new_interactionforemail_fax: the middle is neither the target's name nor the table's.
    private static Column? LongestPrefix(string navigation, Table holder) =>
        Lookups(holder).Where(column => navigation.StartsWith(column.LogicalName + "_", StringComparison.OrdinalIgnoreCase)).MaxBy(column => column.LogicalName.Length);

    // sla_task_sla: the column is slaid.
    private static Column? FirstWord(string navigation, Table holder) =>
        navigation.IndexOf('_', StringComparison.Ordinal) is > 0 and var end ? Named(navigation[..end] + "id", holder) : null;

    private static IEnumerable<Column> Lookups(Table holder) => holder.Columns.Where(static column => column.Kind == ColumnKind.Lookup);

    private static Column? First(string[] names, Func<string, Column?> find) => names.Select(find).FirstOrDefault(static found => found is not null);

    private static string Without(string name, string suffix) =>
        name.Length > suffix.Length + 1 && name.EndsWith("_" + suffix, StringComparison.OrdinalIgnoreCase) ? name[..^(suffix.Length + 1)] : name;
}
