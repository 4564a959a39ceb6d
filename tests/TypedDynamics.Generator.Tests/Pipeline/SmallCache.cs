namespace TypedDynamics.Generator.Tests.Pipeline;

/// <summary>Caches written in a line: <c>Csdl("account name revenue", "contact fullname")</c>.</summary>
internal static class SmallCache
{
    public static CacheText Csdl(params IEnumerable<string> entities) => MetadataOf("contoso", entities);

    public static CacheText MetadataOf(string cache, params IEnumerable<string> entities)
    {
        var names = entities.Select(entity => entity.Split(' ')).ToList();
        return new CacheText(PathOf(cache), $"""
            <?xml version="1.0" encoding="utf-8"?>
            <edmx:Edmx Version="4.0" xmlns:edmx="http://docs.oasis-open.org/odata/ns/edmx">
              <edmx:DataServices>
                <Schema Namespace="Microsoft.Dynamics.CRM" Alias="mscrm" xmlns="http://docs.oasis-open.org/odata/ns/edm">
                  <EntityType Name="crmbaseentity" Abstract="true" />
            {string.Join('\n', names.Select(Entity))}
                  <EntityContainer Name="System">
            {string.Join('\n', names.Select(entity => $"""        <EntitySet Name="{entity[0]}s" EntityType="Microsoft.Dynamics.CRM.{entity[0]}" />"""))}
                  </EntityContainer>
                </Schema>
              </edmx:DataServices>
            </edmx:Edmx>
            """);
    }

    public static CacheText Definition(string entity, string label = "A label", string cache = "contoso", string? schemaName = null, string createdOn = "2020-01-01T00:00:00Z") =>
        new($"/app/metadata-cache/{cache}/definitions/{entity}.json", $$"""
            {
              "LogicalName": "{{entity}}",
              "SchemaName": "{{schemaName ?? entity}}",
              "CreatedOn": "{{createdOn}}",
              "Description": { "LocalizedLabels": [], "UserLocalizedLabel": { "Label": "{{label}}", "LanguageCode": 1033 } },
              "DisplayName": { "LocalizedLabels": [], "UserLocalizedLabel": { "Label": "{{label}}", "LanguageCode": 1033 } },
              "Attributes": []
            }
            """);

    public static string PathOf(string cache) => $"/app/metadata-cache/{cache}/metadata.xml";

    private static string Entity(string[] names) => $"""
              <EntityType Name="{names[0]}" BaseType="mscrm.crmbaseentity">
                <Key><PropertyRef Name="{names[0]}id" /></Key>
                <Property Name="{names[0]}id" Type="Edm.Guid" />
        {string.Join('\n', names.Skip(1).Select(column => $"""        <Property Name="{column}" Type="Edm.String" Unicode="false" />"""))}
              </EntityType>
        """;
}
