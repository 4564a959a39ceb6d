using System.Globalization;
using Microsoft.Data.Sqlite;
using TypedDynamics.Emulator.Answers;

namespace TypedDynamics.Emulator.Schema;

/// <summary>A state of the schema, as clients keep it to ask for what has changed since: <c>74812162!10/09/2022 22:10:22</c>.</summary>
/// <remarks>The number tells the cache that all began with, too: a stamp of an emulator over another cache has expired.</remarks>
internal sealed record VersionStamp(long Origin, long Version, DateTimeOffset Time)
{
    private const long Most = 1_000_000;
    private const string Format = "MM/dd/yyyy HH:mm:ss";

    private static readonly TimeSpan s_lifetime = TimeSpan.FromDays(90);

    public static VersionStamp Of(SqliteConnection connection, DateTimeOffset now) => new(SchemaKeeping.Origin(connection), SchemaChanges.Version(connection), now.ToUniversalTime());

    /// <summary>The number of the last change that the holder of a stamp knows.</summary>
    /// <exception cref="ServiceError">The stamp is too old, or of another schema.</exception>
    public long Since(string stamp)
    {
        var parts = stamp.Split('!');
        if (parts.Length != 2
            || !long.TryParse(parts[0], CultureInfo.InvariantCulture, out var number)
            || !DateTimeOffset.TryParseExact(parts[1], Format, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out var time)
            || number / Most != Origin
            || number % Most > Version
            || Time - time > s_lifetime)
        {
            throw DefinitionErrors.ExpiredStamp();
        }

        return number % Most;
    }

    public override string ToString() => string.Create(CultureInfo.InvariantCulture, $"{(Origin * Most) + Version}!{Time.UtcDateTime.ToString(Format, CultureInfo.InvariantCulture)}");
}
