using System.Text.Json.Nodes;
using TypedDynamics.Tool.Pulling;

namespace TypedDynamics.Tool.Tests.Pulling;

public sealed class PullTests
{
    private const string Url = "http://localhost";

    [Fact]
    public async Task A_pull_writes_what_the_org_has()
    {
        using var org = await Org.StartAsync();
        using var machine = new Machine { Handler = org };

        var run = await machine.RunAsync("pull", "--url", Url, "--cache", "cache");

        Assert.Equal("", run.Error);
        Assert.Equal(0, run.ExitCode);
        Assert.Equal(await File.ReadAllBytesAsync(RepositoryRoot.File("metadata-cache/contoso/metadata.xml")), await File.ReadAllBytesAsync(machine.PathOf("cache/metadata.xml")));
        foreach (var file in Directory.EnumerateFiles(RepositoryRoot.File("metadata-cache/contoso/definitions")))
        {
            var expected = DefinitionFile.Write(JsonNode.Parse(await File.ReadAllTextAsync(file))!.AsObject(), 1033);
            Assert.Equal(expected, await File.ReadAllTextAsync(machine.PathOf($"cache/definitions/{Path.GetFileName(file)}")));
        }
    }
}
