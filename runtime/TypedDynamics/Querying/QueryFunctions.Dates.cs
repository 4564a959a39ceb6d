namespace TypedDynamics;

public static partial class QueryFunctions
{
    /// <summary>Yesterday. (<c>Yesterday</c>)</summary>
    public static bool IsYesterday<T>(this T? column)
        where T : struct, IComparable<T>, ISpanParsable<T> => throw OnlyInQueries();

    /// <summary>Today. (<c>Today</c>)</summary>
    public static bool IsToday<T>(this T? column)
        where T : struct, IComparable<T>, ISpanParsable<T> => throw OnlyInQueries();

    /// <summary>Tomorrow. (<c>Tomorrow</c>)</summary>
    public static bool IsTomorrow<T>(this T? column)
        where T : struct, IComparable<T>, ISpanParsable<T> => throw OnlyInQueries();

    /// <summary>From the beginning of the day seven days ago until now. (<c>Last7Days</c>)</summary>
    public static bool IsInLast7Days<T>(this T? column)
        where T : struct, IComparable<T>, ISpanParsable<T> => throw OnlyInQueries();

    /// <summary>From now until the end of the day in seven days. (<c>Next7Days</c>)</summary>
    public static bool IsInNext7Days<T>(this T? column)
        where T : struct, IComparable<T>, ISpanParsable<T> => throw OnlyInQueries();

    /// <summary>The week before this one; the organization says on which day weeks begin. (<c>LastWeek</c>)</summary>
    public static bool IsInLastWeek<T>(this T? column)
        where T : struct, IComparable<T>, ISpanParsable<T> => throw OnlyInQueries();

    /// <summary>This week. (<c>ThisWeek</c>)</summary>
    public static bool IsInThisWeek<T>(this T? column)
        where T : struct, IComparable<T>, ISpanParsable<T> => throw OnlyInQueries();

    /// <summary>The week after this one. (<c>NextWeek</c>)</summary>
    public static bool IsInNextWeek<T>(this T? column)
        where T : struct, IComparable<T>, ISpanParsable<T> => throw OnlyInQueries();

    /// <summary>The month before this one. (<c>LastMonth</c>)</summary>
    public static bool IsInLastMonth<T>(this T? column)
        where T : struct, IComparable<T>, ISpanParsable<T> => throw OnlyInQueries();

    /// <summary>This month. (<c>ThisMonth</c>)</summary>
    public static bool IsInThisMonth<T>(this T? column)
        where T : struct, IComparable<T>, ISpanParsable<T> => throw OnlyInQueries();

    /// <summary>The month after this one. (<c>NextMonth</c>)</summary>
    public static bool IsInNextMonth<T>(this T? column)
        where T : struct, IComparable<T>, ISpanParsable<T> => throw OnlyInQueries();

    /// <summary>The year before this one. (<c>LastYear</c>)</summary>
    public static bool IsInLastYear<T>(this T? column)
        where T : struct, IComparable<T>, ISpanParsable<T> => throw OnlyInQueries();

    /// <summary>This year. (<c>ThisYear</c>)</summary>
    public static bool IsInThisYear<T>(this T? column)
        where T : struct, IComparable<T>, ISpanParsable<T> => throw OnlyInQueries();

    /// <summary>The year after this one. (<c>NextYear</c>)</summary>
    public static bool IsInNextYear<T>(this T? column)
        where T : struct, IComparable<T>, ISpanParsable<T> => throw OnlyInQueries();

    /// <summary>The fiscal year before this one; the organization says when they begin. (<c>LastFiscalYear</c>)</summary>
    public static bool IsInLastFiscalYear<T>(this T? column)
        where T : struct, IComparable<T>, ISpanParsable<T> => throw OnlyInQueries();

    /// <summary>This fiscal year. (<c>ThisFiscalYear</c>)</summary>
    public static bool IsInThisFiscalYear<T>(this T? column)
        where T : struct, IComparable<T>, ISpanParsable<T> => throw OnlyInQueries();

    /// <summary>The fiscal year after this one. (<c>NextFiscalYear</c>)</summary>
    public static bool IsInNextFiscalYear<T>(this T? column)
        where T : struct, IComparable<T>, ISpanParsable<T> => throw OnlyInQueries();

    /// <summary>The fiscal period before this one; the organization says how long they are. (<c>LastFiscalPeriod</c>)</summary>
    public static bool IsInLastFiscalPeriod<T>(this T? column)
        where T : struct, IComparable<T>, ISpanParsable<T> => throw OnlyInQueries();

    /// <summary>This fiscal period. (<c>ThisFiscalPeriod</c>)</summary>
    public static bool IsInThisFiscalPeriod<T>(this T? column)
        where T : struct, IComparable<T>, ISpanParsable<T> => throw OnlyInQueries();

    /// <summary>The fiscal period after this one. (<c>NextFiscalPeriod</c>)</summary>
    public static bool IsInNextFiscalPeriod<T>(this T? column)
        where T : struct, IComparable<T>, ISpanParsable<T> => throw OnlyInQueries();

    /// <summary>From so many hours ago until now. (<c>LastXHours</c>)</summary>
    public static bool IsInLastXHours<T>(this T? column, int hours)
        where T : struct, IComparable<T>, ISpanParsable<T> => throw OnlyInQueries();

    /// <summary>From now until so many hours ahead. (<c>NextXHours</c>)</summary>
    public static bool IsInNextXHours<T>(this T? column, int hours)
        where T : struct, IComparable<T>, ISpanParsable<T> => throw OnlyInQueries();

    /// <summary>From so many days ago until now. (<c>LastXDays</c>)</summary>
    public static bool IsInLastXDays<T>(this T? column, int days)
        where T : struct, IComparable<T>, ISpanParsable<T> => throw OnlyInQueries();

    /// <summary>From now until so many days ahead. (<c>NextXDays</c>)</summary>
    public static bool IsInNextXDays<T>(this T? column, int days)
        where T : struct, IComparable<T>, ISpanParsable<T> => throw OnlyInQueries();

    /// <summary>From so many weeks ago until now. (<c>LastXWeeks</c>)</summary>
    public static bool IsInLastXWeeks<T>(this T? column, int weeks)
        where T : struct, IComparable<T>, ISpanParsable<T> => throw OnlyInQueries();

    /// <summary>From now until so many weeks ahead. (<c>NextXWeeks</c>)</summary>
    public static bool IsInNextXWeeks<T>(this T? column, int weeks)
        where T : struct, IComparable<T>, ISpanParsable<T> => throw OnlyInQueries();

    /// <summary>From so many months ago until now. (<c>LastXMonths</c>)</summary>
    public static bool IsInLastXMonths<T>(this T? column, int months)
        where T : struct, IComparable<T>, ISpanParsable<T> => throw OnlyInQueries();

    /// <summary>From now until so many months ahead. (<c>NextXMonths</c>)</summary>
    public static bool IsInNextXMonths<T>(this T? column, int months)
        where T : struct, IComparable<T>, ISpanParsable<T> => throw OnlyInQueries();

    /// <summary>From so many years ago until now. (<c>LastXYears</c>)</summary>
    public static bool IsInLastXYears<T>(this T? column, int years)
        where T : struct, IComparable<T>, ISpanParsable<T> => throw OnlyInQueries();

    /// <summary>From now until so many years ahead. (<c>NextXYears</c>)</summary>
    public static bool IsInNextXYears<T>(this T? column, int years)
        where T : struct, IComparable<T>, ISpanParsable<T> => throw OnlyInQueries();

    /// <summary>More than so many minutes ago. (<c>OlderThanXMinutes</c>)</summary>
    public static bool IsOlderThanXMinutes<T>(this T? column, int minutes)
        where T : struct, IComparable<T>, ISpanParsable<T> => throw OnlyInQueries();

    /// <summary>More than so many hours ago. (<c>OlderThanXHours</c>)</summary>
    public static bool IsOlderThanXHours<T>(this T? column, int hours)
        where T : struct, IComparable<T>, ISpanParsable<T> => throw OnlyInQueries();

    /// <summary>More than so many days ago. (<c>OlderThanXDays</c>)</summary>
    public static bool IsOlderThanXDays<T>(this T? column, int days)
        where T : struct, IComparable<T>, ISpanParsable<T> => throw OnlyInQueries();

    /// <summary>More than so many weeks ago. (<c>OlderThanXWeeks</c>)</summary>
    public static bool IsOlderThanXWeeks<T>(this T? column, int weeks)
        where T : struct, IComparable<T>, ISpanParsable<T> => throw OnlyInQueries();

    /// <summary>More than so many months ago. (<c>OlderThanXMonths</c>)</summary>
    public static bool IsOlderThanXMonths<T>(this T? column, int months)
        where T : struct, IComparable<T>, ISpanParsable<T> => throw OnlyInQueries();

    /// <summary>More than so many years ago. (<c>OlderThanXYears</c>)</summary>
    public static bool IsOlderThanXYears<T>(this T? column, int years)
        where T : struct, IComparable<T>, ISpanParsable<T> => throw OnlyInQueries();

    /// <summary>The last so many fiscal years. (<c>LastXFiscalYears</c>)</summary>
    public static bool IsInLastXFiscalYears<T>(this T? column, int number)
        where T : struct, IComparable<T>, ISpanParsable<T> => throw OnlyInQueries();

    /// <summary>The next so many fiscal years. (<c>NextXFiscalYears</c>)</summary>
    public static bool IsInNextXFiscalYears<T>(this T? column, int number)
        where T : struct, IComparable<T>, ISpanParsable<T> => throw OnlyInQueries();

    /// <summary>The last so many fiscal periods. (<c>LastXFiscalPeriods</c>)</summary>
    public static bool IsInLastXFiscalPeriods<T>(this T? column, int number)
        where T : struct, IComparable<T>, ISpanParsable<T> => throw OnlyInQueries();

    /// <summary>The next so many fiscal periods. (<c>NextXFiscalPeriods</c>)</summary>
    public static bool IsInNextXFiscalPeriods<T>(this T? column, int number)
        where T : struct, IComparable<T>, ISpanParsable<T> => throw OnlyInQueries();

    /// <summary>The fiscal year of that number. (<c>InFiscalYear</c>)</summary>
    public static bool IsInFiscalYear<T>(this T? column, int year)
        where T : struct, IComparable<T>, ISpanParsable<T> => throw OnlyInQueries();

    /// <summary>The fiscal period of that number, in any year. (<c>InFiscalPeriod</c>)</summary>
    public static bool IsInFiscalPeriod<T>(this T? column, int period)
        where T : struct, IComparable<T>, ISpanParsable<T> => throw OnlyInQueries();

    /// <summary>That period of that fiscal year. (<c>InFiscalPeriodAndYear</c>)</summary>
    public static bool IsInFiscalPeriodAndYear<T>(this T? column, int period, int year)
        where T : struct, IComparable<T>, ISpanParsable<T> => throw OnlyInQueries();

    /// <summary>That period of that fiscal year, or before. (<c>InOrBeforeFiscalPeriodAndYear</c>)</summary>
    public static bool IsInOrBeforeFiscalPeriodAndYear<T>(this T? column, int period, int year)
        where T : struct, IComparable<T>, ISpanParsable<T> => throw OnlyInQueries();

    /// <summary>That period of that fiscal year, or after. (<c>InOrAfterFiscalPeriodAndYear</c>)</summary>
    public static bool IsInOrAfterFiscalPeriodAndYear<T>(this T? column, int period, int year)
        where T : struct, IComparable<T>, ISpanParsable<T> => throw OnlyInQueries();

    /// <summary>That day, for the caller. (<c>On</c>)</summary>
    public static bool IsOn<T>(this T? column, DateOnly day)
        where T : struct, IComparable<T>, ISpanParsable<T> => throw OnlyInQueries();

    /// <summary>That day or before, for the caller. (<c>OnOrBefore</c>)</summary>
    public static bool IsOnOrBefore<T>(this T? column, DateOnly day)
        where T : struct, IComparable<T>, ISpanParsable<T> => throw OnlyInQueries();

    /// <summary>That day or after, for the caller. (<c>OnOrAfter</c>)</summary>
    public static bool IsOnOrAfter<T>(this T? column, DateOnly day)
        where T : struct, IComparable<T>, ISpanParsable<T> => throw OnlyInQueries();
}
