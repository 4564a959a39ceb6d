using System.Text.Json;
using Microsoft.Extensions.Time.Testing;

namespace TypedDynamics.Emulator.Definitions;

/// <summary><c>RetrieveMetadataChanges</c>: what was asked for, what has changed since a stamp, what is gone.</summary>
public sealed class MetadataChangesTests : IAsyncLifetime
{
    private readonly FakeTimeProvider _clock = new(new DateTimeOffset(2026, 1, 2, 3, 4, 5, TimeSpan.Zero));
    private Org _org = null!;

    public async ValueTask InitializeAsync() => _org = await Org.StartAsync(cache: ContosoOrg.Cache, clock: _clock);

    public ValueTask DisposeAsync() => _org.DisposeAsync();

    private const string NamesOfAccount = """
        {"Properties":{"AllProperties":false,"PropertyNames":["LogicalName","Attributes"]},
         "Criteria":{"FilterOperator":"And","Conditions":[{"PropertyName":"LogicalName","ConditionOperator":"Equals","Value":{"Type":"System.String","Value":"account"}}]},
         "AttributeQuery":{"Properties":{"AllProperties":false,"PropertyNames":["LogicalName"]},"Criteria":{"FilterOperator":"Or","Conditions":[
            {"PropertyName":"AttributeType","ConditionOperator":"Equals","Value":{"Type":"Microsoft.Xrm.Sdk.Metadata.AttributeTypeCode","Value":"Money"}},
            {"PropertyName":"LogicalName","ConditionOperator":"In","Value":{"Type":"System.String[]","Value":"['name','industrycode']"}}]}}}
        """;

    private const string EverythingsName = """{"Properties":{"PropertyNames":["LogicalName","Attributes"]},"AttributeQuery":{"Properties":{"PropertyNames":["LogicalName"]}}}""";

    [Fact]
    public async Task Without_a_stamp_everything_is_told_that_meets_the_query()
    {
        var answer = await Ask(NamesOfAccount);

        Assert.Matches(@"^\d+!01/02/2026 03:04:05$", answer.GetProperty("ServerVersionStamp").GetString()!);
        var account = Assert.Single(answer.GetProperty("EntityMetadata").EnumerateArray());
        Assert.Equal("account", account.GetProperty("LogicalName").GetString());
        Assert.Equal(JsonValueKind.Null, account.GetProperty("SchemaName").ValueKind);
        Assert.Equal(JsonValueKind.Null, account.GetProperty("OneToManyRelationships").ValueKind);
        var columns = account.GetProperty("Attributes").EnumerateArray().ToDictionary(static each => each.GetProperty("LogicalName").GetString()!);
        Assert.Superset(new HashSet<string> { "name", "industrycode", "revenue" }, columns.Keys.ToHashSet());
        Assert.Equal("#Microsoft.Dynamics.CRM.ComplexStringAttributeMetadata", columns["name"].GetProperty("@odata.type").GetString());
        Assert.Equal(JsonValueKind.Null, columns["industrycode"].GetProperty("OptionSet").ValueKind);
        Assert.Equal(0, answer.GetProperty("DeletedMetadata").GetProperty("Count").GetInt32());
    }

    [Fact]
    public async Task With_a_stamp_only_what_has_changed_is_told()
    {
        var stamp = (await Ask(EverythingsName)).GetProperty("ServerVersionStamp").GetString()!;
        await _org.PostAsync("EntityDefinitions(LogicalName='account')/Attributes", """{"@odata.type":"Microsoft.Dynamics.CRM.StringAttributeMetadata","SchemaName":"new_Nick"}""");

        var answer = await Ask(EverythingsName, stamp);

        var account = Assert.Single(answer.GetProperty("EntityMetadata").EnumerateArray());
        Assert.False(account.GetProperty("HasChanged").GetBoolean());
        var column = Assert.Single(account.GetProperty("Attributes").EnumerateArray());
        Assert.Equal(("new_nick", true), (column.GetProperty("LogicalName").GetString(), column.GetProperty("HasChanged").GetBoolean()));
        Assert.Empty((await Ask(EverythingsName, answer.GetProperty("ServerVersionStamp").GetString())).GetProperty("EntityMetadata").EnumerateArray());
    }

    [Fact]
    public async Task What_is_gone_is_told_where_it_is_asked_for()
    {
        var column = (await _org.PostAsync("EntityDefinitions(LogicalName='account')/Attributes", """{"@odata.type":"Microsoft.Dynamics.CRM.StringAttributeMetadata","SchemaName":"new_Nick"}""")).Headers["OData-EntityId"];
        var stamp = (await Ask(EverythingsName)).GetProperty("ServerVersionStamp").GetString()!;
        Assert.Equal(204, (await _org.SendAsync(HttpMethod.Delete, column, null)).Status);

        var silent = (await Ask(EverythingsName, stamp)).GetProperty("DeletedMetadata");
        var told = (await Ask(EverythingsName, stamp, "All")).GetProperty("DeletedMetadata");

        Assert.Equal(0, silent.GetProperty("Count").GetInt32());
        Assert.Equal("Attribute", Assert.Single(told.GetProperty("Keys").EnumerateArray()).GetString());
        Assert.Equal(column.Split('(')[^1].TrimEnd(')'), Assert.Single(told.GetProperty("Values")[0].GetProperty("Items").EnumerateArray()).GetString());
    }

    [Fact]
    public async Task Options_and_published_labels_count_as_changes_of_their_column()
    {
        var stamp = (await Ask(EverythingsName)).GetProperty("ServerVersionStamp").GetString()!;
        await _org.PostAsync("UpdateOptionValue", """{"EntityLogicalName":"account","AttributeLogicalName":"industrycode","Value":1,"MergeLabels":true,"Label":{"LocalizedLabels":[{"Label":"Ledgers","LanguageCode":1033}]}}""");
        Assert.Empty((await Ask(EverythingsName, stamp)).GetProperty("EntityMetadata").EnumerateArray());
        await _org.PostAsync("PublishAllXml", "");

        var account = Assert.Single((await Ask(EverythingsName, stamp)).GetProperty("EntityMetadata").EnumerateArray());
        Assert.Equal("industrycode", Assert.Single(account.GetProperty("Attributes").EnumerateArray()).GetProperty("LogicalName").GetString());
    }

    [Fact]
    public async Task A_stamp_that_is_too_old_has_expired()
    {
        var stamp = (await Ask(EverythingsName)).GetProperty("ServerVersionStamp").GetString()!;
        _clock.Advance(TimeSpan.FromDays(91));

        Assert.Equal((400, "0x80044352"), await Refused(stamp));
    }

    [Theory]
    [InlineData("nonsense")]
    [InlineData("74812162!10/09/2022 22:10:22")]
    public async Task A_stamp_of_another_org_has_expired(string stamp) => Assert.Equal((400, "0x80044352"), await Refused(stamp));

    private async Task<(int, string)> Refused(string stamp)
    {
        var reply = await _org.GetAsync(Address(EverythingsName, stamp, null));
        return (reply.Status, reply.Code);
    }

    private async Task<JsonElement> Ask(string query, string? stamp = null, string? deleted = null)
    {
        var reply = await _org.GetAsync(Address(query, stamp, deleted));
        Assert.True(reply.Status == 200, reply.Body);
        return reply.Json;
    }

    private static string Address(string query, string? stamp, string? deleted) =>
        "RetrieveMetadataChanges(Query=@q" + (stamp is null ? "" : ",ClientVersionStamp=@s") + (deleted is null ? "" : ",DeletedMetadataFilters=@f") + ")?@q=" + Uri.EscapeDataString(query)
        + (stamp is null ? "" : "&@s=" + Uri.EscapeDataString($"'{stamp}'")) + (deleted is null ? "" : $"&@f=Microsoft.Dynamics.CRM.DeletedMetadataFilters'{deleted}'");
}
