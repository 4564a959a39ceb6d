using TypedDynamics.Generator.Schema;

namespace TypedDynamics.Generator.Reading;

/// <summary>One column with its definition.</summary>
internal static class ColumnMerge
{
    /// <param name="contradiction">Why the definition's type was not taken; null when it was, or when it says none.</param>
    public static ColumnSchema Merge(ColumnSchema column, AttributeDefinition attribute, out string? contradiction)
    {
        var said = ColumnTypes.OfDefinition(attribute);
        var carried = said is null || ColumnTypes.Carries(column, said.Value);
        contradiction = carried ? null : $"The definition calls the column '{column.LogicalName}' {said}, but the metadata types it {column.TypeName.Name}, which counts";
        var type = carried && said is { } known && !IsPlainReference(column, known) ? known : column.Type;
        return column with
        {
            Type = type,
            SchemaName = attribute.SchemaName,
            Label = attribute.Label,
            Description = attribute.Description ?? column.Description,
            RequiredLevel = attribute.RequiredLevel,
            MaxLength = attribute.MaxLength,
            MinValue = attribute.MinValue,
            MaxValue = attribute.MaxValue,
            Precision = attribute.Precision,
            Format = attribute.Format,
            IsValidForCreate = attribute.IsValidForCreate,
            IsValidForUpdate = attribute.IsValidForUpdate,
            DeprecatedVersion = attribute.DeprecatedVersion,
            CreatedOn = attribute.CreatedOn,
            Targets = Targets(column, attribute),
            Choice = carried ? attribute.Choice : null,
        };
    }

    // Intersect tables carry their lookups as plain ids, without navigations.
    private static bool IsPlainReference(ColumnSchema column, ColumnType said) => ColumnTypes.IsLookup(said) && column.WireName == column.LogicalName;

    private static EquatableArray<LookupTarget> Targets(ColumnSchema column, AttributeDefinition attribute)
    {
        if (attribute.Targets.Count == 0 || column.WireName == column.LogicalName) return column.Targets;
        var targets = new SortedDictionary<string, string?>(StringComparer.Ordinal);
        foreach (var table in attribute.Targets) targets[table] = null;
        foreach (var target in column.Targets) targets[target.Entity] = target.Navigation;
        return targets.Select(static target => new LookupTarget(target.Key, target.Value)).ToArray();
    }
}
