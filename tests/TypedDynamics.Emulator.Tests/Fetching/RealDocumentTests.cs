using System.Globalization;
using System.Text.Json;
using System.Text.RegularExpressions;
using System.Xml.Linq;

namespace TypedDynamics.Emulator.Fetching;

/// <summary>The public FetchXML documents, over a real org's tables: each runs, or is refused with the service's code. What is refused, and why, stands in the snapshot.</summary>
public sealed partial class RealDocumentTests
{
    [Fact]
    public async Task Real_documents_are_run_or_refused_as_the_service_would()
    {
        var lines = await File.ReadAllLinesAsync(Corpus.PathOf("fetchxml", "queries.jsonl"), TestContext.Current.CancellationToken);
        var metadata = Corpus.PathOf("csdl", "embc-ess-mod_2022-10-27.xml");
        var sets = XDocument.Load(metadata).Descendants().Where(static each => each.Name.LocalName == "EntitySet")
            .GroupBy(static set => ((string)set.Attribute("EntityType")!).Split('.')[^1]).ToDictionary(static each => each.Key, static each => (string)each.First().Attribute("Name")!);
        var cache = Directory.CreateTempSubdirectory("real");
        try
        {
            File.Copy(metadata, Path.Combine(cache.FullName, "metadata.xml"));
            await using var org = await Org.StartAsync(cache: cache.FullName);
            var refusals = new List<string>();
            foreach (var document in lines.Select(static line => JsonDocument.Parse(line).RootElement))
            {
                var xml = document.GetProperty("fetchxml").GetString()!;
                var table = Table().Match(xml).Groups[1].Value;
                var reply = await org.GetAsync($"{sets.GetValueOrDefault(table, "accounts")}?fetchXml={Uri.EscapeDataString(xml)}");
                if (reply.Status == 200) continue;
                Assert.True(reply.Status == 400 && reply.Code.StartsWith("0x8004", StringComparison.Ordinal), $"{reply.Status} {reply.Body}\n{xml}");
                refusals.Add($"{document.GetProperty("sha").GetString()} {reply.Code} {JsonDocument.Parse(reply.Body).RootElement.GetProperty("error").GetProperty("message").GetString()!.ReplaceLineEndings(" ")}");
            }

            Snapshot.Verify($"{(lines.Length - refusals.Count).ToString(CultureInfo.InvariantCulture)} of {lines.Length.ToString(CultureInfo.InvariantCulture)} run\n{string.Join('\n', refusals)}\n", extension: "txt");
        }
        finally
        {
            cache.Delete(recursive: true);
        }
    }

    [GeneratedRegex("""<entity[^>]*\sname\s*=\s*["']([^"']+)""")]
    private static partial Regex Table();
}
