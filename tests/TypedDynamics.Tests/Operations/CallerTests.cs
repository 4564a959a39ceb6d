using System.Net;
using TypedDynamics.Tests.Http;
using TypedDynamics.Tests.Shared;

namespace TypedDynamics.Tests.Operations;

public sealed class CallerTests
{
    private const string User = "11111111-1111-1111-1111-111111111111";
    private const string Unit = "22222222-2222-2222-2222-222222222222";
    private const string Organization = "33333333-3333-3333-3333-333333333333";

    private readonly CapturingHandler _handler = new(static request => CapturingHandler.Json(
        HttpStatusCode.OK,
        request.RequestUri!.AbsolutePath.EndsWith("/WhoAmI", StringComparison.Ordinal)
            ? $$"""{"@odata.context":"x/$metadata#Microsoft.Dynamics.CRM.WhoAmIResponse","BusinessUnitId":"{{Unit}}","UserId":"{{User}}","OrganizationId":"{{Organization}}"}"""
            : $$"""{"@odata.context":"x/$metadata#systemusers/$entity","@odata.etag":"W/\"1\"","fullname":"Kim Ny","internalemailaddress":null,"domainname":"kim@contoso.example","_businessunitid_value":"{{Unit}}","systemuserid":"{{User}}","ownerid":"{{User}}"}"""));

    [Fact]
    public async Task WhoAmI_names_the_caller()
    {
        using var org = new Org(Connections.Over(_handler));

        Assert.Equal(new WhoAmI(new(User), new(Unit), new(Organization)), await org.WhoAmIAsync());
        Assert.Equal("WhoAmI", _handler.Request.Address);
    }

    [Fact]
    public async Task The_callers_row_costs_one_request_more()
    {
        using var org = new Org(Connections.Over(_handler));

        Assert.Equal(new CurrentUser(new(User), "Kim Ny", null, "kim@contoso.example", new Guid(Unit)), await org.GetCurrentUserAsync());
        Assert.Equal(
            ["WhoAmI", $"systemusers({User})?$select=fullname,internalemailaddress,domainname,_businessunitid_value"],
            _handler.Requests.Select(static request => request.Address));
    }

    [Fact]
    public async Task An_answer_without_ids_is_called_malformed()
    {
        using var org = new Org(Connections.Over(new CapturingHandler()));

        await Assert.ThrowsAsync<MalformedResponseException>(() => org.WhoAmIAsync());
    }
}
