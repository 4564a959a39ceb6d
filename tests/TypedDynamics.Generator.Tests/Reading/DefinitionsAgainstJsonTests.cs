using System.Text.Json;
using TypedDynamics.Generator.Schema;

namespace TypedDynamics.Generator.Tests.Reading;

/// <summary>What our reader takes from real definitions is what System.Text.Json finds in them.</summary>
public sealed class DefinitionsAgainstJsonTests
{
    public static IEnumerable<TheoryDataRow<string>> Documents =>
        [.. Corpus.DefinitionNames.Select(static row => new TheoryDataRow<string>(Corpus.Definition(row.Data))), .. SmallOrg.DefinitionPaths.Select(static path => new TheoryDataRow<string>(path))];

    [Theory]
    [MemberData(nameof(Documents))]
    public void The_table_is_the_documents(string path)
    {
        using var json = JsonDocument.Parse(File.ReadAllText(path));
        var root = json.RootElement;
        var read = Cache.Definition(File.ReadAllText(path));

        Assert.Empty(read.Problems);
        var definition = read.Definition!;
        Assert.Equal(
            (Text(root, "LogicalName"), Text(root, "SchemaName"), Text(root, "CollectionSchemaName"), Text(root, "EntitySetName"), Label(root, "DisplayName"), Label(root, "Description")),
            (definition.LogicalName, definition.SchemaName, definition.CollectionSchemaName, definition.EntitySetName, definition.Label, definition.Description));
        Assert.Equal(
            (Text(root, "PrimaryIdAttribute"), Text(root, "PrimaryNameAttribute"), root.GetProperty("IsIntersect").GetBoolean(), root.GetProperty("IsActivity").GetBoolean(), Text(root, "OwnershipType")),
            (definition.PrimaryIdColumn, definition.PrimaryNameColumn, definition.IsIntersect, definition.IsActivity, definition.OwnershipType));
        Assert.Equal(root.GetProperty("CreatedOn").GetDateTime().ToUniversalTime(), definition.CreatedOn);
    }

    [Theory]
    [MemberData(nameof(Documents))]
    public void The_columns_are_the_documents(string path)
    {
        using var json = JsonDocument.Parse(File.ReadAllText(path));
        var definition = Cache.Definition(File.ReadAllText(path)).Definition!;
        var expected = json.RootElement.GetProperty("Attributes").EnumerateArray().OrderBy(static attribute => Text(attribute, "LogicalName"), StringComparer.Ordinal).ToList();

        Assert.Equal(expected.Select(static attribute => Text(attribute, "LogicalName")), definition.Attributes.Select(static attribute => attribute.LogicalName));
        foreach (var (document, read) in expected.Zip(definition.Attributes))
        {
            Assert.Equal(
                (Text(document, "SchemaName"), Text(document, "AttributeType"), Value(document, "AttributeTypeName"), Label(document, "DisplayName"), Label(document, "Description")),
                (read.SchemaName, read.AttributeType, read.TypeName, read.Label, read.Description));
            Assert.Equal(
                (Value(document, "RequiredLevel"), Number(document, "MaxLength"), Number(document, "MinValue"), Number(document, "MaxValue"), Number(document, "Precision")),
                (read.RequiredLevel.ToString(), read.MaxLength, read.MinValue, read.MaxValue, read.Precision));
            Assert.Equal(
                (Value(document, "FormatName") ?? Text(document, "Format"), Value(document, "DateTimeBehavior"), document.GetProperty("IsValidForCreate").GetBoolean(), document.GetProperty("IsValidForUpdate").GetBoolean(), Text(document, "DeprecatedVersion")),
                (read.Format, read.DateTimeBehavior, read.IsValidForCreate, read.IsValidForUpdate, read.DeprecatedVersion));
            Assert.Equal(Strings(document, "Targets").Order(StringComparer.Ordinal), read.Targets);
            Assert.Equal(Member(document, "CreatedOn")?.GetDateTime().ToUniversalTime(), read.CreatedOn);
        }
    }

    [Theory]
    [MemberData(nameof(Documents))]
    public void The_choices_are_the_documents(string path)
    {
        using var json = JsonDocument.Parse(File.ReadAllText(path));
        var definition = Cache.Definition(File.ReadAllText(path)).Definition!;
        var expected =
            from attribute in json.RootElement.GetProperty("Attributes").EnumerateArray()
            let set = Member(attribute, "OptionSet") ?? Member(attribute, "GlobalOptionSet")
            where set is not null
            orderby Text(attribute, "LogicalName") ascending
            select Text(attribute, "LogicalName") + ": " + Describe(set.Value);

        Assert.Equal(
            expected.Order(StringComparer.Ordinal),
            definition.Attributes.Where(static attribute => attribute.Choice is not null).Select(static attribute => attribute.LogicalName + ": " + Describe(attribute.Choice!)).Order(StringComparer.Ordinal));
    }

    [Theory]
    [MemberData(nameof(Documents))]
    public void The_keys_and_relationships_are_the_documents(string path)
    {
        using var json = JsonDocument.Parse(File.ReadAllText(path));
        var root = json.RootElement;
        var definition = Cache.Definition(File.ReadAllText(path)).Definition!;
        var name = definition.LogicalName;

        Assert.Equal(
            root.GetProperty("Keys").EnumerateArray().Select(static key => $"{Text(key, "LogicalName")} {Label(key, "DisplayName")}: {string.Join(' ', Strings(key, "KeyAttributes"))}").Order(StringComparer.Ordinal),
            definition.Keys.Select(static key => $"{key.Name} {key.Label}: {string.Join(' ', key.Columns)}").Order(StringComparer.Ordinal));

        var single = root.GetProperty("ManyToOneRelationships").EnumerateArray()
            .Where(end => Text(end, "ReferencingEntityNavigationPropertyName") is { Length: > 0 } && Text(end, "ReferencingEntity") == name)
            .Select(static end => $"{Text(end, "ReferencingEntityNavigationPropertyName")} {Text(end, "SchemaName")} {Text(end, "ReferencingAttribute")}");
        Assert.Subset(definition.Relationships.Select(static end => $"{end.Navigation} {end.Name} {end.Column}").ToHashSet(), single.ToHashSet());
        // An intersect table names the relationship that it carries, but is neither of its ends.
        var many = root.GetProperty("ManyToManyRelationships").EnumerateArray()
            .Where(end => Text(end, "Entity1LogicalName") == name || Text(end, "Entity2LogicalName") == name)
            .Select(static end => Text(end, "SchemaName")).Distinct();
        Assert.Equal(many.Order(StringComparer.Ordinal), definition.Relationships.Where(static end => end.IsManyToMany).Select(static end => end.Name).Distinct().Order(StringComparer.Ordinal));
    }

    private static string Describe(JsonElement set)
    {
        var options = Member(set, "Options")?.EnumerateArray().ToList() ?? [set.GetProperty("FalseOption"), set.GetProperty("TrueOption")];
        var described = options
            .OrderBy(static option => option.GetProperty("Value").GetInt32())
            .Select(static option => $"{option.GetProperty("Value").GetInt32()}={Label(option, "Label")}|{Label(option, "Description")}|{Text(option, "InvariantName")}|{Number(option, "State")}");
        return $"{Text(set, "Name")} {set.GetProperty("IsGlobal").GetBoolean()} {Label(set, "DisplayName")} {string.Join(' ', described)}";
    }

    private static string Describe(ChoiceSchema choice) =>
        $"{choice.Name} {choice.IsGlobal} {choice.Label} {string.Join(' ', choice.Options.Select(static option => $"{option.Value}={option.Label}|{option.Description}|{option.InvariantName}|{option.State}"))}";

    private static JsonElement? Member(JsonElement element, string name) =>
        element.TryGetProperty(name, out var member) && member.ValueKind != JsonValueKind.Null ? member : null;

    private static string? Text(JsonElement element, string name) => Member(element, name)?.GetString();

    private static string? Value(JsonElement element, string name) => Member(element, name) is { } member ? Text(member, "Value") : null;

    private static double? Number(JsonElement element, string name) => Member(element, name)?.GetDouble();

    private static string? Label(JsonElement element, string name) =>
        Member(element, name) is { } label && Member(label, "UserLocalizedLabel") is { } own && Text(own, "Label") is { Length: > 0 } text ? text : null;

    private static IEnumerable<string> Strings(JsonElement element, string name) => Member(element, name)?.EnumerateArray().Select(static item => item.GetString()!) ?? [];
}
