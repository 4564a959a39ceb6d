using System.Linq.Expressions;
using TypedDynamics.Tests.Fixtures;

namespace TypedDynamics.Tests.Querying;

/// <summary>What only the service can work out, one line a case: the predicate, its function in OData and its condition in FetchXML.</summary>
internal static class FunctionCorpus
{
    private static readonly Guid s_id = new("0f8fad5b-d9cb-469f-a165-70867728950e");
    private static readonly DateOnly s_day = new(2024, 2, 29);

    public static IReadOnlyList<(Expression<Func<Account, bool>> Predicate, string OData, string FetchXml)> Accounts { get; } =
    [
        (a => a.CreatedOn.IsToday(), "Today(PropertyName='createdon')", "today"),
        (a => a.CreatedOn.IsInLast7Days(), "Last7Days(PropertyName='createdon')", "last-seven-days"),
        (a => a.CreatedOn.IsInThisFiscalYear(), "ThisFiscalYear(PropertyName='createdon')", "this-fiscal-year"),
        (a => a.CreatedOn.IsInLastXYears(40), "LastXYears(PropertyName='createdon',PropertyValue=40)", "last-x-years 40"),
        (a => a.CreatedOn.IsOlderThanXMinutes(5), "OlderThanXMinutes(PropertyName='createdon',PropertyValue=5)", "olderthan-x-minutes 5"),
        (a => a.CreatedOn.IsInLastXFiscalPeriods(3), "LastXFiscalPeriods(PropertyName='createdon',PropertyValue=3)", "last-x-fiscal-periods 3"),
        (a => a.CreatedOn.IsInFiscalYear(2024), "InFiscalYear(PropertyName='createdon',PropertyValue=2024)", "in-fiscal-year 2024"),
        (a => a.CreatedOn.IsInFiscalPeriodAndYear(1, 2024), "InFiscalPeriodAndYear(PropertyName='createdon',PropertyValue1=1,PropertyValue2=2024)", "in-fiscal-period-and-year [1 2024]"),
        (a => a.CreatedOn.IsOn(s_day), "On(PropertyName='createdon',PropertyValue='2024-02-29')", "on 2024-02-29"),
        (a => a.CreatedOn.IsOnOrAfter(s_day), "OnOrAfter(PropertyName='createdon',PropertyValue='2024-02-29')", "on-or-after 2024-02-29"),
        (a => a.FoundedOn.IsOnOrBefore(new DateOnly(1999, 12, 31)), "OnOrBefore(PropertyName='new_foundedon',PropertyValue='1999-12-31')", "on-or-before 1999-12-31"),
        (a => a.OpenedAt.IsInThisYear(), "ThisYear(PropertyName='new_openedat')", "this-year"),
        (a => a.OwnerId.IsCurrentUser(), "EqualUserId(PropertyName='ownerid')", "eq-userid"),
        (a => !a.OwnerId.IsCurrentUser(), "NotEqualUserId(PropertyName='ownerid') or _ownerid_value eq null", "ne-userid or null"),
        (a => a.OwnerId.IsCurrentUserOrTeam(), "EqualUserOrUserTeams(PropertyName='ownerid')", "eq-useroruserteams"),
        (a => a.CreatedById.IsCurrentUserOrSubordinate(), "EqualUserOrUserHierarchy(PropertyName='createdby')", "eq-useroruserhierarchy"),
        (a => a.AccountId.IsUnder(s_id), "Under(PropertyName='accountid',PropertyValue='0f8fad5b-d9cb-469f-a165-70867728950e')", "under 0f8fad5b-d9cb-469f-a165-70867728950e"),
        (a => !a.AccountId.IsUnder(s_id), "NotUnder(PropertyName='accountid',PropertyValue='0f8fad5b-d9cb-469f-a165-70867728950e') or accountid eq null", "not-under 0f8fad5b-d9cb-469f-a165-70867728950e or null"),
        (a => a.ParentAccountId.IsUnderOrEqual(s_id), "UnderOrEqual(PropertyName='parentaccountid',PropertyValue='0f8fad5b-d9cb-469f-a165-70867728950e')", "eq-or-under 0f8fad5b-d9cb-469f-a165-70867728950e"),
        (a => a.Name.IsIn("Litware", "It's it's", "a\"b"), "In(PropertyName='name',PropertyValues=[\"Litware\",\"It's it's\",\"a\\u0022b\"])", "in [Litware It's it's a\"b]"),
        (a => !a.NumberOfEmployees.IsIn(1, 2), "NotIn(PropertyName='numberofemployees',PropertyValues=[\"1\",\"2\"]) or numberofemployees eq null", "not-in [1 2] or null"),
        (a => a.Revenue.IsBetween(0.05m, 3m), "Between(PropertyName='revenue',PropertyValues=[\"0.05\",\"3\"])", "between [0.05 3]"),
        (a => !a.Name.IsBetween("A", "M"), "NotBetween(PropertyName='name',PropertyValues=[\"A\",\"M\"]) or name eq null", "not-between [A M] or null"),
        (a => a.Markets.ContainsAny(AccountMarket.Retail, AccountMarket.Wholesale), $"ContainValues(PropertyName='new_markets',PropertyValues=[\"{(int)AccountMarket.Retail}\",\"{(int)AccountMarket.Wholesale}\"])", $"contain-values [{(int)AccountMarket.Retail} {(int)AccountMarket.Wholesale}]"),
    ];
}
