namespace TypedDynamics.Generator.Analysis;

/// <summary>The elements of FetchXML, their attributes and what these may say, after the service's schema.</summary>
internal static class FetchXmlWords
{
    private static readonly string[] s_tableChildren = ["all-attributes", "no-attrs", "attribute", "order", "filter", "link-entity"];

    private static readonly Dictionary<string, (string[] Attributes, string[] Required, string[] Children)> s_elements = new(StringComparer.Ordinal)
    {
        ["fetch"] = (["version", "count", "page", "paging-cookie", "utc-offset", "aggregate", "distinct", "top", "mapping", "min-active-row-version", "output-format", "returntotalrecordcount", "no-lock", "aggregatelimit", "latematerialize", "options", "useraworderby", "datasource", "savedqueryid"], [], ["entity", "order"]),
        ["entity"] = (["name", "enableprefiltering", "prefilterparametername"], ["name"], s_tableChildren),
        ["link-entity"] = (["name", "from", "to", "alias", "link-type", "intersect", "visible", "enableprefiltering", "prefilterparametername"], ["name"], s_tableChildren),
        ["attribute"] = (["name", "alias", "aggregate", "groupby", "dategrouping", "usertimezone", "distinct", "rowaggregate", "build", "addedby"], ["name"], []),
        ["all-attributes"] = ([], [], []),
        ["no-attrs"] = ([], [], []),
        ["order"] = (["attribute", "alias", "descending", "entityname"], [], []),
        ["filter"] = (["type", "isquickfindfields", "overridequickfindrecordlimitenabled", "overridequickfindrecordlimitdisabled", "hint"], [], ["condition", "filter", "link-entity"]),
        ["condition"] = (["attribute", "operator", "value", "valueof", "entityname", "column", "aggregate", "rowaggregate", "alias", "uiname", "uitype", "uihidden"], ["operator"], ["value"]),
        ["value"] = (["uiname", "uitype"], [], []),
    };

    private static readonly string[] s_operators =
    [
        "eq", "neq", "ne", "gt", "ge", "lt", "le", "like", "not-like", "in", "not-in", "between", "not-between", "null", "not-null", "yesterday", "today", "tomorrow", "last-seven-days", "next-seven-days",
        "last-week", "this-week", "next-week", "last-month", "this-month", "next-month", "on", "on-or-before", "on-or-after", "last-year", "this-year", "next-year", "last-x-hours", "next-x-hours",
        "last-x-days", "next-x-days", "last-x-weeks", "next-x-weeks", "last-x-months", "next-x-months", "olderthan-x-months", "olderthan-x-years", "olderthan-x-weeks", "olderthan-x-days",
        "olderthan-x-hours", "olderthan-x-minutes", "last-x-years", "next-x-years", "eq-userid", "ne-userid", "eq-userteams", "eq-useroruserteams", "eq-useroruserhierarchy",
        "eq-useroruserhierarchyandteams", "eq-businessid", "ne-businessid", "eq-userlanguage", "this-fiscal-year", "this-fiscal-period", "next-fiscal-year", "next-fiscal-period", "last-fiscal-year",
        "last-fiscal-period", "last-x-fiscal-years", "last-x-fiscal-periods", "next-x-fiscal-years", "next-x-fiscal-periods", "in-fiscal-year", "in-fiscal-period", "in-fiscal-period-and-year",
        "in-or-before-fiscal-period-and-year", "in-or-after-fiscal-period-and-year", "begins-with", "not-begin-with", "ends-with", "not-end-with", "under", "eq-or-under", "not-under", "above",
        "eq-or-above", "contain-values", "not-contain-values",
    ];

    private static readonly Dictionary<string, (string Attribute, string[] Values)[]> s_values = new(StringComparer.Ordinal)
    {
        ["attribute"] = [("aggregate", ["count", "countcolumn", "sum", "avg", "min", "max"]), ("dategrouping", ["day", "week", "month", "quarter", "year", "fiscal-period", "fiscal-year"])],
        ["link-entity"] = [("link-type", ["inner", "outer", "any", "not any", "all", "not all", "exists", "in", "matchfirstrowusingcrossapply", "natural"])],
        ["filter"] = [("type", ["and", "or"])],
        ["condition"] = [("operator", s_operators)],
    };

    public static string[] AttributesOf(string element) => s_elements[element].Attributes;

    public static string[] RequiredOf(string element) => s_elements[element].Required;

    public static string[] ChildrenOf(string element) => s_elements[element].Children;

    public static (string Attribute, string[] Values)[] ValuesOf(string element) => s_values.TryGetValue(element, out var values) ? values : [];
}
