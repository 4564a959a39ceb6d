using TypedDynamics.Emulator;

namespace TypedDynamics.EndToEnd.Tests;

/// <summary>The tool as a stranger installs it, beside the package: from an empty project to a build that follows its org.</summary>
[Trait("Category", "Slow")]
public sealed class ToolPackageTests(PackedFeed feed) : IClassFixture<PackedFeed>
{
    [Fact]
    public async Task An_empty_project_is_set_up_and_its_builds_follow_the_org_and_do_without_it()
    {
        var consumer = feed.CreateConsumer("followed");
        await consumer.CreateAsync("Consumer");
        await consumer.InstallToolAsync();

        await using (var emulator = await DataverseEmulator.StartAsync(new() { CacheFolder = RepositoryRoot.File("metadata-cache", "contoso") }, TestContext.Current.CancellationToken))
        {
            (await consumer.DotnetAsync("typeddynamics", "init", "--url", emulator.BaseAddress.ToString(), "--cache", "metadata-cache/contoso", "--pull-on-build")).Succeeded();
            (await consumer.BuildAsync()).Succeeded();
            Assert.True(File.Exists(Path.Combine(consumer.CacheFolder, "definitions", "account.json")));

            (await consumer.DotnetAsync("typeddynamics", "diff", "--exit-code")).Succeeded();
        }

        var offline = await consumer.BuildAsync("-p:TypedDynamicsPullAge=0.001s", "--no-incremental");
        offline.Succeeded();
        Assert.Contains("warning TD0008", offline.Output, StringComparison.Ordinal);
        Assert.Contains("error", (await consumer.BuildAsync("-t:DataversePull")).Failed().Output, StringComparison.Ordinal);
    }
}
