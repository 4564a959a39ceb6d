using CrudConsole;
using TypedDynamics;

// CrudConsole https://yourorg.crm.dynamics.com list contoso
// The client alone, without the emulator; published natively it is one file.
if (args is not [var address, .. var words] || !Uri.TryCreate(address, UriKind.Absolute, out var url) || Environment.GetEnvironmentVariable("DATAVERSE_TOKEN") is not { Length: > 0 } token)
{
    Console.Error.WriteLine($"Usage: CrudConsole https://yourorg.crm.dynamics.com <command>, with a bearer token in DATAVERSE_TOKEN{Environment.NewLine}{Commands.Usage}");
    return 2;
}

using var crm = new Crm(new DataverseOptions { Url = url, AccessToken = (_, _) => ValueTask.FromResult(token) });
try
{
    return await new Commands(crm, Console.Out).RunAsync(words);
}
catch (Exception exception) when (exception is DataverseException or ConcurrencyException or HttpRequestException)
{
    Console.Error.WriteLine(exception.Message);
    return 1;
}
