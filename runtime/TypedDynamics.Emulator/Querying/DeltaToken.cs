using System.Globalization;
using TypedDynamics.Emulator.Answers;

namespace TypedDynamics.Emulator.Querying;

/// <summary>From where changes are asked for: <c>919042!08/22/2017 08:10:44</c>.</summary>
/// <param name="Version">Rows of later versions have changed.</param>
/// <param name="Time">When the token was given out.</param>
internal sealed record DeltaToken(long Version, DateTimeOffset Time)
{
    private const string TimeFormat = "MM/dd/yyyy HH:mm:ss";

    // Organization.ExpireChangeTrackingInDays.
    private static readonly TimeSpan s_life = TimeSpan.FromDays(7);

    /// <exception cref="ServiceError">It is no token of this organization's, or it has expired.</exception>
    public static DeltaToken Read(string text, long lastVersion, DateTimeOffset now)
    {
        if (text.Split('!') is not [var number, var time]
            || !long.TryParse(number, NumberStyles.None, CultureInfo.InvariantCulture, out var version)
            || !DateTimeOffset.TryParseExact(time, TimeFormat, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out var given)
            || version > lastVersion)
        {
            throw ODataErrors.BadRequest($"The delta token '{text}' is not valid.");
        }

        return now - given > s_life ? throw ODataErrors.DeltaTokenExpired() : new(version, given);
    }

    public override string ToString() => string.Create(CultureInfo.InvariantCulture, $"{Version}!{Time.UtcDateTime.ToString(TimeFormat, CultureInfo.InvariantCulture)}");
}
