using System.Text.Json.Nodes;
using TypedDynamics.Tool.Pulling;

namespace TypedDynamics.Tool.Tests;

/// <summary>A copy of the sample org's cache, to be changed as an administrator would change the org.</summary>
internal sealed class SampleCache
{
    public SampleCache(string folder)
    {
        Folder = folder;
        var sample = RepositoryRoot.File("metadata-cache/contoso");
        Directory.CreateDirectory(Path.Combine(folder, "definitions"));
        foreach (var file in Directory.EnumerateFiles(sample, "*", SearchOption.AllDirectories)) File.Copy(file, Path.Combine(folder, Path.GetRelativePath(sample, file)));
    }

    public string Folder { get; }

    /// <summary>A text column, as a copy of <c>contoso_legacycode</c>.</summary>
    public SampleCache WithColumn(string name, string schemaName) => Metadata(text => text.Replace(
            "<Property Name=\"contoso_legacycode\"", $"<Property Name=\"{name}\" Type=\"Edm.String\" Unicode=\"false\" />\n        <Property Name=\"contoso_legacycode\"", StringComparison.Ordinal))
        .Project(definition =>
        {
            var column = Column(definition, "contoso_legacycode").DeepClone().AsObject();
            (column["LogicalName"], column["SchemaName"], column["MetadataId"]) = (name, schemaName, "6d9cf5d8-6ac2-4d4a-9f0c-3d7f2b9b1f11");
            definition["Attributes"]!.AsArray().Add(column);
        });

    public SampleCache WithoutColumn(string name) => Without("contoso_project", name);

    public SampleCache Without(string table, string name) => Metadata(text => System.Text.RegularExpressions.Regex.Replace(text, $"\\s*<Property Name=\"{name}\"[^>]*/>", ""))
        .Definition(table, definition => definition["Attributes"]!.AsArray().Remove(Column(definition, name)));

    public SampleCache Project(Action<JsonObject> change) => Definition("contoso_project", change);

    public SampleCache Definition(string table, Action<JsonObject> change)
    {
        var path = Path.Combine(Folder, "definitions", table + ".json");
        var definition = JsonNode.Parse(File.ReadAllText(path))!.AsObject();
        change(definition);
        File.WriteAllText(path, CacheJson.Write(definition));
        return this;
    }

    public static JsonObject Column(JsonObject definition, string name) => definition["Attributes"]!.AsArray().OfType<JsonObject>().Single(column => (string?)column["LogicalName"] == name);

    private SampleCache Metadata(Func<string, string> change)
    {
        var path = Path.Combine(Folder, "metadata.xml");
        var (before, after) = (File.ReadAllText(path), change(File.ReadAllText(path)));
        Assert.NotEqual(before, after);
        File.WriteAllText(path, after);
        return this;
    }
}
