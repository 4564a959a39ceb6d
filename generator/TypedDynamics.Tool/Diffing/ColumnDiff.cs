using System.Globalization;
using TypedDynamics.Generator.Schema;

namespace TypedDynamics.Tool.Diffing;

/// <summary>The differences of a column and of its options.</summary>
internal static class ColumnDiff
{
    public static IEnumerable<SchemaChange> Compare(string table, ColumnSchema? before, ColumnSchema? after)
    {
        var changes = SchemaDiff.Of(
            ChangedThing.Column, table, before?.LogicalName ?? after!.LogicalName, before, after,
            static column => [column.Type.ToString(), .. column.Label is { } label ? [$"'{label}'"] : Array.Empty<string>()],
            static (old, now) => new Details()
                .Add("type", old.Type, now.Type)
                .Add("declared type", old.TypeName.ToString(), now.TypeName.ToString())
                .Add("schema name", old.SchemaName, now.SchemaName)
                .Add("label", old.Label, now.Label)
                .Add("description", old.Description, now.Description)
                .Add("required level", old.RequiredLevel, now.RequiredLevel)
                .Add("longest text", old.MaxLength, now.MaxLength)
                .Add("least value", old.MinValue, now.MinValue)
                .Add("greatest value", old.MaxValue, now.MaxValue)
                .Add("precision", old.Precision, now.Precision)
                .Add("format", old.Format, now.Format)
                .Add("can be set on create", old.IsValidForCreate, now.IsValidForCreate)
                .Add("can be set on update", old.IsValidForUpdate, now.IsValidForUpdate)
                .Add("deprecated in", old.DeprecatedVersion, now.DeprecatedVersion)
                .Add("targets", Targets(old), Targets(now))
                .Add("choice", old.Choice?.Name, now.Choice?.Name));
        return before is null || after is null ? changes : changes.Concat(OfOptions(table, before, after));
    }

    private static IEnumerable<SchemaChange> OfOptions(string table, ColumnSchema before, ColumnSchema after)
    {
        if (before.Choice is not { } old || after.Choice is not { } now || old.Name != now.Name) return [];
        var choice = SchemaDiff.Of(ChangedThing.Choice, table, after.LogicalName, old, now, static _ => [], static (old, now) => new Details()
            .Add("label", old.Label, now.Label)
            .Add("description", old.Description, now.Description)
            .Add("is global", old.IsGlobal, now.IsGlobal));
        return choice.Concat(SchemaDiff.Pairs(old.Options, now.Options, static option => option.Value.ToString(CultureInfo.InvariantCulture)).SelectMany(pair => OfOption(table, after.LogicalName, pair.Before, pair.After)));
    }

    private static IEnumerable<SchemaChange> OfOption(string table, string column, OptionSchema? before, OptionSchema? after) => SchemaDiff.Of(
        ChangedThing.Option, table, string.Create(CultureInfo.InvariantCulture, $"{column}.{before?.Value ?? after!.Value}"), before, after,
        static option => option.Label is { } label ? [$"'{label}'"] : [],
        static (old, now) => new Details().Add("label", old.Label, now.Label).Add("description", old.Description, now.Description).Add("state", old.State, now.State));

    private static string Targets(ColumnSchema column) => string.Join(", ", column.Targets.Select(static target => target.Entity).Order(StringComparer.Ordinal));
}
