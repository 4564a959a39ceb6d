using System.Net;
using TypedDynamics.Metadata;
using TypedDynamics.Tests.Shared;

namespace TypedDynamics.Tests.Metadata;

/// <summary>The rows of the connector's table "Metadata" that read, each by its name: what is sent with which inputs, and what comes of it.</summary>
public sealed class ReadActionTests
{
    private const string Names = "$select=LogicalName,SchemaName,EntitySetName,DisplayName,DisplayCollectionName,IsCustomEntity,IsIntersect,IsChildEntity";
    private const string Money = "Microsoft.Dynamics.CRM.MoneyAttributeMetadata";
    private const string Picklist = "Microsoft.Dynamics.CRM.PicklistAttributeMetadata";

    private readonly CancellationToken _cancellation = TestContext.Current.CancellationToken;

    [Fact]
    public async Task List_Entity_Types()
    {
        using var all = SchemaOrg.Answering(
            $$"""{"value":[{"LogicalName":"account"}],"@odata.nextLink":"{{SchemaOrg.Root}}EntityDefinitions?$skiptoken=2"}""", """{"value":[{"LogicalName":"contact"}]}""");

        Assert.Equal(["account", "contact"], (await all.Metadata.ListEntityTypesAsync(cancellationToken: _cancellation)).Select(static entity => entity.LogicalName));
        Assert.Equal([$"EntityDefinitions?{Names}", "EntityDefinitions?$skiptoken=2"], all.Addresses);
        Assert.All(all.Handler.Requests, static request => Assert.Equal("odata.maxpagesize=5000", request.Headers["Prefer"]));

        using var paged = SchemaOrg.Answering(
            $$"""{"value":[{"LogicalName":"account"}],"@odata.nextLink":"{{SchemaOrg.Root}}EntityDefinitions?$skiptoken=2"}""", """{"value":[{"LogicalName":"contact"}]}""");
        var page = await paged.Metadata.ListEntityTypesPageAsync(pageSize: 1, cancellationToken: _cancellation);
        var last = await paged.Metadata.ListEntityTypesPageAsync(page.Continuation, 1, _cancellation);

        Assert.Equal(("account", "2", "contact", null), (page.Rows[0].LogicalName, page.Continuation, last.Rows[0].LogicalName, last.Continuation));
        Assert.Equal([$"EntityDefinitions?{Names}", $"EntityDefinitions?{Names}&$skiptoken=2"], paged.Addresses);
        Assert.All(paged.Handler.Requests, static request => Assert.Equal("odata.maxpagesize=1", request.Headers["Prefer"]));
    }

    [Theory]
    [InlineData(0)]
    [InlineData(5001)]
    public async Task List_Entity_Types_takes_1_to_5000(int pageSize)
    {
        using var org = SchemaOrg.Answering();

        await Assert.ThrowsAsync<ArgumentOutOfRangeException>(() => org.Metadata.ListEntityTypesAsync(pageSize, _cancellation));
        await Assert.ThrowsAsync<ArgumentOutOfRangeException>(() => org.Metadata.ListEntityTypesPageAsync(null, pageSize, _cancellation));
        await Assert.ThrowsAsync<ArgumentException>(() => org.Metadata.ListEntityTypesPageAsync("https://elsewhere.example/?a=1", cancellationToken: _cancellation));
        Assert.Empty(org.Handler.Requests);
    }

    [Fact]
    public async Task List_Entities()
    {
        using var org = SchemaOrg.Answering("""{"value":[{"LogicalName":"account"}]}""");
        await org.Metadata.ListEntitiesAsync(cancellationToken: _cancellation);
        await org.Metadata.ListEntitiesAsync(includeCustom: false, cancellationToken: _cancellation);
        await org.Metadata.ListEntitiesAsync(topLevelOnly: true, cancellationToken: _cancellation);
        await org.Metadata.ListEntitiesAsync(includeCustom: false, topLevelOnly: true, includeDetails: true, cancellationToken: _cancellation);

        Assert.Equal(
            [
                $"EntityDefinitions?{Names}",
                $"EntityDefinitions?{Names}&$filter=IsCustomEntity eq false",
                $"EntityDefinitions?{Names}&$filter=IsIntersect eq false and IsChildEntity eq false",
                "EntityDefinitions?$filter=IsCustomEntity eq false and IsIntersect eq false and IsChildEntity eq false",
            ],
            org.Addresses);
        Assert.All(org.Handler.Requests, static request => Assert.DoesNotContain("Prefer", request.Headers));
    }

    [Fact]
    public async Task Get_Entity_Metadata()
    {
        using var org = SchemaOrg.Answering($$"""{"MetadataId":"{{SchemaOrg.Id}}","LogicalName":"account"}""");
        Assert.Equal("account", (await org.Metadata.GetEntityAsync("account", cancellationToken: _cancellation)).LogicalName);
        await org.Metadata.GetEntityAsync(new Guid(SchemaOrg.Id), EntityParts.Keys | EntityParts.Relationships, _cancellation);
        await org.Metadata.GetEntityAsync(SchemaOrg.Id, cancellationToken: _cancellation);

        using var bySet = SchemaOrg.Answering("""{"value":[{"LogicalName":"account"}]}""", """{"value":[]}""");
        Assert.Equal("account", (await bySet.Metadata.GetEntityBySetAsync("accounts", cancellationToken: _cancellation)).LogicalName);
        var nobody = await Assert.ThrowsAsync<DataverseException>(() => bySet.Metadata.GetEntityBySetAsync("o'clock", EntityParts.Keys, _cancellation));

        Assert.Equal(
            [
                "EntityDefinitions(LogicalName='account')",
                $"EntityDefinitions({SchemaOrg.Id})?$expand=Keys,OneToManyRelationships,ManyToOneRelationships,ManyToManyRelationships",
                $"EntityDefinitions({SchemaOrg.Id})",
            ],
            org.Addresses);
        Assert.Equal(["EntityDefinitions?$filter=EntitySetName eq 'accounts'", "EntityDefinitions?$filter=EntitySetName eq 'o''clock'&$expand=Keys"], bySet.Addresses);
        Assert.Equal(HttpStatusCode.NotFound, nobody.StatusCode);
        Assert.Contains("'o'clock'", nobody.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Get_Entity_Metadata_with_columns_has_their_options()
    {
        using var org = new SchemaOrg(static request => CapturingHandler.Json(HttpStatusCode.OK, request.RequestUri!.AbsolutePath switch
        {
            var path when path.EndsWith(Picklist, StringComparison.Ordinal) => """{"value":[{"LogicalName":"industrycode","OptionSet":{"Name":"x","Options":[{"Value":1,"Label":{"LocalizedLabels":[{"Label":"One","LanguageCode":1033}]}}]},"GlobalOptionSet":null}]}""",
            _ => $$"""{"MetadataId":"{{SchemaOrg.Id}}","LogicalName":"account","Attributes":[{"@odata.type":"#Microsoft.Dynamics.CRM.PicklistAttributeMetadata","LogicalName":"industrycode"},{"LogicalName":"accountid"}]}""",
        }));

        var entity = await org.Metadata.GetEntityAsync("account", EntityParts.Attributes, _cancellation);

        Assert.Equal("One", Assert.IsType<PicklistAttributeMetadata>(entity.Attributes[0]).OptionSet!.Options[0].Label!.Text);
        Assert.IsType<AttributeMetadata>(entity.Attributes[1]);
        Assert.Equal(
            ["EntityDefinitions(LogicalName='account')?$expand=Attributes", $"EntityDefinitions({SchemaOrg.Id})/Attributes/{Picklist}?$select=LogicalName&$expand=OptionSet,GlobalOptionSet"], org.Addresses);
        Assert.Contains("EntityParts.Keys", Assert.Throws<InvalidOperationException>(() => entity.Keys).Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Get_Entities_Metadata()
    {
        const string All = """
            {"value":[
            {"LogicalName":"account","SchemaName":"Account","EntitySetName":"accounts","IsCustomEntity":false,"DisplayName":{"LocalizedLabels":[{"Label":"Account","LanguageCode":1033},{"Label":"Firma","LanguageCode":1031}]}},
            {"LogicalName":"contact","SchemaName":"Contact","EntitySetName":"contacts","IsCustomEntity":false},
            {"LogicalName":"new_thing","SchemaName":"new_Thing","EntitySetName":"new_things","IsCustomEntity":true}]}
            """;
        const string Chosen = """{"value":[{"LogicalName":"account","Attributes":[{"@odata.type":"#Microsoft.Dynamics.CRM.PicklistAttributeMetadata","LogicalName":"industrycode"}]},{"LogicalName":"new_thing","Attributes":[]}]}""";
        const string Options = """{"ServerVersionStamp":"1!x","EntityMetadata":[{"LogicalName":"account","Attributes":[{"@odata.type":"#Microsoft.Dynamics.CRM.ComplexPicklistAttributeMetadata","LogicalName":"industrycode","OptionSet":{"Options":[{"Value":7}]}}]}]}""";
        using var org = SchemaOrg.Answering(All, Chosen, Options);

        var entities = await org.Metadata.GetEntitiesAsync(["FIRMA"], cancellationToken: _cancellation);

        Assert.Equal(["account", "new_thing"], entities.Select(static entity => entity.LogicalName));
        Assert.Equal(7, Assert.IsType<PicklistAttributeMetadata>(entities[0].Attributes[0]).OptionSet!.Options[0].Value);
        var addresses = org.Addresses.ToList();
        Assert.Equal([$"EntityDefinitions?{Names}", "EntityDefinitions?$filter=LogicalName eq 'account' or LogicalName eq 'new_thing'&$expand=Attributes"], addresses[..2]);
        Assert.StartsWith("RetrieveMetadataChanges(Query=@q)?@q={", addresses[2], StringComparison.Ordinal);
    }

    [Fact]
    public async Task Get_Entities_Metadata_chooses_by_each_input()
    {
        const string All = """{"value":[{"LogicalName":"account","IsCustomEntity":false},{"LogicalName":"salesorder","IsCustomEntity":false},{"LogicalName":"new_thing","IsCustomEntity":true}]}""";

        Assert.Equal("LogicalName eq 'account'", await ChosenAsync(["account"], custom: false));
        Assert.Equal("LogicalName eq 'account' or LogicalName eq 'new_thing'", await ChosenAsync(["account"], custom: true));
        Assert.Equal("LogicalName eq 'salesorder'", await ChosenAsync(["*ORDER*"], custom: false));
        Assert.Equal("LogicalName eq 'new_thing'", await ChosenAsync(["New_*"], custom: false));

        using var blank = SchemaOrg.Answering("""{"value":[]}""");
        Assert.Empty(await blank.Metadata.GetEntitiesAsync([" "], topLevelOnly: true, includeOptions: false, cancellationToken: _cancellation));
        Assert.Equal(["EntityDefinitions?$filter=IsIntersect eq false and IsChildEntity eq false&$expand=Attributes"], blank.Addresses);

        async Task<string> ChosenAsync(string[] filter, bool custom)
        {
            using var org = SchemaOrg.Answering(All, """{"value":[]}""");
            await org.Metadata.GetEntitiesAsync(filter, custom, includeOptions: false, cancellationToken: _cancellation);
            return org.Addresses.Last().Split("$filter=")[1].Split('&')[0];
        }
    }

    [Fact]
    public async Task Get_Entities_Metadata_asks_ten_at_a_time()
    {
        var all = $$"""{"value":[{{string.Join(',', Enumerable.Range(1, 23).Select(static number => $$"""{"LogicalName":"new_t{{number}}","IsCustomEntity":true}"""))}}]}""";
        using var org = SchemaOrg.Answering(all, """{"value":[]}""");

        await org.Metadata.GetEntitiesAsync(["nothing"], includeOptions: false, cancellationToken: _cancellation);

        Assert.Equal([10, 10, 3], org.Addresses.Skip(1).Select(static address => address.Split("LogicalName eq").Length - 1));
    }

    [Fact]
    public async Task List_Attributes()
    {
        using var org = SchemaOrg.Answering($$"""{"value":[{"@odata.type":"#{{Money}}","LogicalName":"revenue"},{"LogicalName":"accountid"}]}""");
        var named = await org.Metadata.ListAttributesAsync("account", cancellationToken: _cancellation);
        await org.Metadata.ListAttributesAsync(new Guid(SchemaOrg.Id), AttributeKind.Money, cancellationToken: _cancellation);
        await org.Metadata.ListAttributesAsync("account", AttributeKind.Money, includeDetails: true, _cancellation);
        await org.Metadata.ListAttributesAsync("account", AttributeKind.Picklist, includeDetails: true, _cancellation);
        await org.Metadata.ListAttributesAsync("account", includeDetails: true, cancellationToken: _cancellation);
        await org.Metadata.ListAttributesAsync("account", AttributeKind.Customer, cancellationToken: _cancellation);
        await org.Metadata.ListAttributesAsync("account", AttributeKind.UniqueIdentifier, includeDetails: true, _cancellation);

        const string Select = "$select=LogicalName,SchemaName,AttributeType,AttributeTypeName,DisplayName";
        Assert.Equal([typeof(MoneyAttributeMetadata), typeof(AttributeMetadata)], named.Select(static attribute => attribute.GetType()));
        Assert.Equal(
            [
                $"EntityDefinitions(LogicalName='account')/Attributes?{Select}",
                $"EntityDefinitions({SchemaOrg.Id})/Attributes/{Money}?{Select}",
                $"EntityDefinitions(LogicalName='account')/Attributes/{Money}",
                $"EntityDefinitions(LogicalName='account')/Attributes/{Picklist}?$expand=OptionSet,GlobalOptionSet",
                "EntityDefinitions(LogicalName='account')/Attributes",
                $"EntityDefinitions(LogicalName='account')/Attributes/Microsoft.Dynamics.CRM.LookupAttributeMetadata?{Select}&$filter=AttributeType eq Microsoft.Dynamics.CRM.AttributeTypeCode'Customer'",
                "EntityDefinitions(LogicalName='account')/Attributes?$filter=AttributeType eq Microsoft.Dynamics.CRM.AttributeTypeCode'Uniqueidentifier'",
            ],
            org.Addresses);
    }

    [Fact]
    public async Task List_Attributes_with_details_has_the_options_of_each_kind_of_choice()
    {
        using var org = new SchemaOrg(static request => CapturingHandler.Json(HttpStatusCode.OK, request.RequestUri!.AbsolutePath.Split('.')[^1] switch
        {
            "PicklistAttributeMetadata" => """{"value":[{"LogicalName":"a","OptionSet":{"Options":[{"Value":1}]},"GlobalOptionSet":null}]}""",
            "BooleanAttributeMetadata" => """{"value":[{"LogicalName":"b","OptionSet":{"TrueOption":{"Value":1},"FalseOption":{"Value":0}},"GlobalOptionSet":null}]}""",
            _ => """{"value":[{"@odata.type":"#Microsoft.Dynamics.CRM.PicklistAttributeMetadata","LogicalName":"a"},{"@odata.type":"#Microsoft.Dynamics.CRM.BooleanAttributeMetadata","LogicalName":"b"}]}""",
        }));

        var attributes = await org.Metadata.ListAttributesAsync("account", includeDetails: true, cancellationToken: _cancellation);

        Assert.Equal(1, ((PicklistAttributeMetadata)attributes[0]).OptionSet!.Options[0].Value);
        Assert.Equal(0, ((BooleanAttributeMetadata)attributes[1]).OptionSet!.FalseOption!.Value);
        Assert.Equal(3, org.Handler.Requests.Count);
    }

    [Fact]
    public async Task Query_Attributes()
    {
        using var org = SchemaOrg.Answering("""{"value":[{"LogicalName":"revenue","Precision":2}]}""");
        var attributes = await org.Metadata.QueryAttributesAsync("account", AttributeKind.Money, "LogicalName,Precision", "IsCustomAttribute eq false and MaxValue gt 5", cancellationToken: _cancellation);
        await org.Metadata.QueryAttributesAsync("account", AttributeKind.Picklist, "LogicalName", expand: "OptionSet($select=Options)", cancellationToken: _cancellation);
        await org.Metadata.QueryAttributesAsync("account", AttributeKind.State, "LogicalName", cancellationToken: _cancellation);
        await org.Metadata.QueryAttributesAsync("account", AttributeKind.Owner, filter: "IsManaged eq true or IsLogical eq true", expand: "", cancellationToken: _cancellation);

        Assert.Equal(2, Assert.IsType<MoneyAttributeMetadata>(Assert.Single(attributes)).Precision);
        Assert.Equal(
            [
                $"EntityDefinitions(LogicalName='account')/Attributes/{Money}?$select=LogicalName,Precision&$filter=IsCustomAttribute eq false and MaxValue gt 5",
                $"EntityDefinitions(LogicalName='account')/Attributes/{Picklist}?$select=LogicalName&$expand=OptionSet($select=Options)",
                "EntityDefinitions(LogicalName='account')/Attributes/Microsoft.Dynamics.CRM.StateAttributeMetadata?$select=LogicalName&$expand=OptionSet,GlobalOptionSet",
                "EntityDefinitions(LogicalName='account')/Attributes/Microsoft.Dynamics.CRM.LookupAttributeMetadata?$filter=AttributeType eq Microsoft.Dynamics.CRM.AttributeTypeCode'Owner' and (IsManaged eq true or IsLogical eq true)",
            ],
            org.Addresses);
    }

    [Fact]
    public async Task Get_Attribute()
    {
        using var org = SchemaOrg.Answering($$"""{"@odata.type":"#{{Money}}","LogicalName":"revenue","Precision":2}""");
        Assert.Equal(2, Assert.IsType<MoneyAttributeMetadata>(await org.Metadata.GetAttributeAsync("account", "revenue", cancellationToken: _cancellation)).Precision);
        await org.Metadata.GetAttributeAsync(new Guid(SchemaOrg.Id), new Guid(SchemaOrg.OtherId), "Precision", cancellationToken: _cancellation);

        Assert.Equal(
            [
                "EntityDefinitions(LogicalName='account')/Attributes(LogicalName='revenue')",
                $"EntityDefinitions({SchemaOrg.Id})/Attributes({SchemaOrg.OtherId})?$select=LogicalName,AttributeType",
                $"EntityDefinitions({SchemaOrg.Id})/Attributes({SchemaOrg.OtherId})/{Money}?$select=Precision",
            ],
            org.Addresses);
    }

    [Fact]
    public async Task Get_Attribute_of_a_choice_has_its_options()
    {
        using var org = SchemaOrg.Answering($$"""{"@odata.type":"#{{Picklist}}","LogicalName":"industrycode"}""", """{"LogicalName":"industrycode","OptionSet":{"Options":[{"Value":3}]}}""");

        var attribute = await org.Metadata.GetAttributeAsync("account", "industrycode", cancellationToken: _cancellation);

        Assert.Equal(3, Assert.IsType<PicklistAttributeMetadata>(attribute).OptionSet!.Options[0].Value);
        Assert.Equal(
            ["EntityDefinitions(LogicalName='account')/Attributes(LogicalName='industrycode')", $"EntityDefinitions(LogicalName='account')/Attributes(LogicalName='industrycode')/{Picklist}?$expand=OptionSet,GlobalOptionSet"],
            org.Addresses);
    }

    [Fact]
    public async Task Names_that_do_not_exist_give_the_services_error_or_nothing()
    {
        using var org = new SchemaOrg(static _ => SchemaOrg.NotFound());

        Assert.Equal("0x80060888", (await Assert.ThrowsAsync<DataverseException>(() => org.Metadata.GetEntityAsync("nothing", cancellationToken: _cancellation))).Code);
        Assert.Equal("0x80060888", (await Assert.ThrowsAsync<DataverseException>(() => org.Metadata.GetAttributeAsync("account", "nothing", cancellationToken: _cancellation))).Code);
        Assert.Null(await org.Metadata.FindEntityAsync("nothing", cancellationToken: _cancellation));
        Assert.Null(await org.Metadata.FindAttributeAsync("account", "nothing", _cancellation));
        Assert.Null(await org.Metadata.FindOptionSetAsync("nothing", _cancellation));
        Assert.Null(await org.Metadata.FindRelationshipAsync("nothing", _cancellation));
        Assert.Null(await org.Metadata.FindKeyAsync("account", "nothing", _cancellation));

        using var gateway = new SchemaOrg(static _ => new(HttpStatusCode.NotFound) { Content = new StringContent("<html>") });
        await Assert.ThrowsAsync<DataverseException>(() => gateway.Metadata.FindEntityAsync("account", cancellationToken: _cancellation));
    }

    [Fact]
    public void A_key_of_nothing_is_refused()
    {
        Assert.Throws<ArgumentException>(() => (DefinitionKey)" ");
        Assert.Throws<ArgumentException>(() => default(DefinitionKey).ToAddress("LogicalName"));
    }
}
