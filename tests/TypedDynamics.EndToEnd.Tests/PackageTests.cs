using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using System.Xml.Linq;
using TypedDynamics.Emulator;

namespace TypedDynamics.EndToEnd.Tests;

/// <summary>The main job as a stranger does it: the package alone, outside the repository, in two commands.</summary>
[Trait("Category", "Slow")]
public sealed partial class PackageTests(PackedFeed feed) : IClassFixture<PackedFeed>
{
    private static readonly XNamespace s_edm = "http://docs.oasis-open.org/odata/ns/edm";

    private static readonly string s_contoso = Path.Combine(RepositoryRoot.Path, "metadata-cache", "contoso");

    [Fact]
    public async Task A_new_column_is_a_new_property_after_the_next_build()
    {
        var consumer = feed.CreateConsumer("consumer");
        await consumer.CreateAsync("Consumer");
        consumer.CopyCache(s_contoso);

        (await consumer.BuildAsync()).Succeeded();
        var rows = await RunAgainstEmulatorAsync(consumer);
        Assert.Contains("accounts?$select=name,revenue&$filter=name ne null&$orderby=name", Uri.UnescapeDataString(rows), StringComparison.Ordinal);
        Assert.Equal(3, Row().Count(rows));

        consumer.Edit("Program.cs", "new { a.Name, a.Revenue }", "new { a.Name, Revenue = a.NewLoyaltyPoints }");
        Assert.Contains("CS1061", (await consumer.BuildAsync()).Failed().Output, StringComparison.Ordinal);

        AddWholeNumber(consumer.CacheFolder, "account", "new_LoyaltyPoints");
        (await consumer.BuildAsync()).Succeeded();
        Assert.Contains("$select=name,new_loyaltypoints", Uri.UnescapeDataString(await RunAgainstEmulatorAsync(consumer)), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_cache_file_that_went_away_or_came_with_an_old_time_stamp_is_noticed()
    {
        var consumer = feed.CreateConsumer("stamps");
        await consumer.CreateAsync("Consumer");
        consumer.CopyCache(s_contoso);
        consumer.Edit("Program.cs", "a.Revenue", "Revenue = a.NumberOfEmployees");
        var definition = Path.Combine(consumer.CacheFolder, "definitions", "account.json");
        var (text, written) = (await File.ReadAllTextAsync(definition, TestContext.Current.CancellationToken), File.GetLastWriteTimeUtc(definition));
        (await consumer.BuildAsync()).Succeeded();

        await File.WriteAllTextAsync(definition, text.Replace("NumberOfEmployees", "NumberofStaff", StringComparison.Ordinal), TestContext.Current.CancellationToken);
        File.SetLastWriteTimeUtc(definition, written.AddYears(-1));
        Assert.Contains("CS1061", (await consumer.BuildAsync()).Failed().Output, StringComparison.Ordinal);

        await File.WriteAllTextAsync(definition, text, TestContext.Current.CancellationToken);
        (await consumer.BuildAsync()).Succeeded();
        File.Delete(definition);
        Assert.Contains("CS1061", (await consumer.BuildAsync()).Failed().Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Each_mistake_shows_its_rule_at_its_line()
    {
        var consumer = feed.CreateConsumer("mistakes");
        await consumer.CreateAsync("Mistakes");
        consumer.CopyCache(s_contoso);

        var output = (await consumer.BuildAsync()).Failed().Output;

        var lines = File.ReadAllLines(Path.Combine(consumer.Folder, "Program.cs"));
        for (var line = 0; line < lines.Length; line++)
        {
            if (Expected().Match(lines[line]) is { Success: true } rule)
            {
                Assert.Matches($@"Program\.cs\({line + 1},\d+\): error {rule.Groups[1].Value}: ", output);
            }
        }
    }

    [Fact]
    public async Task A_damaged_cache_fails_at_its_line()
    {
        var consumer = feed.CreateConsumer("damaged");
        await consumer.CreateAsync("Consumer");
        consumer.CopyCache(s_contoso);
        var metadata = Path.Combine(consumer.CacheFolder, "metadata.xml");
        var lines = await File.ReadAllLinesAsync(metadata, TestContext.Current.CancellationToken);
        await File.WriteAllLinesAsync(metadata, lines[..^10], TestContext.Current.CancellationToken);

        var output = (await consumer.BuildAsync()).Failed().Output;

        Assert.Matches(@"metadata\.xml\(\d+,\d+\): error TD0003: ", output);
        Assert.DoesNotContain("CS8785", output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_cache_elsewhere_is_named_in_the_project_file()
    {
        var consumer = feed.CreateConsumer("elsewhere");
        await consumer.CreateAsync("Consumer");
        consumer.Edit("Consumer.csproj", "</Project>", $"""
              <ItemGroup>
                <DataverseCache Include="{s_contoso}" />
              </ItemGroup>
            </Project>
            """);
        (await consumer.BuildAsync()).Succeeded();

        consumer.Edit("Consumer.csproj", s_contoso, s_contoso + "-gone");
        Assert.Contains("error TD0001", (await consumer.BuildAsync()).Failed().Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_compiler_that_would_drop_the_generator_is_an_error()
    {
        var consumer = feed.CreateConsumer("oldcompiler");
        await consumer.CreateAsync("Consumer");
        consumer.CopyCache(s_contoso);

        Assert.Contains("error TD0007", (await consumer.BuildAsync("-p:CompilerApiVersion=roslyn4.8")).Failed().Output, StringComparison.Ordinal);
    }

    private static async Task<string> RunAgainstEmulatorAsync(ConsumerProject consumer)
    {
        await using var emulator = await DataverseEmulator.StartAsync(new EmulatorOptions { CacheFolder = consumer.CacheFolder, SampleData = true });
        return (await consumer.RunProgramAsync(emulator.BaseAddress.ToString())).Succeeded().Output;
    }

    // What a pull writes after the column was made: the CSDL has its logical name, the definition its schema name.
    private static void AddWholeNumber(string cache, string entity, string schemaName)
    {
        var logicalName = schemaName.ToLowerInvariant();
        var metadata = Path.Combine(cache, "metadata.xml");
        var document = XDocument.Load(metadata);
        var entityType = document.Descendants(s_edm + "EntityType").Single(element => (string?)element.Attribute("Name") == entity);
        entityType.Elements(s_edm + "Property").Last().AddAfterSelf(new XElement(s_edm + "Property", new XAttribute("Name", logicalName), new XAttribute("Type", "Edm.Int32")));
        document.Save(metadata);

        var definition = Path.Combine(cache, "definitions", entity + ".json");
        var root = JsonNode.Parse(File.ReadAllText(definition))!;
        var attributes = root["Attributes"]!.AsArray();
        var attribute = attributes.First(node => (string?)node!["AttributeType"] == "Integer")!.DeepClone();
        attribute["LogicalName"] = logicalName;
        attribute["SchemaName"] = schemaName;
        attributes.Add(attribute);
        File.WriteAllText(definition, root.ToJsonString());
    }

    [GeneratedRegex("^row: ", RegexOptions.Multiline)]
    private static partial Regex Row();

    [GeneratedRegex(@"// (TD\d{4})$")]
    private static partial Regex Expected();
}
