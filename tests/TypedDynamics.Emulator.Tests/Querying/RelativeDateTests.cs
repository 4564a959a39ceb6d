using TypedDynamics.Emulator.Querying.Calendar;

namespace TypedDynamics.Emulator.Querying;

/// <summary>Where the spans of the calendar operators begin and end.</summary>
public sealed class RelativeDateTests
{
    // A Sunday, shortly after midnight in Berlin, still Saturday in UTC; clocks go forward there on this day.
    private static readonly OrgCalendar s_berlin = new(new DateTimeOffset(2024, 3, 30, 23, 30, 0, TimeSpan.Zero), TimeZoneInfo.FindSystemTimeZoneById("Europe/Berlin"), DayOfWeek.Sunday, 1);

    // The last minute of a year, a fiscal year that begins in April, weeks that begin on Monday.
    private static readonly OrgCalendar s_yearEnd = new(new DateTimeOffset(2024, 12, 31, 23, 59, 0, TimeSpan.Zero), TimeZoneInfo.Utc, DayOfWeek.Monday, 4);

    [Theory]
    [InlineData("today", 0, "2024-03-30T23:00", "2024-03-31T22:00")]
    [InlineData("yesterday", 0, "2024-03-29T23:00", "2024-03-30T23:00")]
    [InlineData("tomorrow", 0, "2024-03-31T22:00", "2024-04-01T22:00")]
    [InlineData("this-week", 0, "2024-03-30T23:00", "2024-04-06T22:00")]
    [InlineData("last-week", 0, "2024-03-23T23:00", "2024-03-30T23:00")]
    [InlineData("this-month", 0, "2024-02-29T23:00", "2024-03-31T22:00")]
    [InlineData("next-x-days", 1, "2024-03-30T23:30", "2024-04-01T22:00")]
    [InlineData("olderthan-x-days", 1, null, "2024-03-29T23:00")]
    [InlineData("last-x-hours", 2, "2024-03-30T21:00", "2024-03-30T23:30")]
    [InlineData("olderthan-x-minutes", 45, null, "2024-03-30T22:45")]
    public void Days_begin_at_the_caller_s_midnight(string name, int number, string? from, string before) => Spans(s_berlin, name, number, from, before);

    [Theory]
    [InlineData("tomorrow", 0, "2025-01-01T00:00", "2025-01-02T00:00")]
    [InlineData("this-week", 0, "2024-12-30T00:00", "2025-01-06T00:00")]
    [InlineData("next-month", 0, "2025-01-01T00:00", "2025-02-01T00:00")]
    [InlineData("last-year", 0, "2023-01-01T00:00", "2024-01-01T00:00")]
    [InlineData("next-year", 0, "2025-01-01T00:00", "2026-01-01T00:00")]
    [InlineData("this-fiscal-year", 0, "2024-04-01T00:00", "2025-04-01T00:00")]
    [InlineData("last-fiscal-year", 0, "2023-04-01T00:00", "2024-04-01T00:00")]
    [InlineData("this-fiscal-period", 0, "2024-10-01T00:00", "2025-01-01T00:00")]
    [InlineData("next-fiscal-period", 0, "2025-01-01T00:00", "2025-04-01T00:00")]
    [InlineData("last-x-fiscal-periods", 2, "2024-04-01T00:00", "2024-10-01T00:00")]
    [InlineData("next-x-fiscal-years", 2, "2025-04-01T00:00", "2027-04-01T00:00")]
    [InlineData("in-fiscal-year", 2022, "2022-04-01T00:00", "2023-04-01T00:00")]
    [InlineData("last-x-months", 1, "2024-11-30T00:00", "2024-12-31T23:59")]
    [InlineData("next-x-weeks", 1, "2024-12-31T23:59", "2025-01-08T00:00")]
    public void Years_and_fiscal_years_end_where_they_end(string name, int number, string? from, string before) => Spans(s_yearEnd, name, number, from, before);

    [Theory]
    [InlineData("in-fiscal-period-and-year", "2024-10-01T00:00", "2025-01-01T00:00")]
    [InlineData("in-or-before-fiscal-period-and-year", null, "2025-01-01T00:00")]
    [InlineData("in-or-after-fiscal-period-and-year", "2024-10-01T00:00", null)]
    public void Fiscal_periods_are_counted_from_the_year_s_start(string name, string? from, string? before)
    {
        var span = RelativeDates.FindPeriod(name, s_yearEnd, 3, 2024)!.Value;
        Assert.Equal((from, before), (Text(span.From), Text(span.Before)));
    }

    private static void Spans(OrgCalendar calendar, string name, int number, string? from, string before)
    {
        var span = RelativeDates.Find(name, calendar, number)!.Value;
        Assert.Equal((from, before), (Text(span.From), Text(span.Before)));
    }

    private static string? Text(DateTimeOffset? moment) => moment?.ToString("yyyy-MM-dd'T'HH:mm", System.Globalization.CultureInfo.InvariantCulture);
}
