using TypedDynamics;
using TypedDynamics.AotSmoke;

// Natively compiled, against an emulator that holds rows.json at the address given: 0 when every check holds.
if (args is not [var address]) return 2;

using var crm = new Crm(new DataverseOptions { Url = new(address), AccessToken = static (_, _) => ValueTask.FromResult("any") });
var failures = 0;
foreach (var (name, actual, expected) in await Checks.RunAsync(crm, new Uri(address)))
{
    if (actual == expected) continue;
    failures++;
    Console.Error.WriteLine($"{name}: expected {expected}, got {actual}");
}

Console.WriteLine($"native: {!System.Runtime.CompilerServices.RuntimeFeature.IsDynamicCodeSupported}, failures: {failures}");
return failures == 0 ? 0 : 1;
