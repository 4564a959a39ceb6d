using TypedDynamics.Tests.Http;
using TypedDynamics.Tests.Shared;

namespace TypedDynamics.Tests.Hosting;

public sealed class OptionsTests
{
    [Theory]
    [InlineData(null, "Url is not set")]
    [InlineData("contoso.crm.dynamics.com", "Url is not an absolute address")]
    [InlineData("/contoso", "Url ")]
    [InlineData("http://contoso.crm.dynamics.com", "would send tokens unencrypted")]
    [InlineData("ftp://contoso.crm.dynamics.com", "Give an https address")]
    [InlineData("https://kim:hunter2@contoso.crm.dynamics.com", "user name or a password")]
    [InlineData("https://contoso.crm.dynamics.com/main.aspx?appid=1", "query or a fragment")]
    [InlineData("https://contoso.crm.dynamics.com/api/data/v9.2/", "Give the org's address alone")]
    public void A_wrong_address_is_named_with_its_mend(string? url, string words) =>
        Refused(options => options.Url = url is null ? null : new(url, UriKind.RelativeOrAbsolute), words);

    [Theory]
    [InlineData("")]
    [InlineData("v9.2")]
    [InlineData("9")]
    [InlineData("9.2/../../x")]
    [InlineData("9.2\n")]
    public void A_wrong_version_is_named(string version) => Refused(options => options.ApiVersion = version, "DataverseOptions.ApiVersion");

    [Fact]
    public void A_missing_token_is_named() => Refused(static options => options.AccessToken = null, "DataverseOptions.Credential is not set");

    [Theory]
    [InlineData(0)]
    [InlineData(-5)]
    [InlineData(3_000_000)]
    public void A_time_that_cannot_be_waited_for_is_named(int seconds) => Refused(options => options.Timeout = TimeSpan.FromSeconds(seconds), "DataverseOptions.Timeout");

    [Theory]
    [InlineData(0)]
    [InlineData(5001)]
    public void A_page_size_out_of_range_is_named(int rows) => Refused(options => options.MaxPageSize = rows, "DataverseOptions.MaxPageSize");

    [Theory]
    [InlineData("https://contoso.crm4.dynamics.com")]
    [InlineData("https://contoso.api.crm4.dynamics.com/")]
    [InlineData("https://crm.contoso.example:5555/Sales")]
    [InlineData("http://localhost:5000")]
    [InlineData("http://127.0.0.1:5000/")]
    [InlineData("http://[::1]:5000/")]
    public void Good_addresses_pass(string url)
    {
        var options = Connections.Options(new CapturingHandler());
        options.Url = new(url);
        options.Timeout = Timeout.InfiniteTimeSpan;

        Assert.Empty(options.FindProblems());
    }

    [Fact]
    public void Limits_that_make_no_sense_are_named()
    {
        Refused(static options => options.TotalTimeout = TimeSpan.Zero, "DataverseOptions.TotalTimeout");
        Refused(static options => options.MaxConcurrentRequests = 0, "DataverseOptions.MaxConcurrentRequests");
        Refused(static options => options.CircuitBreaker = new() { FailureRatio = double.NaN }, "CircuitBreakerOptions.FailureRatio");
        Refused(static options => options.CircuitBreaker = new() { MinimumRequests = 1 }, "CircuitBreakerOptions.MinimumRequests");
        Refused(static options => options.CircuitBreaker = new() { Window = TimeSpan.Zero, Pause = TimeSpan.FromDays(2) }, "CircuitBreakerOptions.Pause");
        Refused(static options => options.Users.Add(new("a", static (_, _) => ValueTask.FromResult("t"))), "more than one is set");
    }

    [Fact]
    public void All_problems_are_told_at_once()
    {
        var exception = Assert.Throws<ArgumentException>(static () => new DataverseConnection(new DataverseOptions { MaxPageSize = 0 }));

        Assert.All(["Url", "Credential", "MaxPageSize"], name => Assert.Contains($"DataverseOptions.{name}", exception.Message, StringComparison.Ordinal));
    }

    private static void Refused(Action<DataverseOptions> change, string words)
    {
        var options = Connections.Options(new CapturingHandler());
        change(options);

        var exception = Assert.Throws<ArgumentException>(() => new DataverseConnection(options));

        Assert.Contains(words, exception.Message, StringComparison.Ordinal);
        Assert.DoesNotContain("hunter2", exception.Message, StringComparison.Ordinal);
    }
}
