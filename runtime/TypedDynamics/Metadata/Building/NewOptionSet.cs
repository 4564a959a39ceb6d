namespace TypedDynamics.Metadata;

/// <summary>Definitions of choices to be made.</summary>
public static class NewOptionSet
{
    /// <summary>A shared choice, to be made by <see cref="OrgMetadata.CreateOptionSetAsync"/>.</summary>
    /// <param name="name">Its name, with a publisher's prefix: <c>new_colors</c>.</param>
    /// <param name="displayName">What people call it.</param>
    /// <param name="options">The options; those without a number get the publisher's next ones.</param>
    public static OptionSetMetadata Global(string name, Label displayName, params IReadOnlyList<OptionMetadata> options)
    {
        ArgumentNullException.ThrowIfNull(displayName);
        ArgumentNullException.ThrowIfNull(options);
        return new(NodeValues.New(nameof(OptionSetMetadata))) { Name = SchemaRules.RequireName(name, nameof(name)), IsGlobal = true, OptionSetType = OptionSetType.Picklist, DisplayName = displayName, Options = options };
    }

    /// <summary>The options of one column.</summary>
    internal static OptionSetMetadata Own(IReadOnlyList<OptionMetadata> options)
    {
        ArgumentNullException.ThrowIfNull(options);
        return new(NodeValues.New(nameof(OptionSetMetadata))) { IsGlobal = false, OptionSetType = OptionSetType.Picklist, Options = options };
    }
}
