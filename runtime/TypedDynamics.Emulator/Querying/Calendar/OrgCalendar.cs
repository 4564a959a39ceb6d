namespace TypedDynamics.Emulator.Querying.Calendar;

/// <summary>What "today", "this week" and "this fiscal year" are: the moment, the caller's time zone, the organization's settings.</summary>
/// <param name="Now">The moment of the request.</param>
/// <param name="Zone">The caller's time zone: days begin at its midnight.</param>
/// <param name="FirstDayOfWeek">Of the organization.</param>
/// <param name="FiscalYearStart">The first month of the organization's fiscal year, which has four periods of three months.</param>
internal sealed record OrgCalendar(DateTimeOffset Now, TimeZoneInfo Zone, DayOfWeek FirstDayOfWeek, int FiscalYearStart)
{
    private const int MonthsOfPeriod = 3;

    public DateOnly Today => DateOnly.FromDateTime(TimeZoneInfo.ConvertTime(Now, Zone).DateTime);

    public DateOnly ThisWeek => Today.AddDays(-(((int)Today.DayOfWeek - (int)FirstDayOfWeek + 7) % 7));

    public DateOnly ThisMonth => new(Today.Year, Today.Month, 1);

    public DateOnly ThisYear => new(Today.Year, 1, 1);

    /// <summary>A fiscal year is called by the calendar year that it begins in.</summary>
    public int FiscalYear => Today.Month >= FiscalYearStart ? Today.Year : Today.Year - 1;

    public DateOnly ThisFiscalPeriod => StartOfPeriod(FiscalYear, FiscalPeriodOf(Today.Month));

    public DateOnly StartOfFiscalYear(int year) => new(year, FiscalYearStart, 1);

    /// <param name="year">The fiscal year.</param>
    /// <param name="period">From 1 to 4; beyond, that of another year.</param>
    public DateOnly StartOfPeriod(int year, int period) => StartOfFiscalYear(year).AddMonths((period - 1) * MonthsOfPeriod);

    public int FiscalPeriodOf(int month) => ((month - FiscalYearStart + 12) % 12 / MonthsOfPeriod) + 1;

    /// <summary>The moment at which a day begins for the caller; the first one after it where clocks skip midnight.</summary>
    public DateTimeOffset Midnight(DateOnly day)
    {
        var midnight = day.ToDateTime(TimeOnly.MinValue);
        while (Zone.IsInvalidTime(midnight)) midnight = midnight.AddMinutes(15);
        return new DateTimeOffset(midnight, Zone.GetUtcOffset(midnight)).ToUniversalTime();
    }
}
