namespace TypedDynamics.Emulator.Definitions;

/// <summary>What clients get wrong is told them with a 400, not with a fault of the emulator; and nothing of it is kept.</summary>
public sealed class DefinitionFaultTests : IAsyncLifetime
{
    private const string Account = "EntityDefinitions(LogicalName='account')";

    private Org _org = null!;

    public async ValueTask InitializeAsync() => _org = await Org.StartAsync(cache: ContosoOrg.Cache);

    public ValueTask DisposeAsync() => _org.DisposeAsync();

    [Theory]
    [InlineData(Account + "/Attributes", """{"@odata.type":"Microsoft.Dynamics.CRM.StringAttributeMetadata","SchemaName":"new_X","DisplayName":"x"}""")]
    [InlineData(Account + "/Attributes", """{"@odata.type":"Microsoft.Dynamics.CRM.StringAttributeMetadata","SchemaName":"new_X","MaxLength":"ten"}""")]
    [InlineData(Account + "/Attributes", """{"@odata.type":"Microsoft.Dynamics.CRM.StringAttributeMetadata","SchemaName":"new_X","RequiredLevel":{"Value":"Nope"}}""")]
    [InlineData(Account + "/Attributes", """{"@odata.type":"Microsoft.Dynamics.CRM.DateTimeAttributeMetadata","SchemaName":"new_X","DateTimeBehavior":{"Value":"Never"}}""")]
    [InlineData(Account + "/Attributes", """{"@odata.type":"Microsoft.Dynamics.CRM.PicklistAttributeMetadata","SchemaName":"new_X","OptionSet":{"Options":[{"Value":99999999999}]}}""")]
    [InlineData(Account + "/Keys", """{"SchemaName":"new_Key","KeyAttributes":[5]}""")]
    [InlineData(Account + "/Keys", """{"SchemaName":"new_Key","KeyAttributes":["tickersymbol","tickersymbol"]}""")]
    [InlineData("EntityDefinitions", """{"SchemaName":"new_Two","Attributes":[{"@odata.type":"Microsoft.Dynamics.CRM.StringAttributeMetadata","SchemaName":"new_A","IsPrimaryName":true},{"@odata.type":"Microsoft.Dynamics.CRM.StringAttributeMetadata","SchemaName":"new_B","IsPrimaryName":true}]}""")]
    [InlineData("EntityDefinitions", """{"SchemaName":"new_Number","Attributes":[{"@odata.type":"Microsoft.Dynamics.CRM.IntegerAttributeMetadata","SchemaName":"new_A","IsPrimaryName":true}]}""")]
    [InlineData("EntityDefinitions", """{"SchemaName":"new_zzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzz","Attributes":[{"@odata.type":"Microsoft.Dynamics.CRM.StringAttributeMetadata","SchemaName":"new_A","IsPrimaryName":true}]}""")]
    [InlineData("RelationshipDefinitions", """{"@odata.type":"Microsoft.Dynamics.CRM.ManyToManyRelationshipMetadata","SchemaName":"new_a_c","Entity1LogicalName":"account","Entity2LogicalName":"contact","IntersectEntityName":"a b"}""")]
    [InlineData("RelationshipDefinitions", """{"SchemaName":"new_a_p","ReferencedEntity":"account","ReferencingEntity":"product","ReferencedEntityNavigationPropertyName":5,"Lookup":{"SchemaName":"new_L"}}""")]
    [InlineData("RelationshipDefinitions", """{"SchemaName":"new_a_p","ReferencedEntity":"account","ReferencingEntity":"product","CascadeConfiguration":{"Delete":"Foo"},"Lookup":{"SchemaName":"new_L"}}""")]
    [InlineData("DeleteOptionValue", """{"EntityLogicalName":"account","AttributeLogicalName":"donotphone","Value":1}""")]
    [InlineData("InsertOptionValue", """{"EntityLogicalName":"account","AttributeLogicalName":"industrycode","Value":"x","Label":{"LocalizedLabels":[]}}""")]
    [InlineData("InsertOptionValue", """{"EntityLogicalName":"account","AttributeLogicalName":"industrycode","Label":"x"}""")]
    [InlineData("OrderOption", """{"EntityLogicalName":"account","AttributeLogicalName":"industrycode","Values":["x"]}""")]
    [InlineData("InsertStatusValue", """{"EntityLogicalName":"account","AttributeLogicalName":"statuscode","StateCode":9}""")]
    [InlineData("InsertStatusValue", """{"EntityLogicalName":"account","AttributeLogicalName":"industrycode","StateCode":0}""")]
    public async Task A_payload_that_cannot_be_is_refused(string address, string body)
    {
        var before = (await _org.GetAsync("$metadata")).Body;
        var reply = await _org.PostAsync(address, body);

        Assert.True(reply.Status == 400, $"{reply.Status}: {reply.Body}");
        Assert.Equal(before, (await _org.GetAsync("$metadata")).Body);
    }

    [Fact]
    public async Task A_definition_of_something_else_is_not_put() =>
        Assert.Equal(400, (await _org.SendAsync(HttpMethod.Put, Account, (await _org.GetAsync("EntityDefinitions(LogicalName='contact')")).Body)).Status);

    [Theory]
    [InlineData(Account + "/Attributes?$filter=CreatedOn gt 2020-01-01&$select=LogicalName", 200)]
    [InlineData("EntityDefinitions?$skip=1", 400)]
    [InlineData("GetValidReferencedEntities(ReferencingEntityName='nope')", 404)]
    [InlineData("RetrieveMetadataChanges(Query=@q)?@q={\"Properties\":{\"PropertyNames\":[5]}}", 400)]
    [InlineData("RetrieveMetadataChanges(Query=@q)?@q={\"LabelQuery\":{\"FilterLanguages\":[\"x\"]}}", 400)]
    public async Task Odd_questions_get_the_service_s_kind_of_answer(string address, int status)
    {
        var reply = await _org.GetAsync(address);

        Assert.True(reply.Status == status, $"{reply.Status}: {reply.Body}");
    }

    [Fact]
    public async Task All_members_may_be_selected_by_a_star()
    {
        Assert.Equal("Account", (await _org.GetAsync(Account + "?$select=*")).Json.GetProperty("SchemaName").GetString());
        Assert.EndsWith("#EntityDefinitions('account')/DisplayName/LocalizedLabels", (await _org.GetAsync(Account + "/DisplayName/LocalizedLabels")).Json.GetProperty("@odata.context").GetString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_table_of_pairs_goes_with_its_relationship()
    {
        var before = (await _org.GetAsync("$metadata")).Body;
        await _org.PostAsync("RelationshipDefinitions", """{"@odata.type":"Microsoft.Dynamics.CRM.ManyToManyRelationshipMetadata","SchemaName":"new_a_c","Entity1LogicalName":"account","Entity2LogicalName":"contact"}""");

        Assert.Equal(204, (await _org.SendAsync(HttpMethod.Delete, "EntityDefinitions(LogicalName='new_a_c')", null)).Status);

        Assert.Equal(before, (await _org.GetAsync("$metadata")).Body);
    }

    [Fact]
    public async Task Rows_are_read_and_written_while_the_schema_changes()
    {
        var changes = Task.Run(async () =>
        {
            for (var i = 0; i < 15; i++)
            {
                Assert.Equal(204, (await _org.PostAsync(Account + "/Attributes", """{"@odata.type":"Microsoft.Dynamics.CRM.StringAttributeMetadata","SchemaName":"new_Passing"}""")).Status);
                Assert.Equal(204, (await _org.SendAsync(HttpMethod.Delete, Account + "/Attributes(LogicalName='new_passing')", null)).Status);
            }
        });
        var rows = Enumerable.Range(0, 3).Select(_ => Task.Run(async () =>
        {
            while (!changes.IsCompleted)
            {
                var (made, read) = (await _org.PostAsync("accounts", """{"name":"x"}"""), await _org.GetAsync("accounts?$filter=startswith(name,'x')&$top=5"));
                Assert.True(made.Status == 204, made.Body);
                Assert.True(read.Status == 200, read.Body);
            }
        }));

        await Task.WhenAll(rows.Append(changes));
    }
}
