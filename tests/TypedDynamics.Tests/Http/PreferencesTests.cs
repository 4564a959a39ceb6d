using TypedDynamics.Http;

namespace TypedDynamics.Tests.Http;

public sealed class PreferencesTests
{
    [Fact]
    public void All_stand_in_one_header()
    {
        using var request = new HttpRequestMessage();

        new Preferences { MaxPageSize = 5000, Annotations = ["OData.Community.Display.V1.FormattedValue", "Microsoft.Dynamics.CRM.*"] }.ApplyTo(request);

        Assert.Equal(
            ["odata.maxpagesize=5000,odata.include-annotations=\"OData.Community.Display.V1.FormattedValue,Microsoft.Dynamics.CRM.*\""],
            request.Headers.GetValues("Prefer"));
    }

    [Fact]
    public void Where_nothing_is_preferred_there_is_no_header()
    {
        using var request = new HttpRequestMessage();

        new Preferences().ApplyTo(request);

        Assert.Empty(request.Headers);
    }
}
