using TypedDynamics.Generator.Tests.Reading;

namespace TypedDynamics.Generator.Tests.Pipeline;

/// <summary>What the cache says twice: the first counts, and a TD0020 tells.</summary>
public sealed class TwiceDeclaredTests
{
    private const string Start = "[TypedDynamics.DataverseContext]\npublic sealed partial class Crm;";

    [Theory]
    [InlineData("""<Property Name="name" Type="Edm.Int32" />""", "", "Column 'name' of 'a'")]
    [InlineData("""<NavigationProperty Name="all" Type="mscrm.a" />""", "", "Navigation 'all' of 'a'")]
    [InlineData("", """<Function Name="F" /><Function Name="F"><ReturnType Type="Edm.String" /></Function>""", "Operation 'F'")]
    [InlineData("""<Property Name="kind" Type="mscrm.Kind" />""", """<EnumType Name="Kind"><Member Name="One" Value="1" /><Member Name="One" Value="2" /></EnumType>""", "Member 'One' of 'Kind'")]
    [InlineData("""<Property Name="part" Type="mscrm.Part" />""", """<ComplexType Name="Part"><Property Name="x" Type="Edm.String" /><Property Name="x" Type="Edm.Int32" /></ComplexType>""", "Property 'x' of 'Part'")]
    public void A_second_declaration_in_the_CSDL_is_told(string member, string type, string what)
    {
        var run = GeneratorRun.Of(Start, new CacheText(SmallCache.PathOf("contoso"), Cache.Document($"""
            <EntityType Name="a">
              <Key><PropertyRef Name="aid" /></Key>
              <Property Name="aid" Type="Edm.Guid" />
              <Property Name="name" Type="Edm.String" />
              <NavigationProperty Name="all" Type="Collection(mscrm.a)" />
              {member}
            </EntityType>
            {type}
            <EntityContainer Name="System"><EntitySet Name="as" EntityType="mscrm.a" /><FunctionImport Name="F" Function="mscrm.F" /></EntityContainer>
            """)));

        var problem = Assert.Single(run.Diagnostics);
        Assert.Equal("TD0020", problem.Id);
        Assert.Equal($"{what} is declared a second time; the first declaration counts", problem.GetMessage());
        Assert.NotEqual(0, problem.Location.GetLineSpan().StartLinePosition.Line);
    }

    [Fact]
    public void A_column_that_a_definition_has_as_two_kinds_is_told()
    {
        var definition = new CacheText("/app/metadata-cache/contoso/definitions/account.json", """
            {
              "LogicalName": "account",
              "Attributes": [
                { "LogicalName": "name", "AttributeType": "String", "MaxLength": 5 },
                { "LogicalName": "name", "AttributeType": "String" },
                { "LogicalName": "name", "AttributeType": "Memo" }
              ]
            }
            """);

        var problem = Assert.Single(GeneratorRun.Of("[TypedDynamics.DataverseContext]\npublic sealed partial class Crm;", SmallCache.Csdl("account name"), definition).Diagnostics);

        Assert.Equal("TD0020", problem.Id);
        Assert.Equal("The column 'name' is defined a second time, as Memo after String; the first definition counts", problem.GetMessage());
        Assert.Equal((5, definition.Path), (problem.Location.GetLineSpan().StartLinePosition.Line, problem.Location.GetLineSpan().Path));
    }
}
