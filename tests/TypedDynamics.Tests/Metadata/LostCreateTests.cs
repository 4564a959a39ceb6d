using System.Net;
using System.Text.Json;
using TypedDynamics.Metadata;
using TypedDynamics.Tests.Shared;

namespace TypedDynamics.Tests.Metadata;

/// <summary>Creates of the schema whose answers get lost: none is made twice, none is reported that is not there.</summary>
public sealed class LostCreateTests
{
    private static readonly MoneyAttributeMetadata s_balance = NewAttribute.Money("new_Balance", "Balance", precision: 2);

    private readonly CancellationToken _cancellation = TestContext.Current.CancellationToken;

    [Fact]
    public async Task What_was_carried_out_is_found_and_not_sent_again()
    {
        using var org = Org(Lost, _ => There(s_balance.Json));

        Assert.Equal(new Guid(SchemaOrg.Id), await org.Metadata.CreateAttributeAsync("account", s_balance, _cancellation));
        Assert.Equal(["POST EntityDefinitions(LogicalName='account')/Attributes", "GET EntityDefinitions(LogicalName='account')/Attributes(LogicalName='new_balance')"], Sent(org));
        Assert.Equal("Strong", org.Handler.Requests[1].Headers["Consistency"]);
    }

    [Fact]
    public async Task Options_of_the_caller_do_not_make_it_sent_blindly()
    {
        using var org = Org(Lost, _ => There(s_balance.Json));

        await org.Context.With(new() { AllowsRepetition = true }).Metadata.CreateAttributeAsync("account", s_balance, _cancellation);

        Assert.Single(org.Handler.Requests, static request => request.Method == HttpMethod.Post);
    }

    [Fact]
    public async Task What_was_not_carried_out_is_sent_again()
    {
        using var org = Org(Lost, static _ => SchemaOrg.NotFound(), static _ => SchemaOrg.Made($"{SchemaOrg.Root}EntityDefinitions({SchemaOrg.OtherId})"));

        Assert.Equal(new Guid(SchemaOrg.OtherId), await org.Metadata.CreateEntityAsync(NewTable.Named("new_X", "X", "Xs", NewAttribute.String("new_Name", "Name")), _cancellation));
        Assert.Equal(["POST EntityDefinitions", "GET EntityDefinitions(LogicalName='new_x')", "POST EntityDefinitions"], Sent(org));
    }

    [Fact]
    public async Task What_the_service_was_still_at_is_found_when_it_refuses_the_second()
    {
        using var org = Org(Gateway, static _ => SchemaOrg.NotFound(), static _ => SchemaOrg.Refusal(HttpStatusCode.BadRequest, "0x80044153"), _ => There(s_balance.Json));

        Assert.Equal(new Guid(SchemaOrg.Id), await org.Metadata.CreateAttributeAsync("account", s_balance, _cancellation));
    }

    [Fact]
    public async Task Another_of_that_name_is_no_success()
    {
        using var org = Org(Lost, _ => There((s_balance with { Precision = 4 }).Json));

        var doubt = await Assert.ThrowsAsync<UnclearOutcomeException>(() => org.Metadata.CreateAttributeAsync("account", s_balance, _cancellation));

        Assert.Contains("'new_Balance' of 'account'", doubt.Message, StringComparison.Ordinal);
        Assert.IsType<HttpRequestException>(doubt.InnerException);
    }

    [Fact]
    public async Task A_service_that_stays_away_is_given_up()
    {
        using var org = new SchemaOrg(static request => request.Method == HttpMethod.Get ? SchemaOrg.NotFound() : Lost(request), Retrying);

        await Assert.ThrowsAsync<HttpRequestException>(() => org.Metadata.CreateOptionSetAsync(NewOptionSet.Global("new_c", "C"), _cancellation));

        Assert.Equal(3, org.Handler.Requests.Count(static request => request.Method == HttpMethod.Post));
        Assert.Equal(3, org.Handler.Requests.Count(static request => request.Address.StartsWith("GlobalOptionSetDefinitions(Name=", StringComparison.Ordinal)));
    }

    [Fact]
    public async Task What_cannot_be_asked_is_reported_in_doubt()
    {
        using var org = Org(Lost, static _ => SchemaOrg.Refusal(HttpStatusCode.Forbidden, "0x80040220", "No right to read."));

        var doubt = await Assert.ThrowsAsync<UnclearOutcomeException>(() => org.Metadata.CreateAttributeAsync("account", s_balance, _cancellation));

        Assert.Contains("No right to read.", doubt.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_refusal_is_a_refusal()
    {
        using var org = Org(static _ => SchemaOrg.Refusal(HttpStatusCode.BadRequest, "0x80044153", "It exists."));

        Assert.Equal("It exists.", (await Assert.ThrowsAsync<DataverseException>(() => org.Metadata.CreateAttributeAsync("account", s_balance, _cancellation))).Message);
        Assert.Single(org.Handler.Requests);
    }

    [Fact]
    public async Task A_throttled_create_is_sent_again()
    {
        using var org = Org(static _ => SchemaOrg.Refusal(HttpStatusCode.TooManyRequests, "0x80072322"), static _ => SchemaOrg.Made($"{SchemaOrg.Root}RelationshipDefinitions({SchemaOrg.Id})"));

        Assert.Equal(new Guid(SchemaOrg.Id), await org.Metadata.CreateRelationshipAsync(NewRelationship.ManyToMany("new_R", "a", "b"), _cancellation));
        Assert.All(Sent(org), static sent => Assert.Equal("POST RelationshipDefinitions", sent));
    }

    [Fact]
    public async Task Json_without_a_name_is_reported_in_doubt()
    {
        using var org = Org(Lost);

        await Assert.ThrowsAsync<UnclearOutcomeException>(() => org.Metadata.CreateAttributeAsync("account", JsonElement.Parse("""{"MaxLength":5}"""), _cancellation));
    }

    [Fact]
    public async Task Options_are_found_by_their_numbers()
    {
        const string Options = """{"@odata.type":"#Microsoft.Dynamics.CRM.OptionSetMetadata","Options":[{"Value":5,"Label":{"LocalizedLabels":[{"Label":"Five","LanguageCode":1033}]}}]}""";
        var colors = OptionSetReference.Global("new_colors");
        using var there = Org(Lost, static _ => CapturingHandler.Json(HttpStatusCode.OK, Options));
        using var other = Org(Lost, static _ => CapturingHandler.Json(HttpStatusCode.OK, Options));
        using var absent = Org(Lost, static _ => CapturingHandler.Json(HttpStatusCode.OK, Options), static _ => CapturingHandler.Json(HttpStatusCode.OK, """{"NewOptionValue":6}"""));
        using var unnamed = Org(Lost);
        using var gone = Org(Lost, static _ => CapturingHandler.Json(HttpStatusCode.OK, Options));

        Assert.Equal(5, await there.Metadata.InsertOptionValueAsync(colors, new(5, "Five"), _cancellation));
        Assert.Equal("Strong", there.Handler.Requests[1].Headers["Consistency"]);
        await Assert.ThrowsAsync<UnclearOutcomeException>(() => other.Metadata.InsertOptionValueAsync(colors, new(5, "Six"), _cancellation));
        Assert.Equal(6, await absent.Metadata.InsertOptionValueAsync(colors, new(6, "Six"), _cancellation));
        await Assert.ThrowsAsync<UnclearOutcomeException>(() => unnamed.Metadata.InsertOptionValueAsync(colors, new(null, "Six"), _cancellation));
        await gone.Metadata.DeleteOptionValueAsync(colors, 6, _cancellation);
        Assert.Equal(["POST DeleteOptionValue", "GET GlobalOptionSetDefinitions(Name='new_colors')"], Sent(gone));
    }

    [Fact]
    public async Task A_lookup_of_several_tables_is_found_with_all_of_its_relationships()
    {
        var lookup = NewAttribute.Lookup("new_Holder", "Holder");
        var relationship = NewRelationship.OneToMany("new_account_x", "account", "new_x", lookup);
        using var whole = Org(Lost, _ => There(lookup.Json), _ => There(relationship.Json));
        using var half = Org(Lost, _ => There(lookup.Json), static _ => SchemaOrg.NotFound());

        Assert.Equal([new Guid(SchemaOrg.Id)], (await whole.Metadata.CreatePolymorphicLookupAsync(lookup, [relationship], _cancellation)).RelationshipIds);
        await Assert.ThrowsAsync<UnclearOutcomeException>(() => half.Metadata.CreatePolymorphicLookupAsync(lookup, [relationship], _cancellation));
    }

    [Fact]
    public async Task Deletes_and_updates_are_sent_again()
    {
        using var deleted = Org(Lost, static _ => SchemaOrg.NotFound());
        await deleted.Metadata.DeleteAttributeAsync("account", "new_balance", _cancellation);
        using var absent = Org(static _ => SchemaOrg.NotFound());
        await Assert.ThrowsAsync<DataverseException>(() => absent.Metadata.DeleteAttributeAsync("account", "new_balance", _cancellation));
        using var put = Org(Lost, static _ => new(HttpStatusCode.NoContent));
        await put.Metadata.UpdateAttributeAsync("account", JsonElement.Parse("""{"LogicalName":"new_balance"}"""), cancellationToken: _cancellation);

        Assert.Equal((2, 2), (deleted.Handler.Requests.Count, put.Handler.Requests.Count));
    }

    private static SchemaOrg Org(params Func<HttpRequestMessage, HttpResponseMessage>[] answers)
    {
        var next = 0;
        return new(request => answers[next++](request), Retrying);
    }

    private static DataverseOptions Retrying(DataverseOptions options) => new()
    {
        Url = options.Url,
        AccessToken = options.AccessToken,
        MessageHandler = options.MessageHandler,
        MaxRetries = 2,
        Clock = new WaitlessClock(),
    };

    private static HttpResponseMessage Lost(HttpRequestMessage request) => throw new HttpRequestException(HttpRequestError.ResponseEnded, "The connection broke.");

    private static HttpResponseMessage Gateway(HttpRequestMessage request) => new(HttpStatusCode.GatewayTimeout);

    // As the service tells it: with an id, and members of its own.
    private static HttpResponseMessage There(JsonElement wanted) =>
        CapturingHandler.Json(HttpStatusCode.OK, $$"""{"MetadataId":"{{SchemaOrg.Id}}","IsManaged":false,{{wanted.GetRawText()[1..]}}""");

    private static IEnumerable<string> Sent(SchemaOrg org) => org.Handler.Requests.Select(static request => $"{request.Method} {Uri.UnescapeDataString(request.Address)}");
}
