using QuickStart;
using TypedDynamics;
using TypedDynamics.Emulator;

const string TokenVariable = "DATAVERSE_TOKEN";

Console.OutputEncoding = System.Text.Encoding.UTF8;
switch (args)
{
    case []:
        await using (var emulator = await StartEmulatorAsync())
        {
            await TourAsync(emulator.BaseAddress, "any-token-will-do");
        }

        return 0;

    case ["--url", var address] when Uri.TryCreate(address, UriKind.Absolute, out var url):
        if (Environment.GetEnvironmentVariable(TokenVariable) is not { Length: > 0 } token)
        {
            return Fail($"Put a bearer token for {url.Host} into the environment variable {TokenVariable}.");
        }

        try
        {
            await TourAsync(url, token);
            return 0;
        }
        catch (Exception exception) when (exception is DataverseException or HttpRequestException or IOException or MalformedResponseException or OperationCanceledException or InvalidOperationException or ArgumentException)
        {
            return Fail(exception.Message);
        }

    default:
        return Fail("Usage: QuickStart [--url https://yourorg.crm.dynamics.com]");
}

static async Task<DataverseEmulator> StartEmulatorAsync()
{
    var emulator = await DataverseEmulator.StartAsync(new EmulatorOptions
    {
        CacheFolder = Path.Combine(AppContext.BaseDirectory, "metadata-cache", "contoso"),
        SampleData = true,
    });
    Console.WriteLine($"A Dataverse organization of sample rows listens at {emulator.BaseAddress}");
    return emulator;
}

static async Task TourAsync(Uri url, string token)
{
    using var crm = new Crm(new DataverseOptions
    {
        Url = url,
        AccessToken = (_, _) => ValueTask.FromResult(token),
    });
    await new Tour(crm, Console.Out).RunAsync();
}

static int Fail(string message)
{
    Console.Error.WriteLine(message);
    return 1;
}
