namespace TypedDynamics.FetchXml;

/// <summary>An operator of a condition: the whole list of <c>fetch.xsd</c>. Words that the service adds later are written as <c>new("word")</c>.</summary>
/// <param name="Name">As FetchXML writes it: <c>on-or-after</c>.</param>
public readonly record struct FetchOperator(string Name)
{
    /// <summary><c>eq</c>: the value.</summary>
    public static FetchOperator Equal { get; } = new("eq");

    /// <summary><c>neq</c>: other than the value; older documents have it for <c>ne</c>.</summary>
    public static FetchOperator NotEqualTo { get; } = new("neq");

    /// <summary><c>ne</c>: other than the value.</summary>
    public static FetchOperator NotEqual { get; } = new("ne");

    /// <summary><c>gt</c>.</summary>
    public static FetchOperator GreaterThan { get; } = new("gt");

    /// <summary><c>ge</c>.</summary>
    public static FetchOperator GreaterOrEqual { get; } = new("ge");

    /// <summary><c>lt</c>.</summary>
    public static FetchOperator LessThan { get; } = new("lt");

    /// <summary><c>le</c>.</summary>
    public static FetchOperator LessOrEqual { get; } = new("le");

    /// <summary><c>like</c>: a pattern of <c>% _ [a-z] [^a]</c>, whatever the case.</summary>
    public static FetchOperator Like { get; } = new("like");

    /// <summary><c>not-like</c>.</summary>
    public static FetchOperator NotLike { get; } = new("not-like");

    /// <summary><c>in</c>: one of the values.</summary>
    public static FetchOperator In { get; } = new("in");

    /// <summary><c>not-in</c>: none of the values.</summary>
    public static FetchOperator NotIn { get; } = new("not-in");

    /// <summary><c>between</c>: from the first value to the second, both counted in.</summary>
    public static FetchOperator Between { get; } = new("between");

    /// <summary><c>not-between</c>: outside of the two values.</summary>
    public static FetchOperator NotBetween { get; } = new("not-between");

    /// <summary><c>null</c>.</summary>
    public static FetchOperator Null { get; } = new("null");

    /// <summary><c>not-null</c>.</summary>
    public static FetchOperator NotNull { get; } = new("not-null");

    /// <summary><c>yesterday</c>.</summary>
    public static FetchOperator Yesterday { get; } = new("yesterday");

    /// <summary><c>today</c>.</summary>
    public static FetchOperator Today { get; } = new("today");

    /// <summary><c>tomorrow</c>.</summary>
    public static FetchOperator Tomorrow { get; } = new("tomorrow");

    /// <summary><c>last-seven-days</c>.</summary>
    public static FetchOperator LastSevenDays { get; } = new("last-seven-days");

    /// <summary><c>next-seven-days</c>.</summary>
    public static FetchOperator NextSevenDays { get; } = new("next-seven-days");

    /// <summary><c>last-week</c>.</summary>
    public static FetchOperator LastWeek { get; } = new("last-week");

    /// <summary><c>this-week</c>.</summary>
    public static FetchOperator ThisWeek { get; } = new("this-week");

    /// <summary><c>next-week</c>.</summary>
    public static FetchOperator NextWeek { get; } = new("next-week");

    /// <summary><c>last-month</c>.</summary>
    public static FetchOperator LastMonth { get; } = new("last-month");

    /// <summary><c>this-month</c>.</summary>
    public static FetchOperator ThisMonth { get; } = new("this-month");

    /// <summary><c>next-month</c>.</summary>
    public static FetchOperator NextMonth { get; } = new("next-month");

    /// <summary><c>on</c>: on that day.</summary>
    public static FetchOperator On { get; } = new("on");

    /// <summary><c>on-or-before</c>: on that day or before.</summary>
    public static FetchOperator OnOrBefore { get; } = new("on-or-before");

    /// <summary><c>on-or-after</c>: on that day or after.</summary>
    public static FetchOperator OnOrAfter { get; } = new("on-or-after");

    /// <summary><c>last-year</c>.</summary>
    public static FetchOperator LastYear { get; } = new("last-year");

    /// <summary><c>this-year</c>.</summary>
    public static FetchOperator ThisYear { get; } = new("this-year");

    /// <summary><c>next-year</c>.</summary>
    public static FetchOperator NextYear { get; } = new("next-year");

    /// <summary><c>last-x-hours</c>.</summary>
    public static FetchOperator LastXHours { get; } = new("last-x-hours");

    /// <summary><c>next-x-hours</c>.</summary>
    public static FetchOperator NextXHours { get; } = new("next-x-hours");

    /// <summary><c>last-x-days</c>.</summary>
    public static FetchOperator LastXDays { get; } = new("last-x-days");

    /// <summary><c>next-x-days</c>.</summary>
    public static FetchOperator NextXDays { get; } = new("next-x-days");

    /// <summary><c>last-x-weeks</c>.</summary>
    public static FetchOperator LastXWeeks { get; } = new("last-x-weeks");

    /// <summary><c>next-x-weeks</c>.</summary>
    public static FetchOperator NextXWeeks { get; } = new("next-x-weeks");

    /// <summary><c>last-x-months</c>.</summary>
    public static FetchOperator LastXMonths { get; } = new("last-x-months");

    /// <summary><c>next-x-months</c>.</summary>
    public static FetchOperator NextXMonths { get; } = new("next-x-months");

    /// <summary><c>olderthan-x-months</c>.</summary>
    public static FetchOperator OlderThanXMonths { get; } = new("olderthan-x-months");

    /// <summary><c>olderthan-x-years</c>.</summary>
    public static FetchOperator OlderThanXYears { get; } = new("olderthan-x-years");

    /// <summary><c>olderthan-x-weeks</c>.</summary>
    public static FetchOperator OlderThanXWeeks { get; } = new("olderthan-x-weeks");

    /// <summary><c>olderthan-x-days</c>.</summary>
    public static FetchOperator OlderThanXDays { get; } = new("olderthan-x-days");

    /// <summary><c>olderthan-x-hours</c>.</summary>
    public static FetchOperator OlderThanXHours { get; } = new("olderthan-x-hours");

    /// <summary><c>olderthan-x-minutes</c>.</summary>
    public static FetchOperator OlderThanXMinutes { get; } = new("olderthan-x-minutes");

    /// <summary><c>last-x-years</c>.</summary>
    public static FetchOperator LastXYears { get; } = new("last-x-years");

    /// <summary><c>next-x-years</c>.</summary>
    public static FetchOperator NextXYears { get; } = new("next-x-years");

    /// <summary><c>eq-userid</c>: the caller.</summary>
    public static FetchOperator EqualUser { get; } = new("eq-userid");

    /// <summary><c>ne-userid</c>: not the caller.</summary>
    public static FetchOperator NotEqualUser { get; } = new("ne-userid");

    /// <summary><c>eq-userteams</c>: one of the caller's teams.</summary>
    public static FetchOperator EqualUserTeams { get; } = new("eq-userteams");

    /// <summary><c>eq-useroruserteams</c>: the caller, or one of the caller's teams.</summary>
    public static FetchOperator EqualUserOrTeams { get; } = new("eq-useroruserteams");

    /// <summary><c>eq-useroruserhierarchy</c>: the caller, or one below in the hierarchy.</summary>
    public static FetchOperator EqualUserOrHierarchy { get; } = new("eq-useroruserhierarchy");

    /// <summary><c>eq-useroruserhierarchyandteams</c>: the caller, one below in the hierarchy, or one of their teams.</summary>
    public static FetchOperator EqualUserOrHierarchyAndTeams { get; } = new("eq-useroruserhierarchyandteams");

    /// <summary><c>eq-businessid</c>: the caller's business unit.</summary>
    public static FetchOperator EqualBusinessUnit { get; } = new("eq-businessid");

    /// <summary><c>ne-businessid</c>: not the caller's business unit.</summary>
    public static FetchOperator NotEqualBusinessUnit { get; } = new("ne-businessid");

    /// <summary><c>eq-userlanguage</c>: the caller's language.</summary>
    public static FetchOperator EqualUserLanguage { get; } = new("eq-userlanguage");

    /// <summary><c>this-fiscal-year</c>.</summary>
    public static FetchOperator ThisFiscalYear { get; } = new("this-fiscal-year");

    /// <summary><c>this-fiscal-period</c>.</summary>
    public static FetchOperator ThisFiscalPeriod { get; } = new("this-fiscal-period");

    /// <summary><c>next-fiscal-year</c>.</summary>
    public static FetchOperator NextFiscalYear { get; } = new("next-fiscal-year");

    /// <summary><c>next-fiscal-period</c>.</summary>
    public static FetchOperator NextFiscalPeriod { get; } = new("next-fiscal-period");

    /// <summary><c>last-fiscal-year</c>.</summary>
    public static FetchOperator LastFiscalYear { get; } = new("last-fiscal-year");

    /// <summary><c>last-fiscal-period</c>.</summary>
    public static FetchOperator LastFiscalPeriod { get; } = new("last-fiscal-period");

    /// <summary><c>last-x-fiscal-years</c>.</summary>
    public static FetchOperator LastXFiscalYears { get; } = new("last-x-fiscal-years");

    /// <summary><c>last-x-fiscal-periods</c>.</summary>
    public static FetchOperator LastXFiscalPeriods { get; } = new("last-x-fiscal-periods");

    /// <summary><c>next-x-fiscal-years</c>.</summary>
    public static FetchOperator NextXFiscalYears { get; } = new("next-x-fiscal-years");

    /// <summary><c>next-x-fiscal-periods</c>.</summary>
    public static FetchOperator NextXFiscalPeriods { get; } = new("next-x-fiscal-periods");

    /// <summary><c>in-fiscal-year</c>.</summary>
    public static FetchOperator InFiscalYear { get; } = new("in-fiscal-year");

    /// <summary><c>in-fiscal-period</c>.</summary>
    public static FetchOperator InFiscalPeriod { get; } = new("in-fiscal-period");

    /// <summary><c>in-fiscal-period-and-year</c>: two values: the period and the year.</summary>
    public static FetchOperator InFiscalPeriodAndYear { get; } = new("in-fiscal-period-and-year");

    /// <summary><c>in-or-before-fiscal-period-and-year</c>: two values: the period and the year.</summary>
    public static FetchOperator InOrBeforeFiscalPeriodAndYear { get; } = new("in-or-before-fiscal-period-and-year");

    /// <summary><c>in-or-after-fiscal-period-and-year</c>: two values: the period and the year.</summary>
    public static FetchOperator InOrAfterFiscalPeriodAndYear { get; } = new("in-or-after-fiscal-period-and-year");

    /// <summary><c>begins-with</c>.</summary>
    public static FetchOperator BeginsWith { get; } = new("begins-with");

    /// <summary><c>not-begin-with</c>.</summary>
    public static FetchOperator NotBeginsWith { get; } = new("not-begin-with");

    /// <summary><c>ends-with</c>.</summary>
    public static FetchOperator EndsWith { get; } = new("ends-with");

    /// <summary><c>not-end-with</c>.</summary>
    public static FetchOperator NotEndsWith { get; } = new("not-end-with");

    /// <summary><c>under</c>: below the row in its hierarchy.</summary>
    public static FetchOperator Under { get; } = new("under");

    /// <summary><c>eq-or-under</c>: the row, or below it.</summary>
    public static FetchOperator EqualOrUnder { get; } = new("eq-or-under");

    /// <summary><c>not-under</c>: not below the row.</summary>
    public static FetchOperator NotUnder { get; } = new("not-under");

    /// <summary><c>above</c>: above the row in its hierarchy.</summary>
    public static FetchOperator Above { get; } = new("above");

    /// <summary><c>eq-or-above</c>: the row, or above it.</summary>
    public static FetchOperator EqualOrAbove { get; } = new("eq-or-above");

    /// <summary><c>contain-values</c>: multi-select choices: one of the values is chosen.</summary>
    public static FetchOperator ContainValues { get; } = new("contain-values");

    /// <summary><c>not-contain-values</c>: multi-select choices: none of the values is chosen.</summary>
    public static FetchOperator NotContainValues { get; } = new("not-contain-values");

    // Their values are elements, even where there is one.
    internal bool TakesList => Name is "in" or "not-in" or "between" or "not-between" or "contain-values" or "not-contain-values"
        or "in-fiscal-period-and-year" or "in-or-before-fiscal-period-and-year" or "in-or-after-fiscal-period-and-year";

    /// <inheritdoc/>
    public override string ToString() => Name;
}
