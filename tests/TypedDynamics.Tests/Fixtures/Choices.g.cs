#nullable enable

namespace TypedDynamics.Tests.Fixtures;

public enum AccountIndustryCode
{
    Accounting = 1,
    Brokers = 4,
    Consulting = 7,
}

public enum AccountStateCode
{
    Active = 0,
    Inactive = 1,
}

public enum AccountMarket
{
    Retail = 1,
    Wholesale = 2,
    Export = 100000003,
}

public enum ActivityState
{
    Open = 0,
    Completed = 1,
}
