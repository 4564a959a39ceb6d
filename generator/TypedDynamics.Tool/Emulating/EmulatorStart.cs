using TypedDynamics.Emulator;
using TypedDynamics.Tool.Output;

namespace TypedDynamics.Tool.Emulating;

/// <summary>What an emulator is started with.</summary>
/// <param name="CacheFolder">The cache.</param>
/// <param name="Port">Null for a free one.</param>
/// <param name="Database">The file that keeps the rows; null to forget them.</param>
/// <param name="Seeds">Files of rows for a new database.</param>
/// <param name="SampleData">Whether a new database is filled with made-up rows.</param>
internal sealed record EmulatorStart(string CacheFolder, int? Port, string? Database, IReadOnlyList<string> Seeds, bool SampleData)
{
    private bool IsNew => Database is null || !File.Exists(Database);

    /// <summary>Starts it; a database that could not be filled is gone again, so that the next run does not take it for a whole one.</summary>
    /// <exception cref="ToolException">The cache, a seed or the database cannot be used, or the port is taken.</exception>
    public async Task<DataverseEmulator> RunAsync(ToolOutput output, CancellationToken cancellationToken)
    {
        var isNew = IsNew;
        if (!isNew && (Seeds.Count > 0 || SampleData)) output.Warn($"'{Database}' is there already: it keeps its rows, and none are added. Delete it to begin anew.");
        if (Seeds.FirstOrDefault(static seed => !File.Exists(seed)) is { } missing) throw new ToolException(ExitCodes.LocalFiles, $"There is no seed '{missing}'.");
        var emulator = await ListenAsync(cancellationToken).ConfigureAwait(false);
        if (!isNew) return emulator;
        try
        {
            foreach (var seed in Seeds) await AddAsync(emulator, seed, cancellationToken).ConfigureAwait(false);
            return emulator;
        }
        catch
        {
            await emulator.DisposeAsync().ConfigureAwait(false);
            if (Database is not null) Delete(Database);
            throw;
        }
    }

    private async Task<DataverseEmulator> ListenAsync(CancellationToken cancellationToken)
    {
        if (Port is { } port) return await ListenAsync(port, cancellationToken).ConfigureAwait(false);
        foreach (var candidate in FreePort.Candidates())
        {
            try
            {
                return await ListenAsync(candidate, cancellationToken).ConfigureAwait(false);
            }
            catch (ToolException taken) when (candidate != 0 && taken.InnerException is IOException and not FileNotFoundException)
            {
                // Somebody was quicker.
            }
        }

        throw new ToolException(ExitCodes.LocalFiles, "No port is free.");
    }

    private async Task<DataverseEmulator> ListenAsync(int port, CancellationToken cancellationToken)
    {
        try
        {
            return await DataverseEmulator.StartAsync(new() { CacheFolder = CacheFolder, Port = port, Database = Database ?? ":memory:", SampleData = SampleData }, cancellationToken).ConfigureAwait(false);
        }
        catch (Exception exception) when (exception is IOException or InvalidDataException)
        {
            throw new ToolException(ExitCodes.LocalFiles, exception.Message, exception);
        }
    }

    private static async Task AddAsync(DataverseEmulator emulator, string seed, CancellationToken cancellationToken)
    {
        try
        {
            await emulator.SeedAsync(await File.ReadAllTextAsync(seed, cancellationToken).ConfigureAwait(false), cancellationToken).ConfigureAwait(false);
        }
        catch (InvalidDataException exception)
        {
            throw new ToolException(ExitCodes.LocalFiles, $"'{seed}': {exception.Message}", exception);
        }
    }

    // SQLite keeps two more files beside it while it is open.
    private static void Delete(string database)
    {
        foreach (var end in (string[])["", "-wal", "-shm"]) File.Delete(database + end);
    }
}
