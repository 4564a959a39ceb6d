namespace TypedDynamics.Emulator.Querying.Calendar;

/// <summary>From a moment on, and before another; open at an end that is null. Whole days also say which, for columns that hold dates alone.</summary>
internal readonly record struct MomentRange(DateTimeOffset? From, DateTimeOffset? Before, DateOnly? FromDay, DateOnly? BeforeDay);

/// <summary>The operators that compare a date with the calendar, by their names in FetchXML.</summary>
internal static class RelativeDates
{
    /// <summary>The span that an operator means; null when it is none of these.</summary>
    /// <param name="name">As in <c>operator="last-x-days"</c>.</param>
    /// <param name="calendar">Today.</param>
    /// <param name="number">What stands for x, or the year of <c>in-fiscal-year</c>.</param>
    public static MomentRange? Find(string name, OrgCalendar calendar, int number)
    {
        var today = calendar.Today;
        return name switch
        {
            "yesterday" => Days(calendar, today.AddDays(-1), today),
            "today" => Days(calendar, today, today.AddDays(1)),
            "tomorrow" => Days(calendar, today.AddDays(1), today.AddDays(2)),
            "last-week" => Days(calendar, calendar.ThisWeek.AddDays(-7), calendar.ThisWeek),
            "this-week" => Days(calendar, calendar.ThisWeek, calendar.ThisWeek.AddDays(7)),
            "next-week" => Days(calendar, calendar.ThisWeek.AddDays(7), calendar.ThisWeek.AddDays(14)),
            "last-month" => Days(calendar, calendar.ThisMonth.AddMonths(-1), calendar.ThisMonth),
            "this-month" => Days(calendar, calendar.ThisMonth, calendar.ThisMonth.AddMonths(1)),
            "next-month" => Days(calendar, calendar.ThisMonth.AddMonths(1), calendar.ThisMonth.AddMonths(2)),
            "last-year" => Days(calendar, calendar.ThisYear.AddYears(-1), calendar.ThisYear),
            "this-year" => Days(calendar, calendar.ThisYear, calendar.ThisYear.AddYears(1)),
            "next-year" => Days(calendar, calendar.ThisYear.AddYears(1), calendar.ThisYear.AddYears(2)),
            "last-seven-days" => UpToNow(calendar, today.AddDays(-7)),
            "next-seven-days" => FromNow(calendar, today.AddDays(8)),
            "last-x-hours" => new(Hour(calendar).AddHours(-number), calendar.Now, null, null),
            "next-x-hours" => new(calendar.Now, Hour(calendar).AddHours(number + 1), null, null),
            "last-x-days" => UpToNow(calendar, today.AddDays(-number)),
            "next-x-days" => FromNow(calendar, today.AddDays(number + 1)),
            "last-x-weeks" => UpToNow(calendar, today.AddDays(-7 * number)),
            "next-x-weeks" => FromNow(calendar, today.AddDays((7 * number) + 1)),
            "last-x-months" => UpToNow(calendar, today.AddMonths(-number)),
            "next-x-months" => FromNow(calendar, today.AddMonths(number).AddDays(1)),
            "last-x-years" => UpToNow(calendar, today.AddYears(-number)),
            "next-x-years" => FromNow(calendar, today.AddYears(number).AddDays(1)),
            "olderthan-x-minutes" => new(null, calendar.Now.AddMinutes(-number), null, null),
            "olderthan-x-hours" => new(null, Hour(calendar).AddHours(-number), null, null),
            "olderthan-x-days" => Days(calendar, null, today.AddDays(-number)),
            "olderthan-x-weeks" => Days(calendar, null, today.AddDays(-7 * number)),
            "olderthan-x-months" => Days(calendar, null, today.AddMonths(-number)),
            "olderthan-x-years" => Days(calendar, null, today.AddYears(-number)),
            _ => Fiscal(name, calendar, number),
        };
    }

    /// <summary>The span of a fiscal period, or all before its end, or all from its start.</summary>
    public static MomentRange? FindPeriod(string name, OrgCalendar calendar, int period, int year)
    {
        var (start, end) = (calendar.StartOfPeriod(year, period), calendar.StartOfPeriod(year, period + 1));
        return name switch
        {
            "in-fiscal-period-and-year" => Days(calendar, start, end),
            "in-or-before-fiscal-period-and-year" => Days(calendar, null, end),
            "in-or-after-fiscal-period-and-year" => Days(calendar, start, null),
            _ => null,
        };
    }

    /// <summary>The span of one day, or all before its end, or all from its start.</summary>
    public static MomentRange? FindDay(string name, OrgCalendar calendar, DateOnly day) => name switch
    {
        "on" => Days(calendar, day, day.AddDays(1)),
        "on-or-before" => Days(calendar, null, day.AddDays(1)),
        "on-or-after" => Days(calendar, day, null),
        _ => null,
    };

    private static MomentRange? Fiscal(string name, OrgCalendar calendar, int number)
    {
        var (year, period) = (calendar.FiscalYear, calendar.ThisFiscalPeriod);
        DateOnly Year(int from) => calendar.StartOfFiscalYear(from);
        return name switch
        {
            "last-fiscal-year" => Days(calendar, Year(year - 1), Year(year)),
            "this-fiscal-year" => Days(calendar, Year(year), Year(year + 1)),
            "next-fiscal-year" => Days(calendar, Year(year + 1), Year(year + 2)),
            "last-fiscal-period" => Days(calendar, period.AddMonths(-3), period),
            "this-fiscal-period" => Days(calendar, period, period.AddMonths(3)),
            "next-fiscal-period" => Days(calendar, period.AddMonths(3), period.AddMonths(6)),
            "last-x-fiscal-years" => Days(calendar, Year(year - number), Year(year)),
            "next-x-fiscal-years" => Days(calendar, Year(year + 1), Year(year + 1 + number)),
            "last-x-fiscal-periods" => Days(calendar, period.AddMonths(-3 * number), period),
            "next-x-fiscal-periods" => Days(calendar, period.AddMonths(3), period.AddMonths(3 + (3 * number))),
            "in-fiscal-year" => Days(calendar, Year(number), Year(number + 1)),
            _ => null,
        };
    }

    private static MomentRange Days(OrgCalendar calendar, DateOnly? from, DateOnly? before) =>
        new(from is { } first ? calendar.Midnight(first) : null, before is { } end ? calendar.Midnight(end) : null, from, before);

    private static MomentRange UpToNow(OrgCalendar calendar, DateOnly from) => new(calendar.Midnight(from), calendar.Now.AddMilliseconds(1), from, calendar.Today.AddDays(1));

    private static MomentRange FromNow(OrgCalendar calendar, DateOnly before) => new(calendar.Now, calendar.Midnight(before), calendar.Today, before);

    private static DateTimeOffset Hour(OrgCalendar calendar) => calendar.Now.AddTicks(-(calendar.Now.Ticks % TimeSpan.TicksPerHour));
}
