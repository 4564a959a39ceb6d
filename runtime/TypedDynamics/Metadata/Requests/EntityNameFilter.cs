using System.IO.Enumeration;

namespace TypedDynamics.Metadata;

/// <summary>Chooses tables by their names and labels, in whatever case, which the service cannot.</summary>
internal sealed class EntityNameFilter
{
    private readonly List<string> _names;

    private EntityNameFilter(List<string> names) => _names = names;

    /// <summary>Null where nothing is named, which means all.</summary>
    public static EntityNameFilter? Parse(IEnumerable<string>? names)
    {
        var named = (names ?? []).Where(static name => !string.IsNullOrWhiteSpace(name)).Select(static name => name.Trim()).ToList();
        return named.Count == 0 ? null : new(named);
    }

    public bool Matches(EntityMetadata entity)
    {
        var own = new[] { entity.LogicalName, entity.SchemaName, entity.EntitySetName }.Concat(Texts(entity.DisplayName)).Concat(Texts(entity.DisplayCollectionName)).OfType<string>().ToList();
        return _names.Any(name => own.Any(text => Matches(name, text)));
    }

    private static IEnumerable<string?> Texts(Label? label) => label?.LocalizedLabels.Select(static each => each.Label) ?? [];

    private static bool Matches(string name, string text) =>
        name.Contains('*', StringComparison.Ordinal) ? FileSystemName.MatchesSimpleExpression(Literally(name), text) : name.Equals(text, StringComparison.OrdinalIgnoreCase);

    // Only the star has a meaning here.
    private static string Literally(string name) => name.Replace(@"\", @"\\", StringComparison.Ordinal).Replace("?", @"\?", StringComparison.Ordinal);
}
