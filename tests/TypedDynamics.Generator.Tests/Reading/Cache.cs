using TypedDynamics.Generator.Reading;
using TypedDynamics.Generator.Schema;

namespace TypedDynamics.Generator.Tests.Reading;

/// <summary>Reads cache files and pieces of them.</summary>
internal static class Cache
{
    public static CsdlResult Csdl(string text) => TypedDynamics.Generator.Reading.CsdlReader.Read(new StringReader(text), "metadata.xml", CancellationToken.None);

    public static DefinitionResult Definition(string text, string path = "definition.json") => DefinitionReader.Read(text, path, CancellationToken.None);

    public static OrgSchema SmallOrgCsdl { get; } = Sound(Csdl(File.ReadAllText(SmallOrg.MetadataPath)));

    public static EntityDefinition[] SmallOrgDefinitions { get; } =
        [.. SmallOrg.DefinitionPaths.Select(static path => Definition(File.ReadAllText(path), path).Definition!)];

    public static OrgSchema SmallOrgMerged { get; } = SchemaMerge.Merge(SmallOrgCsdl, SmallOrgDefinitions).Schema;

    /// <summary>A document around the declarations of one schema.</summary>
    public static string Document(string declarations) => $"""
        <edmx:Edmx Version="4.0" xmlns:edmx="http://docs.oasis-open.org/odata/ns/edmx">
          <edmx:DataServices>
            <Schema Namespace="Microsoft.Dynamics.CRM" Alias="mscrm" xmlns="http://docs.oasis-open.org/odata/ns/edm">
        {declarations}
            </Schema>
          </edmx:DataServices>
        </edmx:Edmx>
        """;

    public static OrgSchema Sound(CsdlResult result)
    {
        Assert.Empty(result.Problems);
        return result.Schema;
    }

    public static EntitySchema Entity(this OrgSchema org, string name) => org.Entities.Single(entity => entity.LogicalName == name);

    public static ColumnSchema Column(this EntitySchema entity, string name) => entity.Columns.Single(column => column.LogicalName == name);

    public static NavigationSchema Navigation(this EntitySchema entity, string name) => entity.Navigations.Single(navigation => navigation.Name == name);
}
