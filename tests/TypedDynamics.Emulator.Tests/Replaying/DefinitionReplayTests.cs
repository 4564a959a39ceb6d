namespace TypedDynamics.Emulator.Replaying;

/// <summary>The requests of the documentation that read and change the schema, sent to an org of a real document and a real definition: answers have the documented status and shape.</summary>
public sealed class DefinitionReplayTests
{
    // What some of them take for granted.
    private static readonly string[] s_tables = ["new_Widget", "new_BankAccount"];

    // Members that came with later versions of the service.
    private static readonly string[] s_later = ["ExternalValue", "ParentValues", "Tag", "IsHidden"];

    [Fact]
    public async Task Documented_requests_of_the_schema_get_the_documented_answers()
    {
        if (Corpus.Folder is null) return;
        var exchanges = Exchange.ReadAll().Where(static exchange => exchange.Set.EndsWith("Definitions", StringComparison.Ordinal)).ToList();
        Assert.Equal(10, exchanges.Count);
        var folder = Folder();
        await using var org = await Org.StartAsync(cache: folder);
        foreach (var table in s_tables) Assert.Equal(204, (await org.PostAsync("EntityDefinitions", Table(table))).Status);

        foreach (var exchange in exchanges)
        {
            var reply = await org.SendAsync(exchange.Method, exchange.Address!.Replace("<Entity Logical Name>", "account", StringComparison.Ordinal), exchange.Body, [.. exchange.Headers]);

            Assert.True((exchange.Status ?? 200) == reply.Status, $"{exchange.Place}: {reply.Status}: {reply.Body}");
            if (exchange.AnswerHeaders.Any(static header => header.Name == "OData-EntityId")) Assert.Matches(@"/[A-Z]\w+Definitions.*\([0-9a-f-]{36}\)$", reply.Headers["OData-EntityId"]);
            if (exchange.Answer is { } answer) Assert.DoesNotContain(Shape.Differences(answer, reply.Json), static difference => !s_later.Any(member => difference.EndsWith($"/{member} is more", StringComparison.Ordinal)));
        }

        Directory.Delete(folder, recursive: true);
    }

    private static string Table(string name) =>
        $$"""{"@odata.type":"Microsoft.Dynamics.CRM.EntityMetadata","SchemaName":"{{name}}","OwnershipType":"UserOwned","Attributes":[{"@odata.type":"Microsoft.Dynamics.CRM.StringAttributeMetadata","IsPrimaryName":true,"SchemaName":"new_Name"}]}""";

    private static string Folder()
    {
        var folder = Directory.CreateTempSubdirectory("definitions").FullName;
        File.Copy(Corpus.Csdl("embc-ess-mod_2022-10-27.xml"), Path.Combine(folder, "metadata.xml"));
        Directory.CreateDirectory(Path.Combine(folder, "definitions"));
        File.Copy(Corpus.PathOf("definitions", "account.json"), Path.Combine(folder, "definitions", "account.json"));
        return folder;
    }
}
