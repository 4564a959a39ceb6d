using System.Text.Json.Nodes;
using TypedDynamics.Tool.Pulling;

namespace TypedDynamics.Tool.Tests.Pulling;

public sealed class DefinitionFileTests
{
    [Fact]
    public void Who_pulled_does_not_show()
    {
        var english = Label(1033, "Account", 1031, "Firma", user: 1033);
        var german = Label(1031, "Firma", 1033, "Account", user: 1031);

        Assert.Equal(DefinitionFile.Write(Definition(english), 1033), DefinitionFile.Write(Definition(german), 1033));
        Assert.Contains("\"UserLocalizedLabel\": {\"Label\": \"Account\", \"LanguageCode\": 1033}", DefinitionFile.Write(Definition(german), 1033));
    }

    [Fact]
    public void A_label_without_the_base_language_is_the_first_that_there_is() =>
        Assert.Contains("\"UserLocalizedLabel\": {\"Label\": \"Firma\", \"LanguageCode\": 1031}", DefinitionFile.Write(Definition(Label(1036, "Compte", 1031, "Firma", user: 1036)), 1033));

    [Fact]
    public void Lists_without_an_order_are_sorted_options_are_not()
    {
        var text = DefinitionFile.Write(
            JsonNode.Parse("""{"Attributes":[{"LogicalName":"b","OptionSet":{"Options":[{"Value":2},{"Value":1}]}},{"LogicalName":"B"},{"LogicalName":"a"}],"Keys":[{"SchemaName":"z"},{"SchemaName":"y"}]}""")!.AsObject(), 1033);

        Assert.Equal(["B", "a", "b"], JsonNode.Parse(text)!["Attributes"]!.AsArray().Select(static item => (string)item!["LogicalName"]!));
        Assert.Equal(["y", "z"], JsonNode.Parse(text)!["Keys"]!.AsArray().Select(static item => (string)item!["SchemaName"]!));
        Assert.Contains("{\"Value\": 2},\n          {\"Value\": 1}", text);
    }

    [Fact]
    public void Nothing_is_lost_but_what_repeats_the_request()
    {
        var definition = JsonNode.Parse("""{"@odata.context":"x","HasChanged":null,"Unheard":{"Of":[1,{"Before":null}]},"OptionSet@odata.context":"y","@odata.type":"#z"}""")!.AsObject();

        Assert.Equal("{\n  \"Unheard\": {\n    \"Of\": [\n      1,\n      {\"Before\": null}\n    ]\n  },\n  \"@odata.type\": \"#z\"\n}\n", DefinitionFile.Write(definition, 1033));
    }

    /// <summary>Real definitions of the cloud: every value of theirs is in the file.</summary>
    [Fact]
    public void Real_definitions_lose_nothing()
    {
        foreach (var path in Directory.EnumerateFiles(Corpus.PathOf("definitions"), "*.json"))
        {
            var served = JsonNode.Parse(File.ReadAllText(path))!.AsObject();
            var written = JsonNode.Parse(DefinitionFile.Write(served.DeepClone().AsObject(), 1033))!;

            Assert.Equal(Leaves(served).Order(StringComparer.Ordinal), Leaves(written).Order(StringComparer.Ordinal));
            Assert.Equal(written.ToJsonString(), JsonNode.Parse(DefinitionFile.Write(written.DeepClone().AsObject(), 1033))!.ToJsonString());
        }
    }

    private static IEnumerable<string> Leaves(JsonNode? node, string name = "") => node switch
    {
        JsonObject members => members.Where(static member => member.Key != "HasChanged" && !member.Key.EndsWith("@odata.context", StringComparison.Ordinal)).SelectMany(static member => Leaves(member.Value, member.Key)),
        JsonArray items => items.SelectMany(item => Leaves(item, name)),
        _ => [$"{name}={node?.ToJsonString()}"],
    };

    private static JsonObject Definition(string label) => JsonNode.Parse($$$"""{"LogicalName":"account","DisplayName":{{{label}}}}""")!.AsObject();

    private static string Label(int first, string text, int second, string other, int user) =>
        $$$"""{"LocalizedLabels":[{"Label":"{{{text}}}","LanguageCode":{{{first}}}},{"Label":"{{{other}}}","LanguageCode":{{{second}}}}],"UserLocalizedLabel":{"Label":"{{{(user == first ? text : other)}}}","LanguageCode":{{{user}}}}}""";
}
