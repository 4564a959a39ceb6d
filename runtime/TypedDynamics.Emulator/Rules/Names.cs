namespace TypedDynamics.Emulator.Rules;

/// <summary>A person's full name is made of its parts.</summary>
internal static class Names
{
    private static readonly string[] s_parts = ["firstname", "middlename", "lastname"];

    /// <param name="row">What was sent.</param>
    /// <param name="current">What the row has in a column that was not sent.</param>
    public static void Apply(RowInput row, Func<string, object?> current)
    {
        if (!Array.Exists(s_parts, row.Sets) || row.Sets("fullname"))
            return;
        var parts = s_parts.Select(name => (row.Sets(name) ? row.Get(name) : current(name)) as string).Where(part => !string.IsNullOrEmpty(part)).ToList();
        row.Set("fullname", parts.Count > 0 ? string.Join(' ', parts) : null);
    }
}
