using System.Text;

namespace TypedDynamics.Emulator.Limits;

/// <summary>Many requests at once through a mixture of faults: what the emulator says it has carried out is what its rows say.</summary>
public sealed class FaultCampaignTests
{
    [Fact]
    public async Task Rows_are_there_exactly_where_a_request_was_carried_out()
    {
        const int seed = 11;
        await using var org = await Org.StartAsync();
        org.Emulator.Faults.Play(
            new Fault(FaultKind.Reset) { Probability = 0.1, Seed = seed },
            new Fault(FaultKind.ResetAfterCommit) { Probability = 0.1, Seed = seed },
            new Fault(FaultKind.BadGateway) { Probability = 0.1, Seed = seed },
            new Fault(FaultKind.GatewayTimeoutAfterCommit) { Probability = 0.1, Seed = seed },
            new Fault(FaultKind.ConcurrencyLimit) { Probability = 0.1, Seed = seed });
        using var client = new HttpClient(org.Emulator.CreateHandler()) { BaseAddress = new Uri(Org.Root) };
        client.DefaultRequestHeaders.Add("Authorization", "Bearer any");
        var answers = await Task.WhenAll(Enumerable.Range(0, 500).Select(_ => Task.Run(() => CreateAsync(client))));

        var played = org.Emulator.Faults.Played;
        org.Emulator.Faults.Clear();
        var notDone = played[FaultKind.Reset] + played[FaultKind.BadGateway] + played[FaultKind.ConcurrencyLimit];
        Assert.All(played.Where(static each => each.Value > 0), static each => Assert.InRange(each.Value, 15, 85));
        Assert.Equal(5, played.Count(static each => each.Value > 0));
        Assert.Equal($"\uFEFF{500 - notDone}", (await org.GetAsync("accounts/$count")).Body);
        Assert.Equal(500 - played.Values.Sum(), answers.Count(static status => status == 204));
        Assert.Equal(played[FaultKind.Reset] + played[FaultKind.ResetAfterCommit], answers.Count(static status => status == 0));
    }

    private static async Task<int> CreateAsync(HttpClient client)
    {
        try
        {
            using var content = new StringContent("{}", Encoding.UTF8, "application/json");
            using var response = await client.PostAsync("accounts", content);
            return (int)response.StatusCode;
        }
        catch (HttpRequestException)
        {
            return 0;
        }
    }
}
