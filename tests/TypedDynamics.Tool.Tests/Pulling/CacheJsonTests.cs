using System.Text.Json.Nodes;
using TypedDynamics.Tool.Pulling;

namespace TypedDynamics.Tool.Tests.Pulling;

public sealed class CacheJsonTests
{
    [Fact]
    public void The_cache_of_the_repository_is_written_as_it_is()
    {
        foreach (var file in Directory.EnumerateFiles(RepositoryRoot.File("metadata-cache/contoso/definitions")))
            Assert.Equal(File.ReadAllText(file), CacheJson.Write(JsonNode.Parse(File.ReadAllText(file))!));
    }

    [Fact]
    public void What_holds_only_plain_values_stands_on_one_line() =>
        Assert.Equal(
            "{\n  \"a\": {\"b\": 1.0, \"c\": [], \"d\": null},\n  \"e\": [\"é & <\", \"\\\"\"],\n  \"f\": [\n    {\"g\": true}\n  ]\n}\n",
            CacheJson.Write(JsonNode.Parse("""{"a":{"b":1.0,"c":[],"d":null},"e":["é & <","\""],"f":[{"g":true}]}""")!));
}
