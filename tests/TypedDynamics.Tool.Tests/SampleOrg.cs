using TypedDynamics.Emulator;

namespace TypedDynamics.Tool.Tests;

/// <summary>An org of the contoso cache with sample rows, in the process. Shared by the tests of a class, which only read.</summary>
public sealed class SampleOrg : IAsyncLifetime
{
    private DataverseEmulator? _emulator;

    public async ValueTask InitializeAsync() => _emulator = await DataverseEmulator.StartAsync(new() { CacheFolder = Caches.Contoso, Port = null, SampleData = true });

    public ValueTask DisposeAsync() => _emulator!.DisposeAsync();

    /// <summary>A machine from which it is reached.</summary>
    internal Machine Machine() => MachineOf(_emulator!);

    /// <summary>A machine from which an org is reached.</summary>
    internal static Machine MachineOf(DataverseEmulator emulator)
    {
        var machine = new Machine { Handler = emulator.CreateHandler() };
        machine["TYPEDDYNAMICS_URL"] = emulator.BaseAddress.ToString();
        return machine;
    }
}
