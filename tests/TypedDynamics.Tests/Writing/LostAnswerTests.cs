using System.Net;
using Microsoft.Extensions.Time.Testing;
using TypedDynamics.Emulator;
using TypedDynamics.Tests.Fixtures;
using TypedDynamics.Tests.Http;

namespace TypedDynamics.Tests.Writing;

/// <summary>Writes over a network that loses, refuses and breaks: in the end each row is there once, as it was meant.</summary>
public sealed class LostAnswerTests
{
    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    public async Task Each_write_is_carried_out_once_whatever_gets_lost(int seed)
    {
        await using var emulator = await DataverseEmulator.StartAsync(new EmulatorOptions { CacheFolder = RepositoryRoot.File("tests", "TypedDynamics.Tests", "Fixtures", "Org"), Port = null }, TestContext.Current.CancellationToken);
        var clock = new FakeTimeProvider { AutoAdvanceAmount = TimeSpan.FromMilliseconds(1) };
        using var network = new BadNetwork(emulator.CreateHandler(), new Random(seed));
        var options = Connections.Options(network);
        (options.Url, options.MaxRetries, options.Clock) = (emulator.BaseAddress, 100, clock);
        using var connection = new DataverseConnection(options);
        var contacts = new EntitySet<Contact>(connection);
        var random = new Random(seed);
        var meant = new Dictionary<Guid, string?>();

        for (var i = 0; i < 300; i++)
        {
            switch (random.Next(5))
            {
                case 0 or 1:
                    var made = new Contact { LastName = $"made {i}" };
                    await PassAsync(contacts.CreateAsync(made));
                    meant.Add(made.Id, made.LastName);
                    break;
                case 2 when meant.Count > 0:
                    var changed = meant.Keys.ElementAt(random.Next(meant.Count));
                    await PassAsync(contacts.UpdateAsync(new Contact { ContactId = changed, LastName = $"changed {i}" }));
                    meant[changed] = $"changed {i}";
                    break;
                case 3:
                    var upserted = new Contact { LastName = $"upserted {i}" };
                    await PassAsync(contacts.UpsertAsync(upserted));
                    meant[upserted.Id] = upserted.LastName;
                    break;
                case 4 when meant.Count > 0:
                    var deleted = meant.Keys.ElementAt(random.Next(meant.Count));
                    await PassAsync(contacts.DeleteAsync(deleted));
                    meant.Remove(deleted);
                    break;
            }
        }

        network.IsGood = true;
        var there = await contacts.Select(c => new { c.ContactId, c.LastName }).ToListAsync(TestContext.Current.CancellationToken);
        Assert.Equal(meant.OrderBy(static row => row.Key).Select(static row => $"{row.Key} {row.Value}"), there.OrderBy(static row => row.ContactId).Select(static row => $"{row.ContactId} {row.LastName}"));
        Assert.True(network.Faults > 100);

        async Task PassAsync(Task write)
        {
            while (!write.IsCompleted)
            {
                clock.Advance(TimeSpan.FromSeconds(10));
                await Task.Yield();
            }

            await write;
        }
    }

    private sealed class BadNetwork(HttpMessageHandler service, Random random) : DelegatingHandler(service)
    {
        public bool IsGood { get; set; }

        public int Faults { get; private set; }

        protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
        {
            var fault = IsGood ? 0 : random.Next(10);
            if (fault > 4) fault = 0;
            if (fault > 0) Faults++;
            switch (fault)
            {
                case 1:
                    return new(HttpStatusCode.TooManyRequests) { Headers = { { "Retry-After", "3" } } };
                case 2:
                    throw new HttpRequestException(HttpRequestError.ConnectionError, "No connection.");
            }

            var answer = await base.SendAsync(request, cancellationToken);
            switch (fault)
            {
                case 3:
                    throw new HttpRequestException(HttpRequestError.ResponseEnded, "The connection broke after the request was carried out.");
                case 4:
                    return new(HttpStatusCode.BadGateway);
                default:
                    return answer;
            }
        }
    }
}
