using TypedDynamics.Generator.Reading;

namespace TypedDynamics.Generator.Tests.Reading;

/// <summary>What is not supported or leads nowhere is left out with a TD0022, once a kind; the rest stays.</summary>
public sealed class UnsupportedConstructTests
{
    [Fact]
    public void A_construct_without_support_is_told_once_with_its_first_place()
    {
        var result = Cache.Csdl(Cache.Document("""
              <TypeDefinition Name="Weight" UnderlyingType="Edm.Decimal" />
              <TypeDefinition Name="Length" UnderlyingType="Edm.Decimal" />
              <EntityType Name="a"><Key><PropertyRef Name="aid" /></Key><Property Name="aid" Type="Edm.Guid" /></EntityType>
              <EntityContainer Name="System"><Singleton Name="Me" Type="mscrm.a" /><EntitySet Name="as" EntityType="mscrm.a" /></EntityContainer>
              <other:Thing xmlns:other="urn:other" />
            """));

        Assert.Equal(["TD0022 4: <TypeDefinition> in schema is not supported and was left out (2 times, here first)", "TD0022 7: <Singleton> in the entity container is not supported and was left out"], Lines(result));
        Assert.Equal("as", result.Schema.Entity("a").EntitySetName);
    }

    [Fact]
    public void What_names_a_type_that_is_not_there_is_left_out()
    {
        var result = Cache.Csdl(Cache.Document("""
              <EntityType Name="a" BaseType="mscrm.gone">
                <Property Name="x" Type="mscrm.gone" />
                <Property Name="y" Type="Edm.String" />
                <NavigationProperty Name="n" Type="mscrm.gone" />
                <NavigationProperty Name="m" Type="Collection(mscrm.a)" />
              </EntityType>
              <Action Name="A"><Parameter Name="p" Type="Collection(mscrm.gone)" /></Action>
              <Action Name="B"><ReturnType Type="mscrm.a" /></Action>
              <EntityContainer Name="System"><EntitySet Name="gones" EntityType="mscrm.gone" /></EntityContainer>
            """));

        Assert.All(result.Problems, static problem => Assert.Equal("TD0022", problem.Rule));
        Assert.Equal(5, result.Problems.Count);
        var entity = result.Schema.Entity("a");
        Assert.Null(entity.Base);
        Assert.Equal(["y"], entity.Columns.Select(static column => column.WireName));
        Assert.Equal(["m"], entity.Navigations.Select(static navigation => navigation.Name));
        Assert.Equal(["B"], result.Schema.Operations.Select(static operation => operation.Name));
    }

    [Fact]
    public void Types_that_derive_from_each_other_are_cut_apart()
    {
        var result = Cache.Csdl(Cache.Document("""
              <EntityType Name="a" BaseType="mscrm.b" /><EntityType Name="b" BaseType="mscrm.c" /><EntityType Name="c" BaseType="mscrm.a" />
              <EntityType Name="d" BaseType="mscrm.d" /><EntityType Name="e" BaseType="mscrm.a" />
            """));

        Assert.Equal(2, result.Problems.Count);
        foreach (var entity in result.Schema.Entities)
        {
            var seen = new HashSet<string>();
            for (var type = entity; type is not null; type = type.Base is { } name ? result.Schema.Entity(name) : null) Assert.True(seen.Add(type.LogicalName), $"{entity.LogicalName} derives from itself.");
        }
    }

    [Fact]
    public void A_type_declared_twice_counts_once()
    {
        var result = Cache.Csdl(Cache.Document("""
              <EntityType Name="a"><Property Name="first" Type="Edm.String" /></EntityType>
              <EntityType Name="a"><Property Name="second" Type="Edm.String" /></EntityType>
              <EnumType Name="a"><Member Name="x" Value="1" /></EnumType>
            """));

        Assert.Equal(["TD0020 5", "TD0020 6"], result.Problems.Select(static problem => $"{problem.Rule} {problem.At.Line + 1}"));
        Assert.Equal("first", Assert.Single(Assert.Single(result.Schema.Entities).Columns).WireName);
    }

    [Fact]
    public void Two_schemas_and_both_their_names_are_understood()
    {
        var result = Cache.Csdl("""
            <edmx:Edmx Version="4.0" xmlns:edmx="http://docs.oasis-open.org/odata/ns/edmx"><edmx:DataServices>
            <Schema Namespace="One.Two" Alias="o" xmlns="http://docs.oasis-open.org/odata/ns/edm">
              <EntityType Name="a" BaseType="later.b"><NavigationProperty Name="n" Type="Collection(Three.b)" /></EntityType>
            </Schema>
            <Schema Namespace="Three" Alias="later" xmlns="http://docs.oasis-open.org/odata/ns/edm">
              <EntityType Name="b"><NavigationProperty Name="n" Type="One.Two.a" /><NavigationProperty Name="m" Type="nowhere.a" /></EntityType>
            </Schema></edmx:DataServices></edmx:Edmx>
            """);

        Assert.Equal(["TD0022 6: No schema of this document is called 'nowhere'"], Lines(result));
        Assert.Equal("b", result.Schema.Entity("a").Base);
        Assert.Equal(["a", "a"], result.Schema.Entity("b").Navigations.Select(static navigation => navigation.Target));
    }

    private static IEnumerable<string> Lines(CsdlResult result) => result.Problems.Select(static problem => $"{problem.Rule} {problem.At.Line + 1}: {problem.Message}");
}
