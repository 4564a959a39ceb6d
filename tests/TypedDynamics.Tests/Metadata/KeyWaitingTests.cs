using TypedDynamics.Metadata;
using TypedDynamics.Tests.Shared;

namespace TypedDynamics.Tests.Metadata;

public sealed class KeyWaitingTests
{
    private readonly CancellationToken _cancellation = TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_key_is_waited_for_until_it_is_active()
    {
        using var org = Telling("Pending", "InProgress", "Active");

        Assert.Equal(EntityKeyIndexStatus.Active, (await org.Metadata.WaitForKeyAsync("account", "new_k", TimeSpan.FromMinutes(5), _cancellation)).EntityKeyIndexStatus);
        Assert.All(org.Handler.Requests, static request => Assert.Equal(("EntityDefinitions(LogicalName='account')/Keys(LogicalName='new_k')", "Strong"), (Uri.UnescapeDataString(request.Address), request.Headers["Consistency"])));
        Assert.Equal(3, org.Handler.Requests.Count);
    }

    [Fact]
    public async Task A_key_that_failed_says_so()
    {
        using var org = Telling("Pending", "Failed");

        var failed = await Assert.ThrowsAsync<EntityKeyFailedException>(() => org.Metadata.WaitForKeyAsync("account", "new_k", TimeSpan.FromMinutes(5), _cancellation));

        Assert.Contains("ReactivateKeyAsync", failed.Message, StringComparison.Ordinal);
        Assert.Equal("new_k", failed.Key!.LogicalName);
    }

    [Fact]
    public async Task The_wait_has_a_limit()
    {
        using var org = Telling("InProgress");

        Assert.Contains("InProgress", (await Assert.ThrowsAsync<TimeoutException>(() => org.Metadata.WaitForKeyAsync("account", "new_k", TimeSpan.FromMinutes(2), _cancellation))).Message, StringComparison.Ordinal);
        // After 0, 2, 6, 14, 30, 60, 90 and 120 seconds.
        Assert.Equal(8, org.Handler.Requests.Count);
        await Assert.ThrowsAsync<ArgumentOutOfRangeException>(() => org.Metadata.WaitForKeyAsync("account", "new_k", TimeSpan.Zero, _cancellation));
    }

    private static SchemaOrg Telling(params string[] states)
    {
        var next = 0;
        return new(
            _ => CapturingHandler.Json(System.Net.HttpStatusCode.OK, $$"""{"LogicalName":"new_k","EntityLogicalName":"account","EntityKeyIndexStatus":"{{states[Math.Min(next++, states.Length - 1)]}}"}"""),
            static options => new() { Url = options.Url, AccessToken = options.AccessToken, MessageHandler = options.MessageHandler, Clock = new WaitlessClock() });
    }
}
