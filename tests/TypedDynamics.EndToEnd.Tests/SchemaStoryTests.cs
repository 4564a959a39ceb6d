using TypedDynamics.Emulator;

namespace TypedDynamics.EndToEnd.Tests;

/// <summary>The daily loop with real commands: pull, build, query; a column is made; the pull shows two files; the build has the property, and it writes a row.</summary>
[Trait("Category", "Slow")]
public sealed class SchemaStoryTests(PackedFeed feed) : IClassFixture<PackedFeed>
{
    [Fact]
    public async Task A_column_that_was_made_is_a_property_after_a_pull_and_a_build()
    {
        await using var emulator = await DataverseEmulator.StartAsync(new EmulatorOptions { CacheFolder = Path.Combine(RepositoryRoot.Path, "metadata-cache", "contoso"), SampleData = true });
        var url = emulator.BaseAddress.ToString();
        var consumer = feed.CreateConsumer("story");
        await consumer.CreateAsync("Story");
        await consumer.InstallToolAsync();

        (await consumer.DotnetAsync("typeddynamics", "pull", "--url", url, "--cache", "metadata-cache/contoso")).Succeeded();
        await consumer.CommitAsync("The first pull");
        (await consumer.BuildAsync()).Succeeded();
        Assert.Contains("row: ", (await consumer.RunProgramAsync(url, "query")).Succeeded().Output, StringComparison.Ordinal);

        (await consumer.RunProgramAsync(url, "typed")).Succeeded();
        await PullShowsTwoFilesAsync(consumer, url, "new_balance");
        consumer.Edit("Program.cs", "/* new property */", ", NewBalance = 12.5m");
        consumer.Edit("Program.cs", "0 /* read */", "written.NewBalance");
        (await consumer.BuildAsync()).Succeeded();
        Assert.Contains("row: Written 12.5", (await consumer.RunProgramAsync(url, "write")).Succeeded().Output, StringComparison.Ordinal);

        (await consumer.RunProgramAsync(url, "json")).Succeeded();
        await PullShowsTwoFilesAsync(consumer, url, "new_credit");
        consumer.Edit("Program.cs", "NewBalance = 12.5m", "NewBalance = 12.5m, NewCredit = 7");
        consumer.Edit("Program.cs", "written.NewBalance", "written.NewCredit");
        (await consumer.BuildAsync()).Succeeded();
        Assert.Contains("row: Written 7", (await consumer.RunProgramAsync(url, "write")).Succeeded().Output, StringComparison.Ordinal);
    }

    private static async Task PullShowsTwoFilesAsync(ConsumerProject consumer, string url, string column)
    {
        // Before the pull the difference is told, and CI would stop; after it there is none.
        var before = await consumer.DotnetAsync("typeddynamics", "diff", "--url", url, "--cache", "metadata-cache/contoso", "--exit-code");
        Assert.Equal(1, before.ExitCode);
        Assert.Contains(column, before.Output, StringComparison.Ordinal);
        (await consumer.DotnetAsync("typeddynamics", "pull", "--url", url, "--cache", "metadata-cache/contoso")).Succeeded();
        (await consumer.DotnetAsync("typeddynamics", "diff", "--url", url, "--cache", "metadata-cache/contoso", "--exit-code")).Succeeded();

        Assert.Equal(["metadata-cache/contoso/definitions/account.json", "metadata-cache/contoso/metadata.xml"], await consumer.ChangedFilesAsync());
        await consumer.CommitAsync(column);
    }
}
