using System.Net;
using TypedDynamics.Tool.Pulling;

namespace TypedDynamics.Tool.Tests.Pulling;

/// <summary>A second pull asks what changed, and reads that alone.</summary>
public sealed class IncrementalPullTests : IAsyncLifetime
{
    private readonly Machine _machine = new();
    private Org _org = null!;

    public async ValueTask InitializeAsync()
    {
        _machine.Handler = _org = await Org.StartAsync();
        Assert.Equal(0, (await PullAsync()).ExitCode);
        _org.Forget();
    }

    public ValueTask DisposeAsync()
    {
        _machine.Dispose();
        _org.Dispose();
        return ValueTask.CompletedTask;
    }

    [Fact]
    public async Task Nothing_new_reads_no_table()
    {
        var run = await PullAsync();

        Assert.Equal("Nothing changed.\n", run.Out);
        Assert.Empty(TablesRead());
    }

    [Fact]
    public async Task A_new_column_reads_its_table_alone_and_changes_two_files()
    {
        await AddColumnAsync();
        var before = Files();

        var run = await PullAsync();

        Assert.Equal(["contoso_project"], TablesRead());
        Assert.Contains("+ column contoso_motto: Text; 'Motto'", run.Out);
        Assert.Equal(["definitions/contoso_project.json", "metadata.xml"], Changed(before));
        await AssertSameAsWholePullAsync();
    }

    [Fact]
    public async Task A_deleted_column_is_found_by_its_id()
    {
        await AddColumnAsync();
        await PullAsync();
        await _org.SendAsync(HttpMethod.Delete, "EntityDefinitions(LogicalName='contoso_project')/Attributes(LogicalName='contoso_motto')");
        _org.Forget();

        var run = await PullAsync();

        Assert.Equal(["contoso_project"], TablesRead());
        Assert.Contains("- column contoso_motto", run.Out);
        Assert.Contains("ContosoProject.ContosoMotto is gone", run.Out);
        await AssertSameAsWholePullAsync();
    }

    [Fact]
    public async Task A_new_option_and_a_deleted_one_are_found()
    {
        await _org.SendAsync(HttpMethod.Post, "InsertOptionValue", """{"EntityLogicalName":"contoso_project","AttributeLogicalName":"contoso_phase","Value":100000099,"Label":{"LocalizedLabels":[{"Label":"Later","LanguageCode":1033}]}}""");
        Assert.Contains("+ option contoso_phase.100000099: 'Later'", (await PullAsync()).Out);

        await _org.SendAsync(HttpMethod.Post, "DeleteOptionValue", """{"EntityLogicalName":"contoso_project","AttributeLogicalName":"contoso_phase","Value":100000099}""");
        Assert.Contains("- option contoso_phase.100000099: 'Later'", (await PullAsync()).Out);
        Assert.Equal(["contoso_project"], TablesRead().Distinct());
        await AssertSameAsWholePullAsync();
    }

    [Fact]
    public async Task A_new_table_comes_and_goes()
    {
        await _org.SendAsync(HttpMethod.Post, "EntityDefinitions", """
            {"@odata.type":"Microsoft.Dynamics.CRM.EntityMetadata","SchemaName":"new_Boat","OwnershipType":"UserOwned","HasActivities":false,"HasNotes":false,
             "DisplayName":{"LocalizedLabels":[{"Label":"Boat","LanguageCode":1033}]},"DisplayCollectionName":{"LocalizedLabels":[{"Label":"Boats","LanguageCode":1033}]},
             "Attributes":[{"@odata.type":"Microsoft.Dynamics.CRM.StringAttributeMetadata","SchemaName":"new_Name","IsPrimaryName":true,"MaxLength":100,"FormatName":{"Value":"Text"},
              "DisplayName":{"LocalizedLabels":[{"Label":"Name","LanguageCode":1033}]}}]}
            """);
        Assert.Contains("+ table new_boat: 'Boat'", (await PullAsync()).Out);
        Assert.True(File.Exists(_machine.PathOf("cache/definitions/new_boat.json")));

        await _org.SendAsync(HttpMethod.Delete, "EntityDefinitions(LogicalName='new_boat')");
        Assert.Contains("- table new_boat: 'Boat'", (await PullAsync()).Out);
        Assert.False(File.Exists(_machine.PathOf("cache/definitions/new_boat.json")));
        await AssertSameAsWholePullAsync();
    }

    [Theory]
    [InlineData(HttpStatusCode.BadRequest, "0x80044352", "too long ago")]
    [InlineData(HttpStatusCode.NotImplemented, "0x8006088a", "does not tell what changed")]
    [InlineData(HttpStatusCode.Forbidden, "0x80040220", "does not tell what changed")]
    public async Task Where_the_org_does_not_tell_all_is_read_anew_and_that_is_said(HttpStatusCode status, string code, string says)
    {
        await AddColumnAsync();
        _org.Instead = request => Org.PathOf(request).StartsWith("RetrieveMetadataChanges(Query=@q,ClientVersionStamp", StringComparison.Ordinal) ? Org.Refuse(status, code, "No.") : null;

        var run = await PullAsync();

        Assert.Equal(0, run.ExitCode);
        Assert.Contains(says, run.Error);
        Assert.Contains("+ column contoso_motto", run.Out);
        Assert.True(TablesRead().Count() > 20);
    }

    [Fact]
    public async Task Without_the_state_of_the_last_pull_all_is_read_anew()
    {
        File.Delete(_machine.PathOf("cache/.pull.json"));

        var run = await PullAsync();

        Assert.Equal("Nothing changed.\n", run.Out);
        Assert.True(TablesRead().Count() > 20);
    }

    [Fact]
    public async Task Files_that_a_checkout_put_back_are_not_taken_for_those_of_the_stamp()
    {
        var old = Files();
        await AddColumnAsync();
        await PullAsync();
        var now = Files();
        foreach (var (path, text) in old) File.WriteAllText(_machine.PathOf($"cache/{path}"), text);

        var run = await PullAsync();

        Assert.Equal(0, run.ExitCode);
        Assert.Contains("not those of the last pull: all is read anew", run.Error);
        Assert.Contains("+ column contoso_motto", run.Out);
        Assert.Equal(now, Files());
        _org.Forget();
        Assert.Equal("Nothing changed.\n", (await PullAsync()).Out);
        Assert.Empty(TablesRead());
    }

    [Fact]
    public async Task A_definition_changed_by_hand_is_brought_back()
    {
        var before = Files();
        File.AppendAllText(_machine.PathOf("cache/definitions/contoso_project.json"), " ");

        var run = await PullAsync();

        Assert.Contains("not those of the last pull", run.Error);
        Assert.Contains("Written: definitions/contoso_project.json", run.Out);
        Assert.Equal(before, Files());
    }

    private Task AddColumnAsync() => _org.SendAsync(HttpMethod.Post, "EntityDefinitions(LogicalName='contoso_project')/Attributes", """
        {"@odata.type":"Microsoft.Dynamics.CRM.StringAttributeMetadata","SchemaName":"contoso_Motto","MaxLength":100,"FormatName":{"Value":"Text"},
         "RequiredLevel":{"Value":"None","CanBeChanged":true,"ManagedPropertyLogicalName":"canmodifyrequirementlevelsettings"},
         "DisplayName":{"LocalizedLabels":[{"Label":"Motto","LanguageCode":1033}]},"Description":{"LocalizedLabels":[]}}
        """);

    private Task<ToolRun> PullAsync(params string[] more) => _machine.RunAsync(["pull", "--url", "http://localhost", "--cache", "cache", .. more]);

    private IEnumerable<string> TablesRead() => _org.Requests.Where(static path => path.StartsWith("EntityDefinitions(LogicalName='", StringComparison.Ordinal) && path.Contains("?$expand=Attributes", StringComparison.Ordinal)).Select(static path => path.Split('\'')[1]);

    private Dictionary<string, string> Files() => Directory.EnumerateFiles(_machine.PathOf("cache"), "*", SearchOption.AllDirectories)
        .Select(file => Path.GetRelativePath(_machine.PathOf("cache"), file).Replace('\\', '/')).Where(static file => file != PullState.FileName).ToDictionary(static file => file, file => File.ReadAllText(_machine.PathOf($"cache/{file}")));

    private IEnumerable<string> Changed(Dictionary<string, string> before) => Files().Where(file => before.GetValueOrDefault(file.Key) != file.Value).Select(static file => file.Key).Order(StringComparer.Ordinal);

    private async Task AssertSameAsWholePullAsync()
    {
        var files = Files();
        var whole = await PullAsync("--full");
        Assert.Equal("Nothing changed.\n", whole.Out);
        Assert.Equal(files, Files());
    }
}
