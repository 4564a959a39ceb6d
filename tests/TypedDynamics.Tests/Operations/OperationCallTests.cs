using System.Net;
using System.Text.Json;
using TypedDynamics.Emitted;
using TypedDynamics.Tests.Fixtures;
using TypedDynamics.Tests.Http;
using TypedDynamics.Tests.Shared;

namespace TypedDynamics.Tests.Operations;

/// <summary>Calls as they go over the wire, and their answers.</summary>
public sealed class OperationCallTests
{
    private static readonly Guid s_id = new("d568ee97-961f-ef11-840b-000d3abf969a");
    private readonly CapturingHandler _handler = new(HttpStatusCode.NoContent, "");

    /// <summary>A parameter P of each type: as JSON in the body of an action, as a literal in the address of a function.</summary>
    public static TheoryData<string, string?, string?> Parameters => new()
    {
        { "text", "\"O'Neill & Söhne/50%\\n\"", "'O''Neill%20%26%20S%C3%B6hne%2F50%25%0A'" },
        { "empty text", "\"\"", "''" },
        { "null text", null, null },
        { "guid", $"\"{s_id}\"", $"{s_id}" },
        { "null guid", null, null },
        { "integer", "-42", "-42" },
        { "big integer", "9007199254740993", "9007199254740993" },
        { "decimal", "1234.5000", "1234.5000" },
        { "double", "1E+20", "1E%2B20" },
        { "boolean", "true", "true" },
        { "instant", "\"2025-03-01T08:30:00Z\"", "2025-03-01T08:30:00Z" },
        { "date", "\"2025-03-01\"", "2025-03-01" },
        { "bytes", "\"AQID\"", "\"AQID\"" },
        { "json", """{"a":[1,null]}""", """{"a":[1,null]}""" },
        { "flags", "\"ReadAccess,WriteAccess\"", "Microsoft.Dynamics.CRM.AccessRights'ReadAccess%2CWriteAccess'" },
        { "unknown enum", "\"64\"", "Microsoft.Dynamics.CRM.AccessRights'64'" },
        { "null enum", null, null },
        { "reference", $$"""{"@odata.type":"Microsoft.Dynamics.CRM.team","teamid":"{{s_id}}"}""", $$"""{"@odata.type":"Microsoft.Dynamics.CRM.team","teamid":"{{s_id}}"}""" },
        { "lookup", $$"""{"@odata.type":"Microsoft.Dynamics.CRM.contact","contactid":"{{s_id}}"}""", $$"""{"@odata.id":"contacts({{s_id}})"}""" },
        { "changed row", $$"""{"@odata.type":"Microsoft.Dynamics.CRM.contact","contactid":"{{s_id}}","lastname":"Ny"}""", $$"""{"@odata.type":"Microsoft.Dynamics.CRM.contact","contactid":"{{s_id}}","lastname":"Ny"}""" },
        { "null row", null, null },
        { "complex", """{"@odata.type":"Microsoft.Dynamics.CRM.PagingInfo","PageNumber":2}""", """{"@odata.type":"Microsoft.Dynamics.CRM.PagingInfo","PageNumber":2}""" },
        { "texts", """["a","b'c"]""", """["a","b'c"]""" },
        { "guids", $"""["{s_id}"]""", $"""["{s_id}"]""" },
        { "no items", "[]", "[]" },
        { "null list", null, null },
        { "references", $$"""[{"@odata.type":"Microsoft.Dynamics.CRM.systemuser","systemuserid":"{{s_id}}"}]""", $$"""[{"@odata.type":"Microsoft.Dynamics.CRM.systemuser","systemuserid":"{{s_id}}"}]""" },
    };

    [Theory]
    [MemberData(nameof(Parameters))]
    public async Task Each_kind_of_parameter_has_its_form_in_an_action(string kind, string? json, string? literal)
    {
        _ = literal;
        await RunAsync(With(OperationCall.Action("new_Do"), kind));

        Assert.Equal(HttpMethod.Post, _handler.Request.Method);
        Assert.Equal("new_Do", _handler.Request.Address);
        Assert.Equal("application/json", _handler.Request.Headers["Content-Type"]);
        Assert.Equal(json is null ? "{}" : $$"""{"P":{{json}}}""", _handler.Request.Body);
    }

    [Theory]
    [MemberData(nameof(Parameters))]
    public async Task Each_kind_of_parameter_has_its_form_in_a_function(string kind, string? json, string? literal)
    {
        _ = json;
        await RunAsync(With(OperationCall.Function("new_Ask"), kind));

        // JSON in an address is percent-encoded as a whole.
        var sent = literal is ['{' or '[' or '"', ..] ? Uri.EscapeDataString(literal) : literal;
        Assert.Equal(HttpMethod.Get, _handler.Request.Method);
        Assert.Null(_handler.Request.Body);
        Assert.Equal(literal is null ? "new_Ask()" : $"new_Ask(P=@p1)?@p1={sent}", _handler.Request.Address);
    }

    [Fact]
    public async Task Bound_operations_go_by_their_full_name_below_what_they_are_bound_to()
    {
        var account = EntityModel.Of<Account>();
        await RunAsync(OperationCall.Action("AddTo").On(account, s_id));
        await RunAsync(OperationCall.Function("Sum").OnSet(account).With("A", 1L).With("B", (string?)null).With("C", "x"));
        await RunAsync(OperationCall.Function("Sum").On(account, s_id));

        Assert.Equal(
            [
                $"accounts({s_id})/Microsoft.Dynamics.CRM.AddTo",
                "accounts/Microsoft.Dynamics.CRM.Sum(A=@p1,C=@p2)?@p1=1&@p2='x'",
                $"accounts({s_id})/Microsoft.Dynamics.CRM.Sum()",
            ],
            _handler.Requests.Select(static request => request.Address));
    }

    [Fact]
    public async Task Parameters_of_an_action_keep_their_order_and_their_text()
    {
        await RunAsync(OperationCall.Action("GrantAccess").WithReference("Target", new Lookup<Account>(s_id)).With("Note", "<ü & \"x\">"));

        Assert.Equal(
            $$"""{"Target":{"@odata.type":"Microsoft.Dynamics.CRM.account","accountid":"{{s_id}}"},"Note":"<ü & \"x\">"}""",
            _handler.Request.Body);
    }

    [Fact]
    public async Task A_response_object_is_read_whole()
    {
        var paging = await Answering("""{"@odata.context":"x/$metadata#Microsoft.Dynamics.CRM.PagingInfo","PageNumber":3,"Unknown":{"a":1},"PagingCookie":"c"}""")
            .ReadAsync(OperationCall.Function("F"), ReadValues.Complex<PagingInfo>);

        Assert.Equal((3, "c"), (paging.PageNumber, paging.PagingCookie));
    }

    [Fact]
    public async Task A_row_is_read_whole()
    {
        var account = await Answering($$"""{"@odata.context":"x/$metadata#accounts/$entity","@odata.etag":"W/\"1\"","accountid":"{{s_id}}","name":"Fourth Coffee"}""")
            .ReadAsync(OperationCall.Function("F"), ReadValues.Row<Account>);

        Assert.Equal((s_id, "Fourth Coffee"), (account.AccountId, account.Name));
    }

    [Fact]
    public async Task A_primitive_and_a_collection_stand_in_value()
    {
        Assert.Equal(12.5m, await Answering("""{"@odata.context":"x/$metadata#Edm.Decimal","value":12.5}""").ReadValueAsync(OperationCall.Function("F"), ReadValues.Decimal));
        var rows = await Answering("""{"@odata.context":"x/$metadata#accounts","value":[{"name":"a"},{"name":"b"}]}""").ReadValueAsync(OperationCall.Function("F"), ReadValues.Rows<Account>);
        Assert.Equal(["a", "b"], rows.Select(static row => row.Name));
    }

    [Fact]
    public async Task An_answer_that_does_not_fit_is_called_malformed()
    {
        await Assert.ThrowsAsync<MalformedResponseException>(() => Answering("<html/>").ReadAsync(OperationCall.Function("F"), ReadValues.Complex<PagingInfo>));
    }

    [Fact]
    public async Task An_error_of_the_service_comes_through()
    {
        using var org = new Org(Connections.Over(new CapturingHandler(HttpStatusCode.Forbidden, """{"error":{"code":"0x80040220","message":"missing prvReadAccount"}}""")));

        Assert.Equal("0x80040220", (await Assert.ThrowsAsync<DataverseException>(() => org.RunAsync(OperationCall.Action("A")))).Code);
    }

    private static Org Answering(string body) => new(Connections.Over(new CapturingHandler(HttpStatusCode.OK, body)));

    private async Task RunAsync(OperationCall call)
    {
        using var org = new Org(Connections.Over(_handler));
        await org.RunAsync(call);
    }

    private static OperationCall With(OperationCall call, string kind) => kind switch
    {
        "text" => call.With("P", "O'Neill & Söhne/50%\n"),
        "empty text" => call.With("P", ""),
        "null text" => call.With("P", (string?)null),
        "guid" => call.With("P", s_id),
        "null guid" => call.With("P", (Guid?)null),
        "integer" => call.With("P", -42),
        "big integer" => call.With("P", 9007199254740993),
        "decimal" => call.With("P", 1234.5000m),
        "double" => call.With("P", 1e20),
        "boolean" => call.With("P", true),
        "instant" => call.With("P", new DateTimeOffset(2025, 3, 1, 9, 30, 0, TimeSpan.FromHours(1))),
        "date" => call.With("P", new DateOnly(2025, 3, 1)),
        "bytes" => call.With("P", [1, 2, 3]),
        "json" => call.With("P", JsonElement.Parse("""{"a":[1,null]}""")),
        "flags" => call.WithEnum<AccessRights>("P", "AccessRights", AccessRights.ReadAccess | AccessRights.WriteAccess),
        "unknown enum" => call.WithEnum<AccessRights>("P", "AccessRights", (AccessRights)64),
        "null enum" => call.WithEnum<AccessRights>("P", "AccessRights", null),
        "reference" => call.WithReference("P", new EntityReference("team", s_id)),
        "lookup" => call.WithReference("P", new Lookup<Contact>(s_id)),
        "changed row" => call.WithRow("P", new Contact { ContactId = s_id, LastName = "Ny" }),
        "null row" => call.WithRow("P", null),
        "complex" => call.WithComplex("P", new PagingInfo { PageNumber = 2 }),
        "texts" => call.WithList("P", ["a", "b'c"], WriteValues.String),
        "guids" => call.WithList("P", [s_id], WriteValues.Guid),
        "no items" => call.WithList<int>("P", [], WriteValues.Int32),
        "null list" => call.WithList<int>("P", null, WriteValues.Int32),
        "references" => call.WithList<EntityReference>("P", [new Lookup<SystemUser>(s_id)], WriteValues.Reference),
        _ => throw new ArgumentOutOfRangeException(nameof(kind), kind, null),
    };
}
