using System.Text.RegularExpressions;

namespace TypedDynamics.Tool.Tests.Building;

/// <summary>Builds that refresh their cache first. A script stands in for the tool, and writes down how it was called.</summary>
[Trait("Category", "Slow")]
public sealed class PullOnBuildTests : IDisposable
{
    private readonly Machine _machine = new();
    private readonly ProcessRun _dotnet;

    public PullOnBuildTests()
    {
        Assert.SkipUnless(OperatingSystem.IsLinux() || OperatingSystem.IsMacOS(), "The stand-in for the tool is a script of the shell.");
        _dotnet = new(_machine.Folder);
        var targets = RepositoryRoot.File("generator/TypedDynamics.Generator/build");
        File.WriteAllText(_machine.PathOf("App.csproj"), $"""
            <Project Sdk="Microsoft.NET.Sdk">
              <Import Project="{targets}/TypedDynamics.props" />
              <PropertyGroup>
                <TargetFrameworks>net10.0;net9.0</TargetFrameworks>
                <TreatWarningsAsErrors>true</TreatWarningsAsErrors>
                <TypedDynamicsPullOnBuild>true</TypedDynamicsPullOnBuild>
                <TypedDynamicsTool>sh "{_machine.PathOf("tool.sh")}"</TypedDynamicsTool>
                <DisableImplicitFrameworkReferences>true</DisableImplicitFrameworkReferences>
              </PropertyGroup>
              <Import Project="{targets}/TypedDynamics.Pull.targets" Condition="'$(TargetFramework)' == ''" />
            </Project>
            """);
        File.WriteAllText(_machine.PathOf("Directory.Build.targets"), $"""
            <Project>
              <Import Project="{targets}/TypedDynamics.targets" Condition="'$(TargetFramework)' != ''" />
              <Target Name="CoreCompile" Condition="'$(TargetFramework)' != ''">
                <Message Importance="high" Text="compiles %(AdditionalFiles.Filename)" />
              </Target>
              <Target Name="CopyFilesToOutputDirectory" />
            </Project>
            """);
        Directory.CreateDirectory(_machine.PathOf("metadata-cache/contoso/definitions"));
        File.WriteAllText(_machine.PathOf("metadata-cache/contoso/metadata.xml"), "<x/>");
    }

    public void Dispose() => _machine.Dispose();

    [Fact]
    public async Task It_runs_once_for_all_target_frameworks_and_the_compiler_sees_what_came()
    {
        WriteTool("echo {} > metadata-cache/contoso/definitions/account.json");

        var build = await BuildAsync();

        Assert.True(build.ExitCode == 0, build.Out);
        Assert.Equal("pull --if-older-than 1h --timeout 30s\n", await File.ReadAllTextAsync(_machine.PathOf("calls.txt")));
        Assert.Equal(2, Regex.Count(build.Out, "compiles account"));
    }

    [Fact]
    public async Task What_fails_is_a_warning_that_is_no_error_whatever_the_project_says()
    {
        WriteTool("echo 'error: Nobody is signed in.' >&2; exit 4");

        var build = await BuildAsync();

        Assert.True(build.ExitCode == 0, build.Out);
        Assert.Matches("warning TD0008: .*goes on with the cache as it is.*Nobody is signed in", build.Out);
    }

    [Fact]
    public async Task A_tool_that_hangs_is_given_up()
    {
        WriteTool("sleep 600");

        var build = await BuildAsync("-p:TypedDynamicsPullTimeout=-14");

        Assert.True(build.ExitCode == 0, build.Out);
        Assert.Contains("warning TD0008", build.Out);
    }

    [Theory]
    [InlineData("-p:DesignTimeBuild=true")]
    [InlineData("-p:TypedDynamicsPullOnBuild=false")]
    public async Task It_does_not_run_for_an_editor_nor_where_it_is_off(string property)
    {
        WriteTool("true");

        await BuildAsync(property);

        Assert.False(File.Exists(_machine.PathOf("calls.txt")));
    }

    [Fact]
    public async Task The_target_pulls_at_once_and_fails_where_the_tool_fails()
    {
        WriteTool("echo pulled; exit 3");

        var build = await BuildAsync("-t:DataversePull");

        Assert.NotEqual(0, build.ExitCode);
        Assert.Contains("pulled", build.Out);
        Assert.Equal("pull\n", (await File.ReadAllTextAsync(_machine.PathOf("calls.txt"))).Replace("pull \n", "pull\n", StringComparison.Ordinal));
    }

    private void WriteTool(string script) => File.WriteAllText(_machine.PathOf("tool.sh"), $"echo \"$@\" >> \"{_machine.PathOf("calls.txt")}\"\n{script}\n");

    private Task<ProcessResult> BuildAsync(params string[] more) => _dotnet.RunAsync("dotnet", ["msbuild", "-restore", "-nologo", "-v:n", "-tl:off", "-nr:false", .. more], TestContext.Current.CancellationToken);
}
