using System.Net;
using System.Text.Json;
using System.Text.Json.Nodes;
using TypedDynamics.Metadata;
using TypedDynamics.Tests.Shared;

namespace TypedDynamics.Tests.Metadata;

/// <summary>The rows of the connector's table "Metadata" that write, each by its name, and the requests of all other changes of the schema.</summary>
public sealed class WriteActionTests
{
    private const string Label = """{"@odata.type":"Microsoft.Dynamics.CRM.Label","LocalizedLabels":[{"@odata.type":"Microsoft.Dynamics.CRM.LocalizedLabel","Label":"Balance","LanguageCode":1033}]}""";
    private const string Level = """{"Value":"None","CanBeChanged":true,"ManagedPropertyLogicalName":"canmodifyrequirementlevelsettings"}""";
    private const string Whole = $$$"""
        {"@odata.context":"x","@odata.type":"#Microsoft.Dynamics.CRM.PicklistAttributeMetadata","MetadataId":"{{{SchemaOrg.Id}}}","LogicalName":"new_grade","SchemaName":"new_Grade","IsManaged":false,
        "IsCustomizable":{"Value":true},"DisplayName":{"LocalizedLabels":[{"Label":"Grade","LanguageCode":1033},{"Label":"Note","LanguageCode":1031}],"UserLocalizedLabel":{"Label":"Grade","LanguageCode":1033}},
        "RequiredLevel":null,"IsAuditEnabled":{"Value":false,"CanBeChanged":true,"ManagedPropertyLogicalName":"canmodifyauditsettings"},"SomethingNew":[1],"OptionSet@odata.context":"y","OptionSet":{"Options":[]},"GlobalOptionSet":null}
        """;

    private readonly CancellationToken _cancellation = TestContext.Current.CancellationToken;

    [Fact]
    public async Task Create_Attribute()
    {
        using var org = SchemaOrg.Writing("EntityDefinitions(LogicalName='account')/Attributes");

        var id = await org.Metadata.CreateAttributeAsync("account", NewAttribute.Money("new_Balance", "Balance", precision: 2, min: 0, max: 1000), _cancellation);

        Assert.Equal(new Guid(SchemaOrg.Id), id);
        Assert.Equal((HttpMethod.Post, "EntityDefinitions(LogicalName='account')/Attributes"), (org.Handler.Request.Method, Uri.UnescapeDataString(org.Handler.Request.Address)));
        Same(
            $$$"""{"@odata.type":"Microsoft.Dynamics.CRM.MoneyAttributeMetadata","AttributeType":"Money","AttributeTypeName":{"Value":"MoneyType"},"SchemaName":"new_Balance","DisplayName":{{{Label}}},"RequiredLevel":{{{Level}}},"MinValue":0,"MaxValue":1000,"ImeMode":"Disabled","PrecisionSource":0,"Precision":2}""",
            org.Handler.Request.Body);
    }

    [Fact]
    public async Task Create_Attribute_of_json()
    {
        const string Body = """{"@odata.type":"Microsoft.Dynamics.CRM.MoneyAttributeMetadata","SchemaName":"new_Balance","PrecisionSource":2,"Unknown":{"Ä":1.50}}""";
        using var org = SchemaOrg.Writing("EntityDefinitions(LogicalName='account')/Attributes");

        await org.Metadata.CreateAttributeAsync(new Guid(SchemaOrg.OtherId), JsonElement.Parse(Body), _cancellation);
        await org.Metadata.CreateAttributeAsync("account", JsonNode.Parse(Body)!.AsObject(), _cancellation);

        Assert.Equal([$"EntityDefinitions({SchemaOrg.OtherId})/Attributes", "EntityDefinitions(LogicalName='account')/Attributes"], org.Addresses);
        Assert.All(org.Handler.Requests, static request => Assert.Equal(Body, request.Body));
        await Assert.ThrowsAsync<ArgumentException>(() => org.Metadata.CreateAttributeAsync("account", JsonElement.Parse("[]"), _cancellation));
        await Assert.ThrowsAsync<ArgumentException>(() => org.Metadata.CreateAttributeAsync("account", JsonElement.Parse("""{"SchemaName":"Balance"}"""), _cancellation));
        Assert.Equal(2, org.Handler.Requests.Count);
    }

    [Fact]
    public async Task Update_Attribute()
    {
        using var org = SchemaOrg.Writing();
        var read = (PicklistAttributeMetadata)AttributeMetadata.FromJson(JsonElement.Parse(Whole));

        await org.Metadata.UpdateAttributeAsync("account", read with { DisplayName = read.DisplayName!.With("Mark", 1033), IsAuditEnabled = true, DefaultFormValue = 3 }, cancellationToken: _cancellation);
        await org.Metadata.UpdateAttributeAsync("account", read, mergeLabels: false, _cancellation);

        Assert.All(org.Handler.Requests, static request => Assert.Equal((HttpMethod.Put, "EntityDefinitions(LogicalName='account')/Attributes(LogicalName='new_grade')"), (request.Method, Uri.UnescapeDataString(request.Address))));
        Assert.Equal(["true", "false"], org.Handler.Requests.Select(static request => request.Headers["MSCRM.MergeLabels"]));
        Same(
            $$$"""
            {"@odata.type":"#Microsoft.Dynamics.CRM.PicklistAttributeMetadata","MetadataId":"{{{SchemaOrg.Id}}}","LogicalName":"new_grade","SchemaName":"new_Grade","IsManaged":false,
            "IsCustomizable":{"Value":true},"DisplayName":{"LocalizedLabels":[{"Label":"Mark","LanguageCode":1033},{"Label":"Note","LanguageCode":1031}],"UserLocalizedLabel":{"Label":"Mark","LanguageCode":1033}},
            "RequiredLevel":null,"IsAuditEnabled":{"Value":true,"CanBeChanged":true,"ManagedPropertyLogicalName":"canmodifyauditsettings"},"SomethingNew":[1],"DefaultFormValue":3}
            """,
            org.Handler.Requests[0].Body);
    }

    [Fact]
    public async Task Update_Attribute_of_json()
    {
        using var org = SchemaOrg.Writing();

        const string Named = """{"LogicalName":"name","MetadataId":"x","MaxLength":50}""";
        await org.Metadata.UpdateAttributeAsync("account", JsonElement.Parse(Named), cancellationToken: _cancellation);
        await org.Metadata.UpdateAttributeAsync("account", new JsonObject { ["MetadataId"] = SchemaOrg.OtherId }, mergeLabels: false, _cancellation);
        await Assert.ThrowsAsync<ArgumentException>(() => org.Metadata.UpdateAttributeAsync("account", JsonElement.Parse("""{"MaxLength":50}"""), cancellationToken: _cancellation));

        Assert.Equal(["EntityDefinitions(LogicalName='account')/Attributes(LogicalName='name')", $"EntityDefinitions(LogicalName='account')/Attributes({SchemaOrg.OtherId})"], org.Addresses);
        Assert.Equal((HttpMethod.Put, Named), (org.Handler.Requests[0].Method, org.Handler.Requests[0].Body));
        Assert.Equal(["true", "false"], org.Handler.Requests.Select(static request => request.Headers["MSCRM.MergeLabels"]));
    }

    [Fact]
    public async Task An_update_that_would_lose_something_is_refused()
    {
        using var org = SchemaOrg.Writing();
        var read = (PicklistAttributeMetadata)AttributeMetadata.FromJson(JsonElement.Parse(Whole));

        Assert.Contains("InsertOptionValueAsync", await RefusedAsync(read with { OptionSet = NewOptionSet.Global("new_x", "X") }), StringComparison.Ordinal);
        Assert.Contains("no MetadataId", await RefusedAsync(NewAttribute.String("new_X", "X")), StringComparison.Ordinal);
        Assert.Contains("read in part", await RefusedAsync(AttributeMetadata.FromJson(JsonElement.Parse($$"""{"MetadataId":"{{SchemaOrg.Id}}","LogicalName":"x"}"""))), StringComparison.Ordinal);
        Assert.Contains("GetChangesAsync", await RefusedAsync(AttributeMetadata.FromJson(JsonElement.Parse($$"""{"@odata.type":"#Microsoft.Dynamics.CRM.ComplexStringAttributeMetadata","MetadataId":"{{SchemaOrg.Id}}","SchemaName":"x","RequiredLevel":null}"""))), StringComparison.Ordinal);
        var entity = EntityMetadata.FromJson(JsonElement.Parse($$"""{"MetadataId":"{{SchemaOrg.Id}}","LogicalName":"x","SchemaName":"x","OwnershipType":"None","IsManaged":false,"IsCustomizable":null,"Attributes":[]}"""));
        await Assert.ThrowsAsync<ArgumentException>(() => org.Metadata.UpdateEntityAsync(entity with { Attributes = [read] }, cancellationToken: _cancellation));
        Assert.Empty(org.Handler.Requests);

        async Task<string> RefusedAsync(AttributeMetadata attribute) => (await Assert.ThrowsAsync<ArgumentException>(() => org.Metadata.UpdateAttributeAsync("account", attribute, cancellationToken: _cancellation))).Message;
    }

    [Fact]
    public async Task Tables_are_made_changed_and_deleted()
    {
        using var org = SchemaOrg.Writing();
        var table = NewTable.Named("new_BankAccount", "Balance", "Balance", NewAttribute.String("new_Name", "Balance"), OwnershipTypes.OrganizationOwned) with { HasNotes = true };
        Assert.Equal(new Guid(SchemaOrg.Id), await org.Metadata.CreateEntityAsync(table, _cancellation));
        var read = EntityMetadata.FromJson(JsonElement.Parse($$"""{"@odata.context":"x","MetadataId":"{{SchemaOrg.Id}}","LogicalName":"new_bankaccount","SchemaName":"x","OwnershipType":"None","IsManaged":false,"IsCustomizable":null,"Attributes":[],"Attributes@odata.context":"y","Privileges":[]}"""));
        await org.Metadata.UpdateEntityAsync(read with { EntityColor = "#ff0000" }, cancellationToken: _cancellation);
        await org.Metadata.DeleteEntityAsync("new_bankaccount", _cancellation);

        Assert.Equal(["POST EntityDefinitions", "PUT EntityDefinitions(LogicalName='new_bankaccount')", "DELETE EntityDefinitions(LogicalName='new_bankaccount')"], Sent(org));
        Same(
            $$$"""
            {"@odata.type":"Microsoft.Dynamics.CRM.EntityMetadata","SchemaName":"new_BankAccount","DisplayName":{{{Label}}},"DisplayCollectionName":{{{Label}}},"OwnershipType":"OrganizationOwned","IsActivity":false,"HasActivities":false,"HasNotes":true,
            "Attributes":[{"@odata.type":"Microsoft.Dynamics.CRM.StringAttributeMetadata","AttributeType":"String","AttributeTypeName":{"Value":"StringType"},"SchemaName":"new_Name","DisplayName":{{{Label}}},"RequiredLevel":{{{Level}}},"MaxLength":100,"FormatName":{"Value":"Text"},"IsPrimaryName":true}]}
            """,
            org.Handler.Requests[0].Body);
        Same($$"""{"@odata.type":"Microsoft.Dynamics.CRM.EntityMetadata","MetadataId":"{{SchemaOrg.Id}}","LogicalName":"new_bankaccount","SchemaName":"x","OwnershipType":"None","IsManaged":false,"IsCustomizable":null,"Privileges":[],"EntityColor":"#ff0000"}""", org.Handler.Requests[1].Body);
        Assert.Equal("true", org.Handler.Requests[1].Headers["MSCRM.MergeLabels"]);
    }

    [Fact]
    public async Task Shared_choices_are_made_changed_and_deleted()
    {
        using var org = SchemaOrg.Writing("GlobalOptionSetDefinitions");
        await org.Metadata.CreateOptionSetAsync(NewOptionSet.Global("new_colors", "Balance", new OptionMetadata(1, "Balance") { Color = "#0000ff" }, new OptionMetadata(null, "Balance")), _cancellation);
        var read = new OptionSetMetadata(JsonElement.Parse($$"""{"@odata.type":"#Microsoft.Dynamics.CRM.OptionSetMetadata","MetadataId":"{{SchemaOrg.Id}}","Name":"new_colors","OptionSetType":"Picklist","IsManaged":false,"IsCustomizable":null,"Options":[]}"""));
        await org.Metadata.UpdateOptionSetAsync(read with { ExternalTypeName = "x" }, cancellationToken: _cancellation);
        await org.Metadata.DeleteOptionSetAsync("new_colors", _cancellation);

        Assert.Equal(["POST GlobalOptionSetDefinitions", $"PUT GlobalOptionSetDefinitions({SchemaOrg.Id})", "DELETE GlobalOptionSetDefinitions(Name='new_colors')"], Sent(org));
        Same(
            $$$"""{"@odata.type":"Microsoft.Dynamics.CRM.OptionSetMetadata","Name":"new_colors","IsGlobal":true,"OptionSetType":"Picklist","DisplayName":{{{Label}}},"Options":[{"Value":1,"Label":{{{Label}}},"Color":"#0000ff"},{"Label":{{{Label}}}}]}""",
            org.Handler.Requests[0].Body);
    }

    [Fact]
    public async Task Relationships_are_made_changed_and_deleted()
    {
        using var org = SchemaOrg.Writing("RelationshipDefinitions");
        await org.Metadata.CreateRelationshipAsync(NewRelationship.OneToMany("new_contact_new_bankaccount", "contact", "new_bankaccount", NewAttribute.Lookup("new_Owner", "Balance"), "contactid") with
        {
            AssociatedMenuConfiguration = new(AssociatedMenuBehavior.UseCollectionName) { Group = AssociatedMenuGroup.Details, Order = 10000 },
            CascadeConfiguration = new() { Delete = CascadeType.Cascade },
        }, _cancellation);
        await org.Metadata.CreateRelationshipAsync(NewRelationship.ManyToMany("new_accounts_Campaigns", "account", "campaign"), _cancellation);
        var read = new OneToManyRelationshipMetadata(JsonElement.Parse($$"""{"MetadataId":"{{SchemaOrg.Id}}","SchemaName":"x","IsManaged":false,"IsCustomizable":null}"""));
        await org.Metadata.UpdateRelationshipAsync(read with { IsHierarchical = true }, cancellationToken: _cancellation);
        await org.Metadata.DeleteRelationshipAsync(new Guid(SchemaOrg.Id), _cancellation);

        Assert.Equal(["POST RelationshipDefinitions", "POST RelationshipDefinitions", $"PUT RelationshipDefinitions({SchemaOrg.Id})", $"DELETE RelationshipDefinitions({SchemaOrg.Id})"], Sent(org));
        Same(
            $$$"""
            {"@odata.type":"Microsoft.Dynamics.CRM.OneToManyRelationshipMetadata","SchemaName":"new_contact_new_bankaccount","ReferencedEntity":"contact","ReferencedAttribute":"contactid","ReferencingEntity":"new_bankaccount","CascadeConfiguration":{"Delete":"Cascade"},
            "AssociatedMenuConfiguration":{"Behavior":"UseCollectionName","Group":"Details","Order":10000},
            "Lookup":{"@odata.type":"Microsoft.Dynamics.CRM.LookupAttributeMetadata","AttributeType":"Lookup","AttributeTypeName":{"Value":"LookupType"},"SchemaName":"new_Owner","DisplayName":{{{Label}}},"RequiredLevel":{{{Level}}}}}
            """,
            org.Handler.Requests[0].Body);
        Same("""{"@odata.type":"Microsoft.Dynamics.CRM.ManyToManyRelationshipMetadata","SchemaName":"new_accounts_Campaigns","Entity1LogicalName":"account","Entity2LogicalName":"campaign","IntersectEntityName":"new_accounts_campaigns"}""", org.Handler.Requests[1].Body);
        Same($$"""{"@odata.type":"Microsoft.Dynamics.CRM.OneToManyRelationshipMetadata","MetadataId":"{{SchemaOrg.Id}}","SchemaName":"x","IsManaged":false,"IsCustomizable":null,"IsHierarchical":true}""", org.Handler.Requests[2].Body);
    }

    [Fact]
    public async Task Lookups_of_several_tables_are_made_with_their_relationships()
    {
        using var org = new SchemaOrg(static _ => CapturingHandler.Json(HttpStatusCode.OK, $$"""{"RelationshipIds":["{{SchemaOrg.OtherId}}","{{SchemaOrg.Id}}"],"AttributeId":"{{SchemaOrg.Id}}"}"""));
        var lookup = NewAttribute.Lookup("new_Holder", "Balance");
        var (accounts, contacts) = (NewRelationship.OneToMany("new_account_x", "account", "new_x", lookup), NewRelationship.OneToMany("new_contact_x", "contact", "new_x", lookup));
        var metadata = org.Context.With(new() { Solution = "contoso" }).Metadata;

        var made = await metadata.CreateCustomerRelationshipsAsync(lookup, accounts, contacts, _cancellation);
        await metadata.CreatePolymorphicLookupAsync(lookup, [accounts, contacts], _cancellation);

        Assert.Equal((new Guid(SchemaOrg.Id), 2), (made.AttributeId, made.RelationshipIds.Count));
        Assert.Equal(["POST CreateCustomerRelationships", "POST CreatePolymorphicLookupAttribute"], Sent(org));
        var cascade = """{"Assign":"NoCascade","Delete":"RemoveLink","Merge":"NoCascade","Reparent":"NoCascade","Share":"NoCascade","Unshare":"NoCascade"}""";
        foreach (var request in org.Handler.Requests)
        {
            Assert.Equal("contoso", request.Headers["MSCRM.SolutionUniqueName"]);
            Same(
                $$$"""
                {"OneToManyRelationships":[{"@odata.type":"Microsoft.Dynamics.CRM.ComplexOneToManyRelationshipMetadata","SchemaName":"new_account_x","ReferencedEntity":"account","ReferencingEntity":"new_x","CascadeConfiguration":{{{cascade}}}},
                {"@odata.type":"Microsoft.Dynamics.CRM.ComplexOneToManyRelationshipMetadata","SchemaName":"new_contact_x","ReferencedEntity":"contact","ReferencingEntity":"new_x","CascadeConfiguration":{{{cascade}}}}],
                "Lookup":{"@odata.type":"Microsoft.Dynamics.CRM.ComplexLookupAttributeMetadata","AttributeType":"Lookup","AttributeTypeName":{"Value":"LookupType"},"SchemaName":"new_Holder","DisplayName":{{{Label}}},"RequiredLevel":{{{Level}}}},"SolutionUniqueName":"contoso"}
                """,
                request.Body);
        }

        await Assert.ThrowsAsync<ArgumentException>(() => metadata.CreatePolymorphicLookupAsync(lookup, [], _cancellation));
        await Assert.ThrowsAsync<ArgumentException>(() => metadata.CreatePolymorphicLookupAsync(lookup, [accounts, contacts with { ReferencingEntity = "other" }], _cancellation));
    }

    [Fact]
    public async Task Options_are_inserted_changed_deleted_and_ordered()
    {
        using var org = new SchemaOrg(static request => request.RequestUri!.AbsolutePath.Contains("Insert", StringComparison.Ordinal) ? CapturingHandler.Json(HttpStatusCode.OK, """{"NewOptionValue":727000003}""") : new(HttpStatusCode.NoContent));
        var (shared, own) = (OptionSetReference.Global("new_colors"), OptionSetReference.Of("account", "new_grade"));

        Assert.Equal(727000003, await org.Metadata.InsertOptionValueAsync(shared, new(null, "Balance"), _cancellation));
        await org.Context.With(new() { Solution = "contoso" }).Metadata.InsertOptionValueAsync(own, new(5, "Balance") { ParentValues = [1] }, _cancellation);
        await org.Metadata.UpdateOptionValueAsync(own, new(5, "Balance"), cancellationToken: _cancellation);
        await org.Metadata.UpdateOptionValueAsync(own, new(5, "Balance"), mergeLabels: false, _cancellation);
        await org.Metadata.DeleteOptionValueAsync(shared, 5, _cancellation);
        await org.Metadata.OrderOptionAsync(shared, [2, 1], _cancellation);
        await org.Metadata.InsertStatusValueAsync("account", 1, new(7, "Balance"), _cancellation);
        await org.Metadata.UpdateStateValueAsync("account", new(1, "Balance"), defaultStatus: 7, cancellationToken: _cancellation);

        const string Own = """
            "AttributeLogicalName":"new_grade","EntityLogicalName":"account"
            """;
        Assert.Equal(["POST InsertOptionValue", "POST InsertOptionValue", "POST UpdateOptionValue", "POST UpdateOptionValue", "POST DeleteOptionValue", "POST OrderOption", "POST InsertStatusValue", "POST UpdateStateValue"], Sent(org));
        string[] bodies =
        [
            $$"""{"OptionSetName":"new_colors","Label":{{Label}}}""",
            $$"""{{{Own}},"Value":5,"Label":{{Label}},"ParentValues":[1],"SolutionUniqueName":"contoso"}""",
            $$"""{{{Own}},"Value":5,"Label":{{Label}},"MergeLabels":true}""",
            $$"""{{{Own}},"Value":5,"Label":{{Label}},"MergeLabels":false}""",
            """{"OptionSetName":"new_colors","Value":5}""",
            """{"OptionSetName":"new_colors","Values":[2,1]}""",
            $$"""{"AttributeLogicalName":"statuscode","EntityLogicalName":"account","Value":7,"Label":{{Label}},"StateCode":1}""",
            $$"""{"AttributeLogicalName":"statecode","EntityLogicalName":"account","Value":1,"Label":{{Label}},"MergeLabels":true,"DefaultStatusCode":7}""",
        ];
        foreach (var (body, request) in bodies.Zip(org.Handler.Requests)) Same(body, request.Body);
    }

    [Fact]
    public async Task Keys_are_made_deleted_and_reactivated()
    {
        using var org = SchemaOrg.Writing("EntityDefinitions(LogicalName='account')/Keys");
        await org.Metadata.CreateKeyAsync("account", NewKey.On("new_AccKey", "Balance", "accountnumber", "name"), _cancellation);
        await org.Metadata.DeleteKeyAsync("account", "new_acckey", _cancellation);
        await org.Metadata.ReactivateKeyAsync("account", "new_acckey", _cancellation);

        Assert.Equal(["POST EntityDefinitions(LogicalName='account')/Keys", "DELETE EntityDefinitions(LogicalName='account')/Keys(LogicalName='new_acckey')", "POST ReactivateEntityKey"], Sent(org));
        Same($$$"""{"SchemaName":"new_AccKey","DisplayName":{{{Label}}},"KeyAttributes":["accountnumber","name"]}""", org.Handler.Requests[0].Body);
        Same("""{"EntityLogicalName":"account","EntityKeyLogicalName":"new_acckey"}""", org.Handler.Requests[2].Body);
    }

    [Fact]
    public async Task Publishing_names_tables_and_choices()
    {
        using var org = new SchemaOrg(static _ => new(HttpStatusCode.NoContent));
        await org.Metadata.PublishAsync(["new_bankaccount", "a<b"], cancellationToken: _cancellation);
        await org.Metadata.PublishAsync([], ["new_colors"], _cancellation);
        await org.Metadata.PublishAllAsync(_cancellation);

        Assert.Equal(["POST PublishXml", "POST PublishXml", "POST PublishAllXml"], Sent(org));
        Same("""{"ParameterXml":"<importexportxml><entities><entity>new_bankaccount</entity><entity>a&lt;b</entity></entities></importexportxml>"}""", org.Handler.Requests[0].Body);
        Same("""{"ParameterXml":"<importexportxml><optionsets><optionset>new_colors</optionset></optionsets></importexportxml>"}""", org.Handler.Requests[1].Body);
        Assert.Null(org.Handler.Requests[2].Body);
        await Assert.ThrowsAsync<ArgumentException>(() => org.Metadata.PublishAsync([], cancellationToken: _cancellation));
    }

    [Fact]
    public async Task Solution_and_consistency_go_along()
    {
        using var org = SchemaOrg.Writing();
        await org.Context.With(new() { Solution = "contoso", IsStronglyConsistent = true }).Metadata.CreateEntityAsync(NewTable.Named("new_X", "X", "Xs", NewAttribute.String("new_Name", "Name")), _cancellation);

        Assert.Equal(("contoso", "Strong"), (org.Handler.Request.Headers["MSCRM.SolutionUniqueName"], org.Handler.Request.Headers["Consistency"]));
    }

    private static IEnumerable<string> Sent(SchemaOrg org) => org.Handler.Requests.Select(static request => $"{request.Method} {Uri.UnescapeDataString(request.Address)}");

    private static void Same(string expected, string? actual) => Assert.True(JsonElement.DeepEquals(JsonElement.Parse(expected), JsonElement.Parse(actual!)), $"Expected {expected}\nbut sent {actual}");
}
