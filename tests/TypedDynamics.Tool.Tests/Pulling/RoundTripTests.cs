using System.Text.Json.Nodes;

namespace TypedDynamics.Tool.Tests.Pulling;

/// <summary>What is pulled from an emulator of a cache is a cache whose emulator tells the same: the CSDL byte for byte, every definition member for member.</summary>
[Trait("Category", "Slow")]
public sealed class RoundTripTests : IDisposable
{
    private const string All = "?$expand=Attributes,Keys,OneToManyRelationships,ManyToOneRelationships,ManyToManyRelationships";

    private static readonly string[] s_choices = ["Picklist", "MultiSelectPicklist", "State", "Status", "Boolean"];

    private readonly Machine _machine = new();

    public static IEnumerable<TheoryDataRow<string>> Documents => Corpus.CsdlNames;

    [Theory(SkipTestWithoutData = true)]
    [MemberData(nameof(Documents))]
    public async Task A_real_document_without_definitions(string name) => await RoundTripAsync(Folder(Corpus.Csdl(name), []));

    [Fact]
    public async Task A_real_document_with_real_definitions() =>
        await RoundTripAsync(Folder(Corpus.Csdl("embc-ess-mod_2022-10-27.xml"), Directory.EnumerateFiles(Corpus.PathOf("definitions"), "*.json")));

    [Fact]
    public async Task The_sample_org_with_what_was_made_in_it()
    {
        using var org = await Org.StartAsync();
        await org.SendAsync(HttpMethod.Post, "GlobalOptionSetDefinitions", """{"@odata.type":"Microsoft.Dynamics.CRM.OptionSetMetadata","Name":"new_unused","IsGlobal":true,"OptionSetType":"Picklist","Options":[{"Value":7}]}""");
        await org.SendAsync(HttpMethod.Post, "EntityDefinitions", """{"@odata.type":"Microsoft.Dynamics.CRM.EntityMetadata","SchemaName":"new_Boat","OwnershipType":"UserOwned","Attributes":[{"@odata.type":"Microsoft.Dynamics.CRM.StringAttributeMetadata","IsPrimaryName":true,"SchemaName":"new_Name"}]}""");
        _machine.Handler = org;

        var cache = await PullAsync();
        using var again = await Org.StartAsync(cache);

        using var before = Client(org);
        await CompareAsync(before, again);
        using var after = Client(again);
        Assert.Equal("new_unused", (string?)(await ReadAsync(after, "GlobalOptionSetDefinitions(Name='new_unused')"))["Name"]);
    }

    private async Task RoundTripAsync(string folder)
    {
        using var org = await Org.StartAsync(folder);
        _machine.Handler = org;

        var cache = await PullAsync();
        using var again = await Org.StartAsync(cache);

        Assert.Equal(await File.ReadAllBytesAsync(Path.Combine(folder, "metadata.xml"), TestContext.Current.CancellationToken), await File.ReadAllBytesAsync(Path.Combine(cache, "metadata.xml"), TestContext.Current.CancellationToken));
        using var before = Client(org);
        await CompareAsync(before, again);
    }

    private async Task<string> PullAsync()
    {
        var run = await _machine.RunAsync("pull", "--url", "http://localhost/", "--cache", "pulled");
        Assert.True(run.ExitCode == 0, run.Error);
        return _machine.PathOf("pulled");
    }

    private static async Task CompareAsync(HttpClient before, HttpMessageHandler again)
    {
        using var after = Client(again);
        Assert.Equal(await before.GetStringAsync("$metadata", TestContext.Current.CancellationToken), await after.GetStringAsync("$metadata", TestContext.Current.CancellationToken));
        await SameAsync("EntityDefinitions?$select=LogicalName,EntitySetName");
        await SameAsync("RelationshipDefinitions");
        await SameAsync("GlobalOptionSetDefinitions");
        var tables = (await ReadAsync(before, "EntityDefinitions?$select=LogicalName"))["value"]!.AsArray().Select(static row => (string)row!["LogicalName"]!).ToList();
        Assert.NotEmpty(tables);
        foreach (var table in tables)
        {
            await SameAsync($"EntityDefinitions(LogicalName='{table}'){All}");
            foreach (var kind in s_choices) await SameAsync($"EntityDefinitions(LogicalName='{table}')/Attributes/Microsoft.Dynamics.CRM.{kind}AttributeMetadata?$expand=OptionSet,GlobalOptionSet");
        }

        async Task SameAsync(string address)
        {
            var (old, now) = (await ReadAsync(before, address), await ReadAsync(after, address));
            Assert.True(JsonNode.DeepEquals(old, now), $"{address} is told otherwise:\n{old.ToJsonString()[..Math.Min(3000, old.ToJsonString().Length)]}\n{now.ToJsonString()[..Math.Min(3000, now.ToJsonString().Length)]}");
        }
    }

    private static async Task<JsonObject> ReadAsync(HttpClient client, string address)
    {
        var answer = JsonNode.Parse(await client.GetStringAsync(address, TestContext.Current.CancellationToken))!.AsObject();
        Strip(answer);
        return answer;
    }

    // Lists without an order are sorted in the cache; what only repeats the request is not in it.
    private static void Strip(JsonNode? node)
    {
        switch (node)
        {
            case JsonObject members:
                members.Remove("HasChanged");
                foreach (var (name, value) in members.ToList())
                {
                    Strip(value);
                    if (value is JsonArray list && name is "Attributes" or "Keys" or "OneToManyRelationships" or "ManyToOneRelationships" or "ManyToManyRelationships" or "Privileges" or "value") members[name] = Sorted((JsonArray)value!);
                }

                break;
            case JsonArray items:
                foreach (var item in items) Strip(item);
                break;
        }
    }

    private static JsonArray Sorted(JsonArray list) => new([.. list.Select(static item => item!.DeepClone()).OrderBy(static item => (string?)(item["LogicalName"] ?? item["SchemaName"] ?? item["Name"]), StringComparer.Ordinal)]);

    private string Folder(string metadata, IEnumerable<string> definitions)
    {
        var folder = Directory.CreateDirectory(Path.Combine(_machine.Root, "org")).FullName;
        File.Copy(metadata, Path.Combine(folder, "metadata.xml"));
        Directory.CreateDirectory(Path.Combine(folder, "definitions"));
        foreach (var definition in definitions) File.Copy(definition, Path.Combine(folder, "definitions", Path.GetFileName(definition)));
        return folder;
    }

    private static HttpClient Client(HttpMessageHandler org)
    {
        var client = new HttpClient(org, disposeHandler: false) { BaseAddress = new("http://localhost/api/data/v9.2/") };
        client.DefaultRequestHeaders.Authorization = new("Bearer", "any");
        return client;
    }

    public void Dispose() => _machine.Dispose();
}
