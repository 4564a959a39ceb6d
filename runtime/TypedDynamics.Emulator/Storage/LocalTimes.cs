using Microsoft.Data.Sqlite;

namespace TypedDynamics.Emulator.Storage;

/// <summary>What a clock of the caller's time zone shows at a moment, for parts of dates.</summary>
internal static class LocalTimes
{
    /// <summary>The function from milliseconds since 1970 UTC to those of the local clock.</summary>
    public const string Local = "DATAVERSE_LOCAL";

    public static void Register(SqliteConnection connection, TimeZoneInfo zone) =>
        connection.CreateFunction<long?, long?>(
            Local,
            moment => moment is { } milliseconds ? milliseconds + (long)zone.GetUtcOffset(DateTimeOffset.FromUnixTimeMilliseconds(milliseconds)).TotalMilliseconds : null,
            isDeterministic: true);
}
