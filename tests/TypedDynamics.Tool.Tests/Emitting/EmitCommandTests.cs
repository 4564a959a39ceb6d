using System.Text.Json;
using TypedDynamics.Tool.Emitting;

namespace TypedDynamics.Tool.Tests.Emitting;

public sealed class EmitCommandTests
{
    private const string Declaration = "Contoso.Data.Crm.-Declaration.g.cs";
    private const string List = "typeddynamics.files.txt";

    [Theory]
    [InlineData("\"account\", \"contact(firstname,lastname,parentcustomerid)\"", "account", "contact(firstname,lastname,parentcustomerid)")]
    [InlineData("\"contoso_*\", \"-contoso_skill\"", "contoso_*", "-contoso_skill")]
    [InlineData("\"account\", Operations = new[] { \"Win*\", \"Lose*\" }, Namespace = \"Contoso.Types\"", "account", "--operations", "Win*", "Lose*", "--entity-namespace", "Contoso.Types")]
    [InlineData("")]
    public async Task The_files_are_those_of_the_compiler_byte_for_byte(string attribute, params string[] arguments)
    {
        using var machine = new Machine();

        var run = await EmitAsync(machine, arguments);

        Assert.Equal("", run.Error);
        Assert.Equal(0, run.ExitCode);
        var expected = CompilerRun.Files($"namespace Contoso.Data; [TypedDynamics.DataverseContext({attribute})] public sealed partial class Crm;", Caches.Contoso);
        var written = Directory.EnumerateFiles(machine.PathOf("out")).ToDictionary(static path => Path.GetFileName(path), File.ReadAllBytes);
        Assert.NotEmpty(expected);
        Assert.Equal(expected.Keys.Append(Declaration).Append(List).Order(StringComparer.Ordinal), written.Keys.Order(StringComparer.Ordinal));
        Assert.All(expected, file => Assert.Equal(file.Value, written[file.Key]));
    }

    [Fact]
    public async Task Namesakes_are_called_as_in_the_compiler_whichever_is_asked_for()
    {
        using var machine = new Machine();
        static string Entity(string name) => $"""<EntityType Name="{name}"><Key><PropertyRef Name="{name}id" /></Key><Property Name="{name}id" Type="Edm.Guid" /></EntityType>""";
        static string Definition(string name, string schemaName, int year) => $$"""{ "LogicalName": "{{name}}", "SchemaName": "{{schemaName}}", "CreatedOn": "{{year}}-01-01T00:00:00Z", "Attributes": [] }""";
        Directory.CreateDirectory(machine.PathOf("cache/definitions"));
        await File.WriteAllTextAsync(machine.PathOf("cache/metadata.xml"), $"""
            <edmx:Edmx Version="4.0" xmlns:edmx="http://docs.oasis-open.org/odata/ns/edmx"><edmx:DataServices><Schema Namespace="Microsoft.Dynamics.CRM" Alias="mscrm" xmlns="http://docs.oasis-open.org/odata/ns/edm">
            {Entity("new_foo_bar")}{Entity("new_foobar")}
            </Schema></edmx:DataServices></edmx:Edmx>
            """, TestContext.Current.CancellationToken);
        await File.WriteAllTextAsync(machine.PathOf("cache/definitions/new_foo_bar.json"), Definition("new_foo_bar", "new_Foo_Bar", 2021), TestContext.Current.CancellationToken);
        await File.WriteAllTextAsync(machine.PathOf("cache/definitions/new_foobar.json"), Definition("new_foobar", "new_FooBar", 2020), TestContext.Current.CancellationToken);

        var run = await machine.RunAsync("emit", "new_foo_bar", "--cache", "cache", "-o", "out");

        Assert.Equal((0, ""), (run.ExitCode, run.Error));
        Assert.True(File.Exists(machine.PathOf("out/Crm.New_Foo_Bar.g.cs")));
        Assert.Contains("Crm.New_Foo_Bar.g.cs", CompilerRun.Files("[TypedDynamics.DataverseContext(\"new_foo_bar\")] public sealed partial class Crm;", machine.PathOf("cache")).Keys);
    }

    [Fact]
    public async Task The_files_are_all_that_a_project_needs_beside_the_runtime()
    {
        using var machine = new Machine();

        await EmitAsync(machine);

        Assert.Empty(CompilerRun.Compile(Directory.EnumerateFiles(machine.PathOf("out"), "*.cs")));
    }

    [Fact]
    public async Task What_is_up_to_date_is_not_written_again()
    {
        using var machine = new Machine();
        await EmitAsync(machine, "account");
        var times = Times(machine);
        foreach (var path in times.Keys) File.SetLastWriteTimeUtc(path, DateTime.UnixEpoch);

        var run = await EmitAsync(machine, "account", "--json");

        Assert.All(Times(machine), static file => Assert.Equal(DateTime.UnixEpoch, file.Value));
        var result = JsonElement.Parse(run.Out);
        Assert.True(result.GetProperty("upToDate").GetBoolean());
        Assert.Equal(times.Count - 1, result.GetProperty("unchanged").GetInt32());
    }

    [Fact]
    public async Task Files_of_tables_that_are_gone_are_removed_and_others_are_left()
    {
        using var machine = new Machine();
        await EmitAsync(machine, "account", "contact");
        await File.WriteAllTextAsync(machine.PathOf("out/Mine.cs"), "// mine", TestContext.Current.CancellationToken);
        await File.WriteAllTextAsync(machine.PathOf("out/Mine.g.cs"), "// mine", TestContext.Current.CancellationToken);

        var run = await EmitAsync(machine, "account");

        Assert.Contains("removed   Contoso.Data.Crm.Contact.g.cs\n", run.Out);
        Assert.False(File.Exists(machine.PathOf("out/Contoso.Data.Crm.Contact.g.cs")));
        Assert.True(File.Exists(machine.PathOf("out/Contoso.Data.Crm.Account.g.cs")));
        Assert.True(File.Exists(machine.PathOf("out/Mine.cs")));
        Assert.True(File.Exists(machine.PathOf("out/Mine.g.cs")));
    }

    [Fact]
    public async Task A_file_of_somebody_else_is_not_overwritten()
    {
        using var machine = new Machine();
        Directory.CreateDirectory(machine.PathOf("out"));
        await File.WriteAllTextAsync(machine.PathOf("out/Contoso.Data.Crm.Account.g.cs"), "// mine", TestContext.Current.CancellationToken);

        var run = await EmitAsync(machine, "account");

        Assert.Equal(5, run.ExitCode);
        Assert.Contains("was not written by this command", run.Error);
        Assert.Equal("// mine", await File.ReadAllTextAsync(machine.PathOf("out/Contoso.Data.Crm.Account.g.cs"), TestContext.Current.CancellationToken));
        Assert.Single(Directory.EnumerateFiles(machine.PathOf("out")));
    }

    [Fact]
    public async Task Check_writes_nothing_and_exits_with_1_while_something_is_outdated()
    {
        using var machine = new Machine();
        await EmitAsync(machine, "account", "contact");
        Assert.Equal(0, (await EmitAsync(machine, "account", "contact", "--check")).ExitCode);

        var account = machine.PathOf("out/Contoso.Data.Crm.Account.g.cs");
        await File.AppendAllTextAsync(account, "// more", TestContext.Current.CancellationToken);
        var before = await File.ReadAllTextAsync(account, TestContext.Current.CancellationToken);
        var run = await EmitAsync(machine, "account", "--check");

        Assert.Equal(1, run.ExitCode);
        Assert.Contains("outdated  Contoso.Data.Crm.Account.g.cs\n", run.Out);
        Assert.Contains("leftover  Contoso.Data.Crm.Contact.g.cs\n", run.Out);
        Assert.Equal(before, await File.ReadAllTextAsync(account, TestContext.Current.CancellationToken));
        Assert.True(File.Exists(machine.PathOf("out/Contoso.Data.Crm.Contact.g.cs")));
    }

    [Fact]
    public async Task Line_ends_of_another_system_are_no_difference()
    {
        using var machine = new Machine();
        await EmitAsync(machine, "account");
        var account = machine.PathOf("out/Contoso.Data.Crm.Account.g.cs");
        await File.WriteAllTextAsync(account, (await File.ReadAllTextAsync(account, TestContext.Current.CancellationToken)).Replace("\n", "\r\n", StringComparison.Ordinal), TestContext.Current.CancellationToken);

        Assert.Equal(0, (await EmitAsync(machine, "account", "--check")).ExitCode);
    }

    [Theory]
    [InlineData("acount", "'acount' names no entity of the cache; did you mean 'account'")]
    [InlineData("account(nam)", "'nam' names no column or navigation of 'account'")]
    [InlineData("account(", "'account(' is not a pattern: ")]
    public async Task A_pattern_that_names_nothing_stops_it(string pattern, string message)
    {
        using var machine = new Machine();

        var run = await EmitAsync(machine, pattern);

        Assert.Equal(2, run.ExitCode);
        Assert.Contains(message, run.Error.Replace(". Did", "; did", StringComparison.Ordinal));
        Assert.False(Directory.Exists(machine.PathOf("out")));
    }

    [Fact]
    public async Task A_damaged_cache_is_told_by_file_and_line_and_nothing_is_written()
    {
        using var machine = new Machine();
        var cache = Directory.CreateDirectory(machine.PathOf("metadata-cache")).FullName;
        var text = await File.ReadAllTextAsync(Path.Combine(Caches.Contoso, "metadata.xml"), TestContext.Current.CancellationToken);
        await File.WriteAllTextAsync(Path.Combine(cache, "metadata.xml"), text[..(text.Length / 2)], TestContext.Current.CancellationToken);

        var run = await machine.RunAsync("emit", "account", "-o", "out");

        Assert.Equal(5, run.ExitCode);
        Assert.Matches(@"metadata\.xml\(\d+,\d+\): TD0003: ", run.Error);
        Assert.False(Directory.Exists(machine.PathOf("out")));
    }

    [Fact]
    public void Problems_weigh_what_they_weigh_in_the_compiler() =>
        Assert.All(Generator.Diagnostics.Rules.All.Where(static rule => string.CompareOrdinal(rule.Id, "TD1000") < 0), static rule =>
        {
            Assert.Equal(rule.DefaultSeverity == Microsoft.CodeAnalysis.DiagnosticSeverity.Error, CacheProblems.IsError(rule.Id));
            Assert.Equal(rule.DefaultSeverity == Microsoft.CodeAnalysis.DiagnosticSeverity.Warning, CacheProblems.IsWarning(rule.Id));
        });

    private static Task<ToolRun> EmitAsync(Machine machine, params string[] arguments) =>
        machine.RunAsync(["emit", .. arguments.Where(static each => each[0] != '-' || each.StartsWith("--", StringComparison.Ordinal)), "--cache", Caches.Contoso, "-n", "Contoso.Data", "-o", "out", "--", .. arguments.Where(static each => each[0] == '-' && !each.StartsWith("--", StringComparison.Ordinal))]);

    private static Dictionary<string, DateTime> Times(Machine machine) => Directory.EnumerateFiles(machine.PathOf("out")).ToDictionary(static path => path, File.GetLastWriteTimeUtc);
}
