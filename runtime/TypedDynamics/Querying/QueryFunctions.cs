namespace TypedDynamics;

/// <summary>
/// What the service can be asked of a column beyond comparisons: the query functions of the Web API, and the operators of FetchXML that mean the
/// same. Inside a query only: <c>crm.Tasks.Where(t => t.ScheduledEnd.IsInNextXDays(7) &amp;&amp; t.OwnerId.IsCurrentUser())</c>.
/// </summary>
/// <remarks>
/// Sent as <c>Microsoft.Dynamics.CRM.NextXDays(PropertyName='scheduledend',PropertyValue=7)</c>. Days begin at midnight in the caller's time zone. A row
/// without a value answers no. Where a function has no opposite, <c>!</c> before it is refused. Source: Web API query functions; FetchXML condition operators.
/// </remarks>
public static partial class QueryFunctions
{
    /// <summary>What the option is called in the caller's language, to sort by: <c>OrderBy(x => x.StatusCode.Label())</c>. Without it, choices are sorted by their numbers.</summary>
    /// <remarks>FetchXML only, and for all choices that a query sorts by, or for none (<c>useraworderby</c>). The texts themselves come by <c>WithFormattedValues()</c>.</remarks>
    public static string? Label<T>(this T? choice)
        where T : struct, Enum => throw OnlyInQueries();

    /// <summary>The caller. (<c>EqualUserId</c>)</summary>
    public static bool IsCurrentUser(this EntityReference? column) => throw OnlyInQueries();

    /// <summary>The caller's business unit. (<c>EqualBusinessId</c>)</summary>
    public static bool IsCurrentBusinessUnit(this EntityReference? column) => throw OnlyInQueries();

    /// <summary>A team of the caller. (<c>EqualUserTeams</c>)</summary>
    public static bool IsCurrentUserTeam(this EntityReference? column) => throw OnlyInQueries();

    /// <summary>The caller, or a team of theirs. (<c>EqualUserOrUserTeams</c>)</summary>
    public static bool IsCurrentUserOrTeam(this EntityReference? column) => throw OnlyInQueries();

    /// <summary>The caller, or somebody below them in the hierarchy. (<c>EqualUserOrUserHierarchy</c>)</summary>
    public static bool IsCurrentUserOrSubordinate(this EntityReference? column) => throw OnlyInQueries();

    /// <summary>The caller, somebody below them in the hierarchy, or a team of either. (<c>EqualUserOrUserHierarchyAndTeams</c>)</summary>
    public static bool IsCurrentUserOrSubordinateOrTeam(this EntityReference? column) => throw OnlyInQueries();

    /// <summary>Below that row of the hierarchy, at any distance. The table must have a hierarchical relationship. (<c>Under</c>)</summary>
    public static bool IsUnder(this EntityReference? column, Guid id) => throw OnlyInQueries();

    /// <summary>That row, or below it. The table must have a hierarchical relationship. (<c>UnderOrEqual</c>)</summary>
    public static bool IsUnderOrEqual(this EntityReference? column, Guid id) => throw OnlyInQueries();

    /// <summary>Above that row of the hierarchy, at any distance. The table must have a hierarchical relationship. (<c>Above</c>)</summary>
    public static bool IsAbove(this EntityReference? column, Guid id) => throw OnlyInQueries();

    /// <summary>That row, or above it. The table must have a hierarchical relationship. (<c>AboveOrEqual</c>)</summary>
    public static bool IsAboveOrEqual(this EntityReference? column, Guid id) => throw OnlyInQueries();

    /// <summary>The caller. (<c>EqualUserId</c>)</summary>
    public static bool IsCurrentUser(this Guid column) => throw OnlyInQueries();

    /// <summary>The caller's business unit. (<c>EqualBusinessId</c>)</summary>
    public static bool IsCurrentBusinessUnit(this Guid column) => throw OnlyInQueries();

    /// <summary>A team of the caller. (<c>EqualUserTeams</c>)</summary>
    public static bool IsCurrentUserTeam(this Guid column) => throw OnlyInQueries();

    /// <summary>The caller, or a team of theirs. (<c>EqualUserOrUserTeams</c>)</summary>
    public static bool IsCurrentUserOrTeam(this Guid column) => throw OnlyInQueries();

    /// <summary>The caller, or somebody below them in the hierarchy. (<c>EqualUserOrUserHierarchy</c>)</summary>
    public static bool IsCurrentUserOrSubordinate(this Guid column) => throw OnlyInQueries();

    /// <summary>The caller, somebody below them in the hierarchy, or a team of either. (<c>EqualUserOrUserHierarchyAndTeams</c>)</summary>
    public static bool IsCurrentUserOrSubordinateOrTeam(this Guid column) => throw OnlyInQueries();

    /// <summary>Below that row of the hierarchy, at any distance. The table must have a hierarchical relationship. (<c>Under</c>)</summary>
    public static bool IsUnder(this Guid column, Guid id) => throw OnlyInQueries();

    /// <summary>That row, or below it. The table must have a hierarchical relationship. (<c>UnderOrEqual</c>)</summary>
    public static bool IsUnderOrEqual(this Guid column, Guid id) => throw OnlyInQueries();

    /// <summary>Above that row of the hierarchy, at any distance. The table must have a hierarchical relationship. (<c>Above</c>)</summary>
    public static bool IsAbove(this Guid column, Guid id) => throw OnlyInQueries();

    /// <summary>That row, or above it. The table must have a hierarchical relationship. (<c>AboveOrEqual</c>)</summary>
    public static bool IsAboveOrEqual(this Guid column, Guid id) => throw OnlyInQueries();

    /// <summary>The caller's language. (<c>EqualUserLanguage</c>)</summary>
    public static bool IsCurrentUserLanguage(this int? column) => throw OnlyInQueries();

    /// <summary>One of the values. (<c>In</c>)</summary>
    /// <remarks>Under native AOT hand in an array that was made before the query: values that are listed here make one inside the expression, and the compiler warns of it (IL3050).</remarks>
    public static bool IsIn<T>(this T? column, params T[] values)
        where T : struct => throw OnlyInQueries();

    /// <summary>One of the values. (<c>In</c>)</summary>
    /// <remarks>Under native AOT hand in an array that was made before the query: values that are listed here make one inside the expression, and the compiler warns of it (IL3050).</remarks>
    public static bool IsIn(this string? column, params string[] values) => throw OnlyInQueries();

    /// <summary>One of the ids. (<c>In</c>)</summary>
    /// <remarks>Under native AOT hand in an array that was made before the query: values that are listed here make one inside the expression, and the compiler warns of it (IL3050).</remarks>
    public static bool IsIn(this Guid column, params Guid[] ids) => throw OnlyInQueries();

    /// <summary>At least the lower and at most the upper value. (<c>Between</c>)</summary>
    public static bool IsBetween<T>(this T? column, T lower, T upper)
        where T : struct => throw OnlyInQueries();

    /// <summary>At least the lower and at most the upper value. (<c>Between</c>)</summary>
    public static bool IsBetween(this string? column, string lower, string upper) => throw OnlyInQueries();

    /// <summary>At least one of the options. (<c>ContainValues</c>)</summary>
    public static bool ContainsAny<TChoice>(this ChoiceSet<TChoice>? column, params TChoice[] options)
        where TChoice : unmanaged => throw OnlyInQueries();

    /// <summary>A word of a column with a full-text index, which the service must have been given. (<c>Contains</c>; not by FetchXML)</summary>
    public static bool ContainsWord(this string? column, string word) => throw OnlyInQueries();

    /// <summary>
    /// The pattern, from the first letter to the last: <c>%</c> for any letters, <c>_</c> for one, <c>[a-z]</c> for one of these. (<c>like</c> of FetchXML, by which
    /// the query is then sent)
    /// </summary>
    public static bool IsLike(this string? column, string pattern) => throw OnlyInQueries();

    private static QueryNotSupportedException OnlyInQueries() => new("This is asked of the service, inside a query, and cannot be worked out here.");
}
