namespace TypedDynamics.Emulator.Definitions;

/// <summary>An org over the cache of the repository, for tests that change nothing.</summary>
public sealed class ContosoOrg : IAsyncLifetime
{
    internal static readonly string Cache = RepositoryRoot.File("metadata-cache", "contoso");

    private Org? _org;

    internal Task<Reply> GetAsync(string path) => _org!.GetAsync(path);

    public async ValueTask InitializeAsync() => _org = await Org.StartAsync(cache: Cache);

    public ValueTask DisposeAsync() => _org?.DisposeAsync() ?? ValueTask.CompletedTask;
}
