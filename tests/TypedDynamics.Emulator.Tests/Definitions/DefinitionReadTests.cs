using System.Text.Json;

namespace TypedDynamics.Emulator.Definitions;

/// <summary>The schema is read as in the service: by name or id, cast, selected, filtered, expanded; what the service cannot do is refused as there.</summary>
public sealed class DefinitionReadTests(ContosoOrg contoso) : IClassFixture<ContosoOrg>
{
    private const string Context = "http://localhost/api/data/v9.2/$metadata#";

    [Fact]
    public async Task A_list_of_tables_shows_what_was_selected_and_the_id()
    {
        var reply = await contoso.GetAsync("EntityDefinitions?$select=LogicalName,EntitySetName");

        Assert.Equal(Context + "EntityDefinitions(LogicalName,EntitySetName)", reply.Json.GetProperty("@odata.context").GetString());
        var account = reply.Rows.Single(static row => row.GetProperty("LogicalName").GetString() == "account");
        Assert.Equal(["MetadataId", "LogicalName", "EntitySetName"], account.EnumerateObject().Select(static member => member.Name));
        Assert.Equal("accounts", account.GetProperty("EntitySetName").GetString());
    }

    [Fact]
    public async Task Tables_without_a_definition_are_told_from_the_csdl()
    {
        var reply = await contoso.GetAsync("EntityDefinitions(LogicalName='serviceendpoint')?$expand=Attributes($select=LogicalName)");

        Assert.Equal("serviceendpoints", reply.Json.GetProperty("EntitySetName").GetString());
        Assert.Contains(reply.Json.GetProperty("Attributes").EnumerateArray(), static attribute => attribute.GetProperty("LogicalName").GetString() == "url");
    }

    [Fact]
    public async Task One_table_is_found_by_its_name_and_by_its_id()
    {
        var byName = await contoso.GetAsync("EntityDefinitions(LogicalName='account')");
        var byId = await contoso.GetAsync($"EntityDefinitions({byName.Json.GetProperty("MetadataId").GetString()})");

        Assert.Equal(Context + "EntityDefinitions/$entity", byName.Json.GetProperty("@odata.context").GetString());
        Assert.Equal("account", byId.Json.GetProperty("LogicalName").GetString());
        Assert.False(byName.Json.TryGetProperty("Attributes", out _));
    }

    [Theory]
    [InlineData("EntityDefinitions(LogicalName='nope')", 404, "0x80041102")]
    [InlineData("EntityDefinitions(00000000-0000-0000-0000-000000000009)", 404, "0x80040217")]
    [InlineData("EntityDefinitions(LogicalName='account')/Attributes(LogicalName='nope')", 404, "0x80041103")]
    [InlineData("EntityDefinitions?$filter=startswith(LogicalName,'acc')", 501, "0x8006088a")]
    [InlineData("EntityDefinitions?$top=1", 400, "0x80060888")]
    [InlineData("EntityDefinitions?$orderby=LogicalName", 400, "0x80060888")]
    [InlineData("EntityDefinitions?$select=Nope", 400, "0x80060888")]
    [InlineData("EntityDefinitions?$filter=DisplayName/UserLocalizedLabel/Label eq 'Account'", 400, "0x80060888")]
    [InlineData("GlobalOptionSetDefinitions?$filter=Name eq 'x'", 400, "0x80060888")]
    [InlineData("EntityDefinitions(LogicalName='account')/Attributes/Microsoft.Dynamics.CRM.EnumAttributeMetadata", 400, "0x80060888")]
    [InlineData("EntityDefinitions(LogicalName='account')/Attributes?$select=MaxLength", 400, "0x80060888")]
    [InlineData("EntityDefinitions(LogicalName='account')/Attributes(LogicalName='name')/Microsoft.Dynamics.CRM.MoneyAttributeMetadata", 404, "0x8006088a")]
    public async Task What_the_service_does_not_do_is_refused_as_there(string address, int status, string code)
    {
        var reply = await contoso.GetAsync(address);

        Assert.Equal((status, code), (reply.Status, reply.Code));
    }

    [Fact]
    public async Task Uncast_attributes_tell_their_type_unless_it_is_the_base()
    {
        var reply = await contoso.GetAsync("EntityDefinitions(LogicalName='account')/Attributes?$select=LogicalName");

        Assert.Equal(Context + "EntityDefinitions('account')/Attributes(LogicalName)", reply.Json.GetProperty("@odata.context").GetString());
        Assert.Equal("#Microsoft.Dynamics.CRM.StringAttributeMetadata", Named(reply, "name").GetProperty("@odata.type").GetString());
        Assert.All(reply.Rows, static row => Assert.False(row.TryGetProperty("OptionSet", out _)));
    }

    [Fact]
    public async Task A_cast_leaves_its_kind_and_expands_options()
    {
        var reply = await contoso.GetAsync("EntityDefinitions(LogicalName='account')/Attributes/Microsoft.Dynamics.CRM.PicklistAttributeMetadata?$select=LogicalName&$expand=OptionSet($select=Options),GlobalOptionSet($select=Options)");

        var industry = Named(reply, "industrycode");
        Assert.False(industry.TryGetProperty("@odata.type", out _));
        Assert.NotEqual(0, industry.GetProperty("OptionSet").GetProperty("Options").GetArrayLength());
        Assert.Equal(JsonValueKind.Null, industry.GetProperty("GlobalOptionSet").ValueKind);
        Assert.Equal(
            $"{Context}EntityDefinitions('account')/Attributes({industry.GetProperty("MetadataId").GetString()})/Microsoft.Dynamics.CRM.PicklistAttributeMetadata/OptionSet(Options)/$entity",
            industry.GetProperty("OptionSet@odata.context").GetString());
        Assert.All(reply.Rows, static row => Assert.True(row.TryGetProperty("OptionSet", out _)));
    }

    [Fact]
    public async Task An_attribute_s_options_are_reached_through_the_address()
    {
        var reply = await contoso.GetAsync("EntityDefinitions(LogicalName='account')/Attributes(LogicalName='industrycode')/Microsoft.Dynamics.CRM.PicklistAttributeMetadata/OptionSet?$select=Options");

        Assert.NotEqual(0, reply.Json.GetProperty("Options").GetArrayLength());
    }

    [Theory]
    [InlineData("EntityDefinitions?$select=LogicalName&$filter=SchemaName eq 'Account'", "account")]
    [InlineData("EntityDefinitions?$select=LogicalName&$filter=IsCustomEntity eq true and IsIntersect eq false and OwnershipType eq Microsoft.Dynamics.CRM.OwnershipTypes'UserOwned'", "contoso_project,contoso_projecttask")]
    [InlineData("EntityDefinitions?$select=LogicalName&$filter=IsChildEntity eq false and SchemaName eq 'Account'", "account")]
    [InlineData("EntityDefinitions?$select=LogicalName&$filter=EntitySetName eq 'leads' or EntitySetName eq 'products'", "lead,product")]
    [InlineData("EntityDefinitions(LogicalName='account')/Attributes?$select=LogicalName&$filter=AttributeType eq Microsoft.Dynamics.CRM.AttributeTypeCode'Money' and IsPrimaryId eq false and LogicalName eq 'revenue'", "revenue")]
    [InlineData("EntityDefinitions(LogicalName='account')/Attributes?$select=LogicalName&$filter=RequiredLevel/Value eq Microsoft.Dynamics.CRM.AttributeRequiredLevel'ApplicationRequired'", "name")]
    public async Task Filters_compare_simple_properties_and_enumerations(string address, string names)
    {
        var reply = await contoso.GetAsync(address);

        Assert.True(reply.Status == 200, reply.Body);
        Assert.Equal(names, string.Join(',', reply.Texts("LogicalName")));
    }

    [Fact]
    public async Task Relationships_stand_in_a_set_of_their_own_and_lead_to_their_lookup()
    {
        var both = await contoso.GetAsync("RelationshipDefinitions?$select=SchemaName");
        var oneToMany = await contoso.GetAsync("RelationshipDefinitions/Microsoft.Dynamics.CRM.OneToManyRelationshipMetadata?$select=SchemaName,ReferencedEntity");
        var manyToMany = await contoso.GetAsync("RelationshipDefinitions/Microsoft.Dynamics.CRM.ManyToManyRelationshipMetadata");
        var one = await contoso.GetAsync("RelationshipDefinitions(SchemaName='account_primary_contact')/Microsoft.Dynamics.CRM.OneToManyRelationshipMetadata?$expand=Lookup($select=LogicalName)");

        Assert.Equal(both.Rows.Count, oneToMany.Rows.Count + manyToMany.Rows.Count);
        Assert.Contains(both.Rows, static row => row.GetProperty("@odata.type").GetString() == "#Microsoft.Dynamics.CRM.ManyToManyRelationshipMetadata");
        Assert.Equal("contact", one.Json.GetProperty("ReferencedEntity").GetString());
        Assert.Equal("primarycontactid", one.Json.GetProperty("Lookup").GetProperty("LogicalName").GetString());
    }

    [Fact]
    public async Task Expanded_lists_are_filtered_and_say_their_place()
    {
        var reply = await contoso.GetAsync("EntityDefinitions(LogicalName='account')?$select=LogicalName&$expand=Attributes($select=LogicalName;$filter=LogicalName eq 'name'),Keys,ManyToOneRelationships($select=SchemaName)");

        Assert.Equal(Context + "EntityDefinitions(LogicalName,Attributes(LogicalName),Keys(),ManyToOneRelationships(SchemaName))/$entity", reply.Json.GetProperty("@odata.context").GetString());
        Assert.Equal(Context + "EntityDefinitions('account')/Attributes(LogicalName)", reply.Json.GetProperty("Attributes@odata.context").GetString());
        Assert.Equal("name", Assert.Single(reply.Json.GetProperty("Attributes").EnumerateArray()).GetProperty("LogicalName").GetString());
        Assert.NotEqual(0, reply.Json.GetProperty("ManyToOneRelationships").GetArrayLength());
    }

    [Fact]
    public async Task Properties_are_read_by_themselves()
    {
        Assert.Equal("1", (await contoso.GetAsync("EntityDefinitions(LogicalName='account')/ObjectTypeCode/$value")).Body);
        Assert.Equal("Account", (await contoso.GetAsync("EntityDefinitions(LogicalName='account')/DisplayName")).Json.GetProperty("UserLocalizedLabel").GetProperty("Label").GetString());
        Assert.Equal("Account", (await contoso.GetAsync("EntityDefinitions(LogicalName='account')/SchemaName")).Json.GetProperty("value").GetString());
    }

    private static JsonElement Named(Reply reply, string logicalName) => reply.Rows.Single(row => row.GetProperty("LogicalName").GetString() == logicalName);
}
