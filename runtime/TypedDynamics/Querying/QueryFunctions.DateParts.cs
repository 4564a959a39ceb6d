namespace TypedDynamics;

/// <summary>Parts of dates, to group by: <c>GroupBy(x => x.CreatedOn.Month())</c>. In the caller's time zone, where the column has one.</summary>
public static partial class QueryFunctions
{
    /// <summary>The day of the month, 1 to 31. (<c>dategrouping="day"</c>)</summary>
    public static int? Day<T>(this T? column)
        where T : struct, IComparable<T>, ISpanParsable<T> => throw OnlyInQueries();

    /// <summary>The week of the year, from 1. (<c>dategrouping="week"</c>)</summary>
    public static int? Week<T>(this T? column)
        where T : struct, IComparable<T>, ISpanParsable<T> => throw OnlyInQueries();

    /// <summary>The month, 1 to 12. (<c>dategrouping="month"</c>)</summary>
    public static int? Month<T>(this T? column)
        where T : struct, IComparable<T>, ISpanParsable<T> => throw OnlyInQueries();

    /// <summary>The quarter of the calendar year, 1 to 4. (<c>dategrouping="quarter"</c>)</summary>
    public static int? Quarter<T>(this T? column)
        where T : struct, IComparable<T>, ISpanParsable<T> => throw OnlyInQueries();

    /// <summary>The calendar year. (<c>dategrouping="year"</c>)</summary>
    public static int? Year<T>(this T? column)
        where T : struct, IComparable<T>, ISpanParsable<T> => throw OnlyInQueries();

    /// <summary>The period of the fiscal year, from 1, as the organization has set them. (<c>dategrouping="fiscal-period"</c>)</summary>
    public static int? FiscalPeriod<T>(this T? column)
        where T : struct, IComparable<T>, ISpanParsable<T> => throw OnlyInQueries();

    /// <summary>The fiscal year, as the organization has set it. (<c>dategrouping="fiscal-year"</c>)</summary>
    public static int? FiscalYear<T>(this T? column)
        where T : struct, IComparable<T>, ISpanParsable<T> => throw OnlyInQueries();
}
