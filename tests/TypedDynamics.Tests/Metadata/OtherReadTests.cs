using System.Text.Json;
using TypedDynamics.Metadata;

namespace TypedDynamics.Tests.Metadata;

/// <summary>Choices, relationships, keys and languages, read; and definitions that are not what they should be.</summary>
public sealed class OtherReadTests
{
    private readonly CancellationToken _cancellation = TestContext.Current.CancellationToken;

    [Fact]
    public async Task Shared_choices_are_read_with_their_options()
    {
        const string Colors = """{"@odata.type":"#Microsoft.Dynamics.CRM.OptionSetMetadata","Name":"new_colors","Options":[{"Value":1,"Color":"#0000ff","ExternalValue":"b"}]}""";
        using var org = SchemaOrg.Answering($$$"""{"value":[{{{Colors}}},{"@odata.type":"#Microsoft.Dynamics.CRM.BooleanOptionSetMetadata","Name":"new_yes","TrueOption":{"Value":1}}]}""", Colors);

        var all = await org.Metadata.ListOptionSetsAsync(_cancellation);
        var colors = Assert.IsType<OptionSetMetadata>(await org.Metadata.GetOptionSetAsync("new_colors", _cancellation));

        Assert.Equal(1, Assert.IsType<BooleanOptionSetMetadata>(all[1]).TrueOption!.Value);
        Assert.Equal((1, "#0000ff", "b"), (colors.Options[0].Value, colors.Options[0].Color, colors.Options[0].ExternalValue));
        Assert.Equal(["GlobalOptionSetDefinitions", "GlobalOptionSetDefinitions(Name='new_colors')"], org.Addresses);
    }

    [Fact]
    public async Task Relationships_and_keys_are_read()
    {
        using var org = SchemaOrg.Answering(
            """{"@odata.type":"#Microsoft.Dynamics.CRM.ManyToManyRelationshipMetadata","SchemaName":"new_r"}""",
            """{"@odata.type":"#Microsoft.Dynamics.CRM.OneToManyRelationshipMetadata","SchemaName":"new_r","CascadeConfiguration":{"Delete":"Restrict"}}""",
            """{"value":[{"LogicalName":"new_k","KeyAttributes":["a","b"],"EntityKeyIndexStatus":"InProgress"}]}""",
            """{"LogicalName":"new_k"}""");

        Assert.IsType<ManyToManyRelationshipMetadata>(await org.Metadata.GetRelationshipAsync("new_r", _cancellation));
        Assert.Equal(CascadeType.Restrict, Assert.IsType<OneToManyRelationshipMetadata>(await org.Metadata.GetRelationshipAsync(new Guid(SchemaOrg.Id), _cancellation)).CascadeConfiguration!.Delete);
        var key = Assert.Single(await org.Metadata.ListKeysAsync("account", _cancellation));
        await org.Metadata.GetKeyAsync("account", "new_k", _cancellation);

        Assert.Equal((EntityKeyIndexStatus.InProgress, 2), (key.EntityKeyIndexStatus, key.KeyAttributes!.Count));
        Assert.Equal(
            ["RelationshipDefinitions(SchemaName='new_r')", $"RelationshipDefinitions({SchemaOrg.Id})", "EntityDefinitions(LogicalName='account')/Keys", "EntityDefinitions(LogicalName='account')/Keys(LogicalName='new_k')"], org.Addresses);
    }

    [Fact]
    public async Task Eligibility_is_asked_by_actions_and_functions()
    {
        using var org = SchemaOrg.Answering("""{"CanBeReferenced":true}""", """{"CanBeReferencing":false}""", """{"CanManyToMany":true}""", """{"EntityNames":["account"]}""");

        Assert.True(await org.Metadata.CanBeReferencedAsync("account", _cancellation));
        Assert.False(await org.Metadata.CanBeReferencingAsync("account", _cancellation));
        Assert.True(await org.Metadata.CanManyToManyAsync("account", _cancellation));
        Assert.Equal(["account"], await org.Metadata.GetValidReferencedEntitiesAsync("contact", _cancellation));
        await org.Metadata.GetValidReferencingEntitiesAsync(cancellationToken: _cancellation);
        await org.Metadata.GetValidManyToManyAsync(_cancellation);

        Assert.Equal(
            ["CanBeReferenced", "CanBeReferencing", "CanManyToMany", "GetValidReferencedEntities(ReferencingEntityName=@p1)?@p1='contact'", "GetValidReferencingEntities()", "GetValidManyToMany()"], org.Addresses);
        Assert.All(org.Handler.Requests.Take(3), static request => Assert.Equal("""{"EntityName":"account"}""", request.Body));
    }

    [Fact]
    public async Task Languages_are_the_base_and_the_provisioned_ones()
    {
        using var org = SchemaOrg.Answering("""{"value":[{"languagecode":1031}]}""", """{"RetrieveProvisionedLanguages":[1031,1033]}""", """{"LocaleIds":[1031,1033,1036]}""");

        var languages = await org.Metadata.GetLanguagesAsync(_cancellation);

        Assert.Equal((1031, 2), (languages.Base, languages.Provisioned.Count));
        Assert.Equal(3, (await org.Metadata.GetAvailableLanguagesAsync(_cancellation)).Count);
        Assert.Equal(["organizations?$select=languagecode", "RetrieveProvisionedLanguages()", "RetrieveAvailableLanguages()"], org.Addresses);
    }

    [Fact]
    public async Task Answers_that_do_not_fit_are_called_malformed()
    {
        using var org = SchemaOrg.Answering("{}");
        await Assert.ThrowsAsync<MalformedResponseException>(() => org.Metadata.GetLanguagesAsync(_cancellation));
        await Assert.ThrowsAsync<MalformedResponseException>(() => org.Metadata.GetAvailableLanguagesAsync(_cancellation));
        await Assert.ThrowsAsync<MalformedResponseException>(() => org.Metadata.CanManyToManyAsync("account", _cancellation));
        await Assert.ThrowsAsync<MalformedResponseException>(() => org.Metadata.GetValidManyToManyAsync(_cancellation));

        var entity = EntityMetadata.FromJson(JsonElement.Parse("""{"LogicalName":5,"IsActivity":"yes","ObjectTypeCode":1.5,"OwnershipType":"8","DataProviderId":"x"}"""));
        foreach (var read in new Func<object?>[] { () => entity.LogicalName, () => entity.IsActivity, () => entity.ObjectTypeCode, () => entity.OwnershipType, () => entity.DataProviderId })
            Assert.Contains("Read it from Json", Assert.Throws<MalformedResponseException>(() => read()).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void With_changes_one_member_and_keeps_the_rest()
    {
        var told = EntityMetadata.FromJson(JsonElement.Parse("""{"LogicalName":"x","HasNotes":false,"New":{"a":1},"IsAuditEnabled":{"Value":false,"CanBeChanged":false,"ManagedPropertyLogicalName":"m"}}"""));

        var changed = told with { HasNotes = true, IsAuditEnabled = true, EntityColor = "Ä\"" };

        Assert.Equal((false, true, "Ä\""), (told.HasNotes, changed.HasNotes, changed.EntityColor));
        Assert.Equal("""{"LogicalName":"x","HasNotes":true,"New":{"a":1},"IsAuditEnabled":{"Value":true,"CanBeChanged":false,"ManagedPropertyLogicalName":"m"},"EntityColor":"Ä\""}""", changed.Json.GetRawText());
        Assert.NotEqual(told, changed);
        Assert.Equal(changed, told with { IsAuditEnabled = true, EntityColor = "Ä\"", HasNotes = true });
        Assert.Equal(("EntityMetadata x", true, false), (changed.ToString(), changed.Has("New"), changed.Has("Attributes")));
    }
}
