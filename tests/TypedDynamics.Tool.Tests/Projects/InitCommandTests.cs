namespace TypedDynamics.Tool.Tests.Projects;

public sealed class InitCommandTests : IDisposable
{
    private const string Project = """
        <Project Sdk="Microsoft.NET.Sdk">

          <!-- Ours. -->
          <PropertyGroup>
            <TargetFramework>net10.0</TargetFramework>
          </PropertyGroup>

        </Project>

        """;

    private readonly Machine _machine = new();

    public void Dispose() => _machine.Dispose();

    [Fact]
    public async Task It_writes_the_project_s_file_and_adds_to_the_project_and_the_second_time_nothing()
    {
        await File.WriteAllTextAsync(_machine.PathOf("App.csproj"), Project);
        string[] arguments = ["init", "--url", "https://contoso.crm.dynamics.com/", "--tables", "account,new_*", "--cache", "schema/contoso", "--pull-on-build"];

        var first = await _machine.RunAsync(arguments);
        var (file, project) = (await File.ReadAllTextAsync(_machine.PathOf("typeddynamics.json")), await File.ReadAllTextAsync(_machine.PathOf("App.csproj")));
        var second = await _machine.RunAsync(arguments);

        Assert.Equal(0, first.ExitCode);
        Assert.Equal("{\n  \"url\": \"https://contoso.crm.dynamics.com/\",\n  \"cache\": \"schema/contoso\",\n  \"tables\": [\n    \"account\",\n    \"new_*\"\n  ]\n}\n", file);
        Assert.StartsWith("<Project Sdk=\"Microsoft.NET.Sdk\">\n\n  <!-- Ours. -->\n  <PropertyGroup>\n    <TargetFramework>net10.0</TargetFramework>\n  </PropertyGroup>\n", project);
        Assert.Contains("<PackageReference Include=\"TypedDynamics\" Version=\"", project);
        Assert.Contains("\n  <ItemGroup>\n    <DataverseCache Include=\"schema/contoso\" />\n  </ItemGroup>\n", project);
        Assert.Contains("\n    <TypedDynamicsPullOnBuild>true</TypedDynamicsPullOnBuild>\n", project);
        Assert.Equal(0, second.ExitCode);
        Assert.StartsWith("typeddynamics.json says so already.\nNext:", second.Out);
        Assert.Equal(file, await File.ReadAllTextAsync(_machine.PathOf("typeddynamics.json")));
        Assert.Equal(project, await File.ReadAllTextAsync(_machine.PathOf("App.csproj")));
    }

    [Fact]
    public async Task A_cache_that_builds_find_needs_no_entry()
    {
        await File.WriteAllTextAsync(_machine.PathOf("App.csproj"), Project.Replace("</Project>", "<ItemGroup><PackageReference Include=\"TypedDynamics\" Version=\"1.0.0\" /></ItemGroup></Project>", StringComparison.Ordinal));
        var before = await File.ReadAllTextAsync(_machine.PathOf("App.csproj"));

        await _machine.RunAsync("init", "--url", "contoso.crm.dynamics.com");

        Assert.Equal(before, await File.ReadAllTextAsync(_machine.PathOf("App.csproj")));
        Assert.Contains("\"cache\": \"metadata-cache/contoso\"", await File.ReadAllTextAsync(_machine.PathOf("typeddynamics.json")));
    }

    [Fact]
    public async Task It_asks_who_sits_in_front_of_it_and_nobody_else()
    {
        Assert.Contains("Pass --url", (await _machine.RunAsync("init")).Error);
        Assert.False(File.Exists(_machine.PathOf("typeddynamics.json")));

        _machine.Types = "https://contoso.crm.dynamics.com\n";
        Assert.Equal(0, (await _machine.RunAsync("init")).ExitCode);
        Assert.True(File.Exists(_machine.PathOf("typeddynamics.json")));
    }

    [Fact]
    public async Task A_password_in_the_address_is_refused_and_not_repeated()
    {
        var run = await _machine.RunAsync("init", "--url", "https://user:hunter2@contoso.crm.dynamics.com");

        Assert.Equal(2, run.ExitCode);
        Assert.DoesNotContain("hunter2", run.Error);
        Assert.False(File.Exists(_machine.PathOf("typeddynamics.json")));
    }

    [Fact]
    public async Task Commands_below_the_project_find_its_file()
    {
        using var org = await Org.StartAsync();
        _machine.Handler = org;
        await _machine.RunAsync("init", "--url", "http://localhost", "--tables", "contact");
        Directory.CreateDirectory(_machine.PathOf("src"));

        var run = await ToolRun.RunAsync(_machine.Surroundings with { Folder = _machine.PathOf("src") }, "pull");

        Assert.Equal(0, run.ExitCode);
        Assert.True(File.Exists(_machine.PathOf("metadata-cache/emulator/definitions/contact.json")));
    }
}
