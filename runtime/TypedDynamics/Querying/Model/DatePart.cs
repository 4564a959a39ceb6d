namespace TypedDynamics.Querying.Model;

/// <summary>The part of a date that rows are grouped by, a number each.</summary>
internal enum DatePart
{
    Day,
    Week,
    Month,
    Quarter,
    Year,
    FiscalPeriod,
    FiscalYear,
}

internal static class DatePartWords
{
    extension(DatePart part)
    {
        /// <summary>What FetchXML calls it.</summary>
        public string Word => part switch
        {
            DatePart.Day => "day",
            DatePart.Week => "week",
            DatePart.Month => "month",
            DatePart.Quarter => "quarter",
            DatePart.Year => "year",
            DatePart.FiscalPeriod => "fiscal-period",
            _ => "fiscal-year",
        };
    }
}
