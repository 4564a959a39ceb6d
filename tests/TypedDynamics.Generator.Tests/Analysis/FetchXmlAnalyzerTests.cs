using System.Collections.Immutable;
using System.Globalization;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;
using Microsoft.CodeAnalysis.Text;
using TypedDynamics.Generator.Analysis;
using TypedDynamics.Generator.Tests.Compiling;
using TypedDynamics.Generator.Tests.Emitting;

namespace TypedDynamics.Generator.Tests.Analysis;

public sealed class FetchXmlAnalyzerTests
{
    private const string Metadata = """
        <edmx:Edmx Version="4.0" xmlns:edmx="http://docs.oasis-open.org/odata/ns/edmx"><edmx:DataServices><Schema Namespace="Microsoft.Dynamics.CRM" xmlns="http://docs.oasis-open.org/odata/ns/edm">
          <EntityType Name="crmbaseentity" Abstract="true" />
          <EntityType Name="principal" BaseType="mscrm.crmbaseentity" Abstract="true"><Property Name="createdon" Type="Edm.DateTimeOffset" /></EntityType>
          <EntityType Name="account" BaseType="mscrm.principal"><Key><PropertyRef Name="accountid" /></Key><Property Name="accountid" Type="Edm.Guid" /><Property Name="name" Type="Edm.String" /><Property Name="_primarycontactid_value" Type="Edm.Guid" /></EntityType>
          <EntityType Name="contact" BaseType="mscrm.crmbaseentity"><Key><PropertyRef Name="contactid" /></Key><Property Name="contactid" Type="Edm.Guid" /><Property Name="fullname" Type="Edm.String" /></EntityType>
        </Schema></edmx:DataServices></edmx:Edmx>
        """;

    [Theory]
    [InlineData("<fetch><entity name='account'><attribute name='name' /><attribute name='createdon' /><attribute name='primarycontactidname' /><order attribute='name' /><filter type='or'><condition attribute='name' operator='not-null' /></filter></entity></fetch>")]
    [InlineData("<fetch top='5'><entity name='account'><all-attributes /><link-entity name='contact' from='contactid' to='primarycontactid' alias='c' link-type='outer'><attribute name='fullname' /></link-entity><filter><condition entityname='c' attribute='fullname' operator='null' /></filter></entity></fetch>")]
    [InlineData("<fetch aggregate='true'><entity name='account'><attribute name='createdon' alias='y' groupby='true' dategrouping='year' /></entity></fetch>")]
    [InlineData("<fetch><entity name='account'><filter><link-entity name='contact' from='contactid' to='primarycontactid' link-type='any'><filter><condition attribute='fullname' operator='eq' value='x' /></filter></link-entity></filter></entity></fetch>")]
    public async Task What_is_right_is_left_alone(string xml) => Assert.Empty(await FaultsAsync(xml));

    [Theory]
    [InlineData("<fetch><entity name='account'>", "TD1008: Line 1 of the FetchXML: ")]
    [InlineData("<!DOCTYPE x []><fetch><entity name='account' /></fetch>", "TD1008: Line 1 of the FetchXML: For security reasons DTD")]
    [InlineData("<query />", "TD1008: Line 1 of the FetchXML: it begins with <query>")]
    [InlineData("<fetch />", "TD1008: Line 1 of the FetchXML: <fetch> holds one <entity>")]
    [InlineData("<fetch>\n<entity name='account'>\n<column name='name' /></entity></fetch>", "TD1008: Line 3 of the FetchXML: <entity> holds no <column>")]
    [InlineData("<fetch tpo='5'><entity name='account' /></fetch>", "TD1008: Line 1 of the FetchXML: <fetch> has no attribute 'tpo'. Did you mean 'top'?")]
    [InlineData("<fetch><entity /></fetch>", "TD1008: Line 1 of the FetchXML: <entity> needs the attribute 'name'")]
    [InlineData("<fetch><entity name='account'><filter><condition attribute='name' operator='equal' value='a' /></filter></entity></fetch>", "TD1008: Line 1 of the FetchXML: 'equal' is no operator of <condition>")]
    [InlineData("<fetch><entity name='account'><link-entity name='contact' from='contactid' to='primarycontactid' link-type='left' /></entity></fetch>", "TD1008: Line 1 of the FetchXML: 'left' is no link-type of <link-entity>")]
    [InlineData("<fetch><entity name='acount' /></fetch>", "TD1009: Line 1 of the FetchXML: the metadata cache has no table 'acount'. Did you mean 'account'?")]
    [InlineData("<fetch><entity name='account'>\n<attribute name='nmae' /></entity></fetch>", "TD1009: Line 2 of the FetchXML: 'account' has no column 'nmae'. Did you mean 'name'?")]
    [InlineData("<fetch><entity name='account'><order attribute='_primarycontactid_value' /></entity></fetch>", "TD1009: Line 1 of the FetchXML: 'account' has no column '_primarycontactid_value'")]
    [InlineData("<fetch><entity name='account'><link-entity name='contact' from='id' to='primarycontactid' /></entity></fetch>", "TD1009: Line 1 of the FetchXML: 'contact' has no column 'id'")]
    [InlineData("<fetch><entity name='account'><link-entity name='contact' from='contactid' to='contactid' alias='c' /></entity></fetch>", "TD1009: Line 1 of the FetchXML: 'account' has no column 'contactid'")]
    [InlineData("<fetch><entity name='account'><filter><condition entityname='c' attribute='name' operator='null' /></filter><link-entity name='contact' from='contactid' to='primarycontactid' alias='c' /></entity></fetch>", "TD1009: Line 1 of the FetchXML: 'contact' has no column 'name'")]
    public async Task What_is_wrong_is_named(string xml, string start) => Assert.StartsWith(start, Assert.Single(await FaultsAsync(xml)), StringComparison.Ordinal);

    [Fact]
    public async Task Late_bound_fetches_are_read_and_texts_made_at_run_time_are_not()
    {
        Assert.Single(await FaultsOfAsync("""crm.Fetch("accounts", "<fetch />")"""));
        Assert.Empty(await FaultsOfAsync("""crm.Fetch("accounts", System.Environment.NewLine)"""));
        Assert.Single(await FaultsOfAsync("""crm.Fetch<Account>(fetchXml: Text)"""));
        Assert.Single(await FaultsOfAsync("""TypedDynamics.FetchXml.Fetch.Parse(Text)"""));
    }

    [Fact]
    public async Task Without_a_cache_names_are_not_judged() => Assert.Empty(await FaultsOfAsync("""crm.Fetch("accounts", "<fetch><entity name='nothing' /></fetch>")""", metadata: null));

    [Fact]
    public async Task A_broken_cache_judges_nothing() => Assert.Empty(await FaultsOfAsync("""crm.Fetch("accounts", "<fetch><entity name='nothing' /></fetch>")""", metadata: Metadata[..400]));

    private static Task<List<string>> FaultsAsync(string xml) => FaultsOfAsync($"crm.Fetch<Account>(\"\"\"\"\n{xml}\n\"\"\"\")");

    private static async Task<List<string>> FaultsOfAsync(string expression, string? metadata = Metadata)
    {
        var source = $"namespace Contoso; public sealed partial class Crm; internal static class Use {{ private const string Text = \"<fetch>\"; public static object Of(Crm crm) => {expression}; }}";
        var compilation = EmittedCode.Compile(SampleOrg.Org, EmittedCode.Ask(), source, implicitUsings: true);
        Assert.DoesNotContain(compilation.GetDiagnostics(), static fault => fault.Severity == DiagnosticSeverity.Error);
        ImmutableArray<AdditionalText> files = metadata is null ? [] : [new CacheText(metadata)];
        var found = await compilation.WithAnalyzers([new FetchXmlAnalyzer()], new AnalyzerOptions(files)).GetAnalyzerDiagnosticsAsync(TestContext.Current.CancellationToken);
        return [.. found.Select(static fault => $"{fault.Id}: {fault.GetMessage(CultureInfo.InvariantCulture)}")];
    }

    private sealed class CacheText(string text) : AdditionalText
    {
        public override string Path => "/cache/contoso/metadata.xml";

        public override SourceText GetText(CancellationToken cancellationToken = default) => SourceText.From(text);
    }
}
