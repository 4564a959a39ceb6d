using System.Net;
using TypedDynamics.Metadata;

namespace TypedDynamics.Tests.Metadata;

public sealed class ChangesTests
{
    private const string Answer = $$$"""
        {"@odata.context":"x#Microsoft.Dynamics.CRM.RetrieveMetadataChangesResponse","ServerVersionStamp":"74812162!10/09/2022 22:10:22",
        "DeletedMetadata":{"Count":2,"IsReadOnly":false,"Keys":["Default","Attribute"],"Values":[{"Items":["{{{SchemaOrg.Id}}}"]},{"Items":["{{{SchemaOrg.OtherId}}}","{{{SchemaOrg.Id}}}"]}]},
        "EntityMetadata":[{"LogicalName":"account","HasChanged":false,"Keys":null,"Attributes":[
        {"@odata.type":"#Microsoft.Dynamics.CRM.ComplexStringAttributeMetadata","LogicalName":"name","HasChanged":true,"MaxLength":160},
        {"@odata.type":"#Microsoft.Dynamics.CRM.ComplexPicklistAttributeMetadata","LogicalName":"industrycode","OptionSet":{"@odata.type":"#Microsoft.Dynamics.CRM.ComplexOptionSetMetadata","Options":[{"Value":1}]}}]}]}
        """;

    private readonly CancellationToken _cancellation = TestContext.Current.CancellationToken;

    [Fact]
    public async Task The_query_goes_as_parameters()
    {
        using var org = SchemaOrg.Answering(Answer);
        await org.Metadata.GetChangesAsync(new MetadataChangesQuery
        {
            Properties = ["LogicalName", "Attributes"],
            Criteria = MetadataFilter.All(MetadataCondition.Is("LogicalName", "account")) with { Filters = [MetadataFilter.Any(MetadataCondition.Is("IsCustomEntity", true), MetadataCondition.Of("ObjectTypeCode", MetadataConditionOperator.GreaterThan, 9999))] },
            Attributes = new() { Criteria = MetadataFilter.All(MetadataCondition.Is("AttributeType", AttributeTypeCode.Picklist)) },
            Languages = [1033],
            ClientVersionStamp = "74812162!10/09/2022 22:10:22",
            Deleted = DeletedMetadataFilters.Default | DeletedMetadataFilters.Attribute,
            AppModuleId = new Guid(SchemaOrg.Id),
        }, _cancellation);
        await org.Metadata.GetChangesAsync(new(), _cancellation);

        var (first, second) = (org.Addresses.First(), org.Addresses.Last());
        var (path, rest) = (first.Split('?')[0], first.Split("?@q=")[1]);
        Assert.Equal("RetrieveMetadataChanges(Query=@q,ClientVersionStamp=@s,DeletedMetadataFilters=@f,AppModuleId=@a)", path);
        Assert.EndsWith($"&@s='74812162!10/09/2022 22:10:22'&@f=Microsoft.Dynamics.CRM.DeletedMetadataFilters'Default,Attribute'&@a={SchemaOrg.Id}", rest, StringComparison.Ordinal);
        Assert.Equal(
            """{"Properties":{"AllProperties":false,"PropertyNames":["LogicalName","Attributes"]},"Criteria":{"FilterOperator":"And","Conditions":[{"PropertyName":"LogicalName","ConditionOperator":"Equals","Value":{"Type":"System.String","Value":"account"}}],"Filters":[{"FilterOperator":"Or","Conditions":[{"PropertyName":"IsCustomEntity","ConditionOperator":"Equals","Value":{"Type":"System.Boolean","Value":"true"}},{"PropertyName":"ObjectTypeCode","ConditionOperator":"GreaterThan","Value":{"Type":"System.Int32","Value":"9999"}}],"Filters":[]}]},"AttributeQuery":{"Properties":{"AllProperties":true},"Criteria":{"FilterOperator":"And","Conditions":[{"PropertyName":"AttributeType","ConditionOperator":"Equals","Value":{"Type":"Microsoft.Xrm.Sdk.Metadata.AttributeTypeCode","Value":"Picklist"}}],"Filters":[]}},"LabelQuery":{"FilterLanguages":[1033],"MissingLabelBehavior":0}}""",
            rest.Split("&@s=")[0]);
        Assert.Equal("""RetrieveMetadataChanges(Query=@q)?@q={"Properties":{"AllProperties":true}}""", second);
    }

    [Fact]
    public async Task Values_have_their_types()
    {
        Assert.Equal(("System.Guid", SchemaOrg.Id), Of(MetadataCondition.Of("MetadataId", MetadataConditionOperator.Equals, new Guid(SchemaOrg.Id))));
        Assert.Equal(("System.String", "x"), Of(MetadataCondition.Of("LogicalName", MetadataConditionOperator.NotEquals, "x")));
        Assert.Equal(("Microsoft.Xrm.Sdk.Metadata.OwnershipTypes", "UserOwned"), Of(MetadataCondition.Of("OwnershipType", MetadataConditionOperator.Equals, OwnershipTypes.UserOwned)));
        Assert.Equal(("Microsoft.Xrm.Sdk.Metadata.AttributeRequiredLevel", "Recommended"), Of(MetadataCondition.Of("RequiredLevel", MetadataConditionOperator.Equals, AttributeRequiredLevel.Recommended)));
        Assert.Equal(("Microsoft.Xrm.Sdk.Metadata.RelationshipType", "ManyToManyRelationship"), Of(MetadataCondition.Of("RelationshipType", MetadataConditionOperator.Equals, RelationshipType.ManyToManyRelationship)));
        Assert.Equal(("System.String[]", "['a','b''c']"), Of(MetadataCondition.In("LogicalName", "a", "b'c")));
        using var org = SchemaOrg.Answering(Answer);
        await Assert.ThrowsAsync<ArgumentNullException>(() => org.Metadata.GetChangesAsync(null!, _cancellation));

        static (string Type, string Value) Of(MetadataCondition condition) => (condition.ValueType, condition.Value);
    }

    [Fact]
    public async Task The_answer_is_read_as_the_same_classes()
    {
        using var org = SchemaOrg.Answering(Answer);

        var changes = await org.Metadata.GetChangesAsync(new(), _cancellation);

        var entity = Assert.Single(changes.Entities);
        Assert.Equal(("74812162!10/09/2022 22:10:22", "account", false), (changes.ServerVersionStamp, entity.LogicalName, entity.HasChanged));
        Assert.Equal((160, true), (Assert.IsType<StringAttributeMetadata>(entity.Attributes[0]).MaxLength, entity.Attributes[0].HasChanged));
        Assert.Equal(1, Assert.IsType<PicklistAttributeMetadata>(entity.Attributes[1]).OptionSet!.Options[0].Value);
        Assert.Equal([new Guid(SchemaOrg.Id)], changes.DeletedEntities);
        Assert.Equal([new Guid(SchemaOrg.OtherId), new Guid(SchemaOrg.Id)], changes.DeletedAttributes);
        Assert.Empty(changes.DeletedRelationships.Concat(changes.DeletedLabels).Concat(changes.DeletedOptionSets));
        Assert.Throws<InvalidOperationException>(() => entity.Keys);
    }

    [Fact]
    public async Task An_expired_stamp_is_said_so()
    {
        using var org = new SchemaOrg(static _ => SchemaOrg.Refusal(HttpStatusCode.BadRequest, "0x80044352", "The stamp has expired."));

        var expired = await Assert.ThrowsAsync<MetadataChangesExpiredException>(() => org.Metadata.GetChangesAsync(new() { ClientVersionStamp = "1!x" }, _cancellation));

        Assert.Equal(("0x80044352", HttpStatusCode.BadRequest), (expired.Code, expired.StatusCode));
        Assert.Contains("without ClientVersionStamp", expired.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_answer_without_a_stamp_is_called_malformed()
    {
        using var org = SchemaOrg.Answering("{}");

        await Assert.ThrowsAsync<MalformedResponseException>(() => org.Metadata.GetChangesAsync(new(), _cancellation));
    }
}
