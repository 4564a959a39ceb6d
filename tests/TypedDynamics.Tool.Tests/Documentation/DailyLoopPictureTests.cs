namespace TypedDynamics.Tool.Tests.Documentation;

/// <summary>The pictures of the daily loop below <c>docs/cli</c> are what the commands write.</summary>
public sealed class DailyLoopPictureTests : IDisposable
{
    private const string Url = "http://localhost:5080";

    private readonly Machine _machine = new();

    [Fact]
    public async Task Pull_list_and_diff_look_as_in_their_pictures()
    {
        using var org = await Org.StartAsync();
        _machine.Handler = org;
        var first = await WriteAsync("pull", "--url", Url, "--cache", "metadata-cache/contoso");
        Documents.Verify("list.svg", TerminalPicture.Write(await WriteAsync("list", "contoso"), await WriteAsync("list", "phone", "--kind", "columns")));

        await org.SendAsync(HttpMethod.Post, "EntityDefinitions(LogicalName='account')/Attributes", """{"@odata.type":"Microsoft.Dynamics.CRM.MoneyAttributeMetadata","SchemaName":"new_Balance","PrecisionSource":2,"DisplayName":{"LocalizedLabels":[{"Label":"Balance","LanguageCode":1033}]}}""");
        await org.SendAsync(HttpMethod.Post, "InsertOptionValue", """{"EntityLogicalName":"contoso_project","AttributeLogicalName":"contoso_phase","Value":727000009,"Label":{"LocalizedLabels":[{"Label":"Parked","LanguageCode":1033}]}}""");
        await org.SendAsync(HttpMethod.Delete, "EntityDefinitions(LogicalName='contoso_project')/Attributes(LogicalName='contoso_legacycode')");
        Documents.Verify("diff.svg", TerminalPicture.Write(await WriteAsync("diff", "--url", Url)));
        Documents.Verify("pull.svg", TerminalPicture.Write(first, await WriteAsync("pull", "--url", Url), await WriteAsync("pull", "--url", Url)));
    }

    public void Dispose() => _machine.Dispose();

    // As on a machine whose project lies where the picture is taken.
    private async Task<(string Command, string Output)> WriteAsync(params string[] arguments)
    {
        var run = await _machine.RunAsync(arguments);
        Assert.True(run.ExitCode == 0, run.Error);
        return ($"typeddynamics {string.Join(' ', arguments)}", run.Out.Replace(_machine.Folder + Path.DirectorySeparatorChar, "", StringComparison.Ordinal));
    }
}
