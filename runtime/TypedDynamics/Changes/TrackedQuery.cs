using TypedDynamics.LateBound;
using TypedDynamics.Querying.Model;

namespace TypedDynamics.Changes;

/// <summary>What the service tracks: a table and its columns, and nothing narrower.</summary>
internal static class TrackedQuery
{
    /// <exception cref="QueryNotSupportedException">The query asks for more or less; the message says what to leave out.</exception>
    public static void Require(QueryModel query)
    {
        if (query.Filter is not (null or Constant { Holds: true })) throw Filtered("Where");
        if (!query.Orderings.IsEmpty) throw Ordered("OrderBy");
        if (!query.Expansions.IsEmpty) throw Expanded("Include, and navigations out of Select,");
        if (query.Top is not null) throw Limited("Take");
        if (query.IsDistinct) throw Refused("Distinct", "rows are told apart by their keys");
        if (query.Road == Road.FetchXml) throw Refused("AsFetchXml", "changes come by OData only");
    }

    /// <exception cref="QueryNotSupportedException">The query asks for more or less; the message says what to leave out.</exception>
    public static void Require(TableClauses clauses)
    {
        if (clauses.Filter is not null) throw Filtered("Filter");
        if (clauses.OrderBy is not null) throw Ordered("OrderBy");
        if (clauses.Expand is not null) throw Expanded("Expand");
        if (clauses.Top is not null) throw Limited("Take");
    }

    private static QueryNotSupportedException Filtered(string what) => Refused(what, "select the columns that the condition needs, and test the rows that come");

    private static QueryNotSupportedException Ordered(string what) => Refused(what, "changes come in the service's order");

    private static QueryNotSupportedException Expanded(string what) => Refused(what, "track the changes of the related table too, or read the related rows by their lookups");

    private static QueryNotSupportedException Limited(string what) => Refused(what, "WithPageSize says how many come at a time");

    private static QueryNotSupportedException Refused(string what, string mend) =>
        new($"The service tracks the changes of whole tables. Leave {what} out; {mend}.");
}
