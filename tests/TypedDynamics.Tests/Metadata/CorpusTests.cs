using System.Reflection;
using System.Text.Json;
using TypedDynamics.Metadata;

namespace TypedDynamics.Tests.Metadata;

/// <summary>Real definitions: whatever a property says is what the JSON says, and all of the JSON goes out again.</summary>
public sealed class CorpusTests
{
    private static readonly string[] s_wrapped = ["AttributeTypeName", "FormatName", "DateTimeBehavior"];

    // Members that the service keeps empty for everybody.
    private static readonly string[] s_untyped = ["Settings", "RelationshipAttributes"];

    public static IEnumerable<TheoryDataRow<string>> Answers =>
        Corpus.Folder is null ? [] : Directory.EnumerateFiles(Path.Combine(Corpus.Folder, "http", "answers"), "entitydefinition_*.json").Order(StringComparer.Ordinal).Select(static path => new TheoryDataRow<string>(Path.GetFileName(path)));

    [Theory(SkipTestWithoutData = true)]
    [MemberData(nameof(Corpus.DefinitionNames), MemberType = typeof(Corpus))]
    public void Properties_say_what_definitions_say(string name) => Compare(EntityMetadata.FromJson(Json(Corpus.Definition(name))));

    [Theory(SkipTestWithoutData = true)]
    [MemberData(nameof(Answers))]
    public void Properties_say_what_answers_say(string name) => Compare(EntityMetadata.FromJson(Json(Corpus.PathOf("http", "answers", name))));

    [Theory(SkipTestWithoutData = true)]
    [MemberData(nameof(Corpus.DefinitionNames), MemberType = typeof(Corpus))]
    public void What_was_read_goes_out_again(string name)
    {
        var told = Json(Corpus.Definition(name));
        var entity = EntityMetadata.FromJson(told);

        Assert.Equal(told.GetRawText(), entity.Json.GetRawText());
        // Through every class, and back together.
        var rebuilt = entity with { Attributes = entity.Attributes };
        Assert.True(JsonElement.DeepEquals(told, rebuilt.Json));
        Assert.Equal(entity, rebuilt);
        Assert.Equal(entity.GetHashCode(), rebuilt.GetHashCode());
    }

    [Theory(SkipTestWithoutData = true)]
    [MemberData(nameof(Corpus.DefinitionNames), MemberType = typeof(Corpus))]
    public void Kinds_have_their_classes(string name) =>
        Assert.All(EntityMetadata.FromJson(Json(Corpus.Definition(name))).Attributes, static attribute =>
            Assert.Equal(attribute.Json.GetProperty("@odata.type").GetString(), $"#Microsoft.Dynamics.CRM.{attribute.GetType().Name}"));

    private static void Compare(MetadataNode node)
    {
        var typed = node.GetType().GetProperties(BindingFlags.Public | BindingFlags.Instance)
            .Where(static property => property.Name is not (nameof(MetadataNode.Json) or "EqualityContract") && !(property.DeclaringType == typeof(Label) && property.Name == nameof(Label.Text)))
            .ToDictionary(static property => property.Name);
        foreach (var member in node.Json.EnumerateObject().Where(member => !member.Name.Contains('@') && !s_untyped.Contains(member.Name)))
        {
            Assert.True(typed.TryGetValue(member.Name, out var property), $"{node} has no property for {member.Name}: {member.Value}");
            Compare(property.GetValue(node), s_wrapped.Contains(member.Name) ? member.Value.GetProperty("Value") : member.Value, $"{node}.{member.Name}");
        }
    }

    private static void Compare(object? value, JsonElement json, string place)
    {
        switch (value)
        {
            case null: Assert.True(json.ValueKind == JsonValueKind.Null, place); break;
            case string text: Assert.Equal(json.GetString(), text); break;
            case bool flag: Assert.Equal(json.GetBoolean(), flag); break;
            case int or long: Assert.Equal(json.GetInt64(), Convert.ToInt64(value, null)); break;
            case decimal number: Assert.Equal(json.GetDecimal(), number); break;
            case double number: Assert.Equal(json.GetDouble(), number); break;
            case Guid id: Assert.Equal(json.GetGuid(), id); break;
            case DateTimeOffset time: Assert.Equal(json.GetDateTimeOffset(), time); break;
            case Enum choice: Assert.Equal(json.GetString(), choice.ToString().Replace(", ", ",", StringComparison.Ordinal)); break;
            case MetadataNode node:
                Assert.True(JsonElement.DeepEquals(json, node.Json), place);
                Compare(node);
                break;
            case System.Collections.IEnumerable list:
                var items = list.Cast<object>().ToList();
                Assert.Equal(json.GetArrayLength(), items.Count);
                foreach (var (item, each) in items.Zip(json.EnumerateArray())) Compare(item, each, place);
                break;
            default: Assert.Fail($"{place} is a {value.GetType()}."); break;
        }
    }

    private static JsonElement Json(string path) => JsonElement.Parse(File.ReadAllBytes(path));
}
