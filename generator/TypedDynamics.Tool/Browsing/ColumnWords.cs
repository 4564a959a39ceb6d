using System.Globalization;
using TypedDynamics.Generator.Schema;

namespace TypedDynamics.Tool.Browsing;

/// <summary>What is to be known of a column, in a few words.</summary>
internal static class ColumnWords
{
    public static string Of(ColumnSchema column) => string.Join(", ", All(column));

    private static IEnumerable<string> All(ColumnSchema column)
    {
        if (column.IsPrimaryId) yield return "primary id";
        if (column.IsPrimaryName) yield return "primary name";
        if (column.RequiredLevel != RequiredLevel.None) yield return column.RequiredLevel switch { RequiredLevel.SystemRequired => "required by the system", RequiredLevel.ApplicationRequired => "required", _ => "recommended" };
        if (column.Targets.Count > 0) yield return $"to {string.Join(", ", column.Targets.Select(static target => target.Entity))}";
        if (column.Choice is { } choice) yield return choice.IsGlobal ? $"choice {choice.Name}" : $"{choice.Options.Count} options";
        if (column.MaxLength is { } length) yield return string.Create(CultureInfo.InvariantCulture, $"up to {length} characters");
        if (column.Format is { } format) yield return format;
        if (!column.IsValidForCreate && !column.IsValidForUpdate) yield return "read only";
        else if (!column.IsValidForUpdate) yield return "set on create only";
        else if (!column.IsValidForCreate) yield return "set on update only";
        if (column.DeprecatedVersion is { Length: > 0 } version) yield return $"deprecated in {version}";
    }
}
