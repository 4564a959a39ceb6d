using System.Xml;
using Microsoft.CodeAnalysis;
using Microsoft.OData.Edm;
using Microsoft.OData.Edm.Csdl;
using TypedDynamics.Generator.Emitting;
using TypedDynamics.Generator.Planning;
using TypedDynamics.Generator.Schema;

namespace TypedDynamics.Generator.Tests.Compiling;

[Trait("Category", "Slow")]
public sealed class RealOrgTests(ITestOutputHelper output)
{
    [Theory(SkipTestWithoutData = true)]
    [MemberData(nameof(Corpus.CsdlNames), MemberType = typeof(Corpus))]
    public void All_entities_of_a_real_org_compile_without_a_warning_and_their_models_load(string name)
    {
        var org = Read(name);
        Assert.Empty(EmittedCode.Faults(EmittedCode.Compile(org, EmittedCode.Ask(), nullable: NullableContextOptions.Disable)));
        var entities = EmittedCode.LoadFaultless(EmittedCode.Compile(org, EmittedCode.Ask())).GetTypes().Where(static type => type.IsSubclassOf(typeof(Entity))).ToList();
        Assert.Equal(Plan(org).Entities.Count, entities.Count);
        Assert.All(entities, static type => Assert.NotEmpty(RunningTests.ModelOf(type).LogicalName));
    }

    [Theory(SkipTestWithoutData = true)]
    [MemberData(nameof(Corpus.CsdlNames), MemberType = typeof(Corpus))]
    public void The_plan_holds_what_the_Edm_library_reads(string name)
    {
        var plan = Plan(Read(name));
        var model = ReadEdm(name);
        var entities = model.SchemaElements.OfType<IEdmEntityType>().ToDictionary(static type => type.Name, StringComparer.Ordinal);

        // The two memberless roots are the runtime's Entity.
        var roots = entities.Values.Where(static type => type.BaseType is null && type.IsAbstract && !type.DeclaredProperties.Any()).Select(static type => type.Name);
        Assert.Equal(entities.Keys.Except(roots).Order(StringComparer.Ordinal), plan.Entities.Select(static entity => entity.LogicalName));
        foreach (var entity in plan.Entities)
        {
            var type = entities[entity.LogicalName];
            Assert.Equal(
                type.DeclaredStructuralProperties().Select(static property => property.Name).Order(StringComparer.Ordinal),
                entity.Properties.Select(WireName).Order(StringComparer.Ordinal));
            Assert.Equal(
                type.DeclaredNavigationProperties().Where(property => !roots.Contains(property.ToEntityType().Name)).Select(static property => property.Name).Order(StringComparer.Ordinal),
                entity.Navigations.Select(static navigation => navigation.WireName).Order(StringComparer.Ordinal));
        }

        // Left out: WhoAmI, which the runtime has, and functions without an import, which only filters can call.
        var operations = model.SchemaElements.OfType<IEdmOperation>().ToList();
        var imported = model.EntityContainer.OperationImports().Select(static import => import.Operation).ToHashSet();
        var callable = operations.Where(operation => operation.IsBound || (imported.Contains(operation) && operation.Name != "WhoAmI"));
        Assert.Equal(
            callable.Select(static operation => $"{operation.Name} {operation.IsFunction()} {operation.IsBound}").Order(StringComparer.Ordinal),
            plan.Operations!.Operations.Select(static operation => $"{operation.Name} {operation.IsFunction} {operation.BoundTo is not null}").Order(StringComparer.Ordinal));
        Assert.DoesNotContain(plan.Problems, static problem => problem.Rule == "TD0022");
    }

    // The five widest tables of all hold 6 % of the columns, so they are asked for with the columns that a form shows.
    [Theory]
    [InlineData("account", "task", "queue", "subject", "territory")]
    [InlineData("account(name,revenue,primarycontactid,ownerid)", "contact(fullname,emailaddress1,parentcustomerid)", "task(subject,regardingobjectid)", "systemuser(fullname)", "businessunit(name)")]
    public void Five_named_entities_are_less_than_two_hundredths_of_the_full_output(params string[] entities)
    {
        var org = Read("embc-ess-mod_2022-10-27.xml");
        var all = Size(Plan(org));
        var some = Size(ContextPlanner.Plan(org, EmittedCode.Ask(entities)));
        output.WriteLine($"{all:N0} characters in all, {some:N0} for five entities: {100.0 * some / all:0.00} %");
        Assert.InRange(some, 1, all / 50);
    }

    private static string WireName(PropertyPlan property) =>
        property.WireName ?? (property.Kind == "Lookup" ? $"_{property.LogicalName}_value" : property.LogicalName);

    private static long Size(ContextPlan plan) => ContextFiles.Emit(plan).Sum(static file => (long)file.Text.Length);

    private static ContextPlan Plan(OrgSchema org) => ContextPlanner.Plan(org, EmittedCode.Ask());

    private static OrgSchema Read(string name)
    {
        using var text = File.OpenText(Corpus.Csdl(name));
        return Generator.Reading.CsdlReader.Read(text, name, TestContext.Current.CancellationToken).Schema;
    }

    // The library rejects the service's documents unless it may pass over what it does not know.
    private static IEdmModel ReadEdm(string name)
    {
        const string stub = "<edmx:Edmx Version='4.0' xmlns:edmx='http://docs.oasis-open.org/odata/ns/edmx'><edmx:DataServices /></edmx:Edmx>";
        using var xml = XmlReader.Create(Corpus.Csdl(name));
        var settings = new CsdlReaderSettings
        {
            IgnoreUnexpectedAttributesAndElements = true,
            GetReferencedModelReaderFunc = static _ => XmlReader.Create(new StringReader(stub)),
        };
        Assert.True(Microsoft.OData.Edm.Csdl.CsdlReader.TryParse(xml, [], settings, out var model, out var errors), string.Join('\n', errors));
        return model;
    }
}
