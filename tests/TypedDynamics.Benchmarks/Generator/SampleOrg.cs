using System.Text.RegularExpressions;

namespace TypedDynamics.Benchmarks.Generator;

/// <summary>A real org's document where the corpus is at hand, else the sample org; with one small definition for each of its tables.</summary>
internal sealed partial record SampleOrg(CacheText Metadata, CacheText MetadataWithOneColumnMore, CacheText[] Definitions)
{
    private const string Folder = "/app/metadata-cache/org";

    public static SampleOrg Read()
    {
        var text = File.ReadAllText(RealOrSample.PathOf("csdl/embc-ess-mod_2022-10-27.xml", "metadata.xml"));
        var at = text.IndexOf("<Property ", text.IndexOf("<EntityType Name=\"account\"", StringComparison.Ordinal), StringComparison.Ordinal);
        var changed = text.Insert(at, "<Property Name=\"new_morecolumns\" Type=\"Edm.Int32\" />");
        return new SampleOrg(Document(text), Document(changed), [.. EntityType().Matches(text).Select(match => Definition(match.Groups[1].Value))]);
    }

    private static CacheText Document(string text) => new($"{Folder}/metadata.xml", text);

    private static CacheText Definition(string entity) =>
        new($"{Folder}/definitions/{entity}.json", $$"""{ "LogicalName": "{{entity}}", "SchemaName": "{{entity}}", "Attributes": [] }""");

    [GeneratedRegex("<EntityType Name=\"([^\"]+)\"")]
    private static partial Regex EntityType();
}
