namespace TypedDynamics.Emulator.Querying;

/// <summary>The query functions are there, each in the shape of its arguments.</summary>
public sealed class QueryFunctionTests : IAsyncLifetime
{
    private Org _org = null!;

    private const string Plain = "Yesterday Today Tomorrow Last7Days Next7Days LastWeek ThisWeek NextWeek LastMonth ThisMonth NextMonth LastYear ThisYear NextYear ThisFiscalYear ThisFiscalPeriod NextFiscalYear NextFiscalPeriod LastFiscalYear LastFiscalPeriod";
    private const string Owner = "EqualUserId NotEqualUserId EqualBusinessId NotEqualBusinessId EqualUserTeams EqualUserOrUserTeams EqualUserOrUserHierarchy EqualUserOrUserHierarchyAndTeams";
    private const string Numbers = "LastXHours NextXHours LastXDays NextXDays LastXWeeks NextXWeeks LastXMonths NextXMonths LastXYears NextXYears OlderThanXMinutes OlderThanXHours OlderThanXDays OlderThanXWeeks OlderThanXMonths OlderThanXYears LastXFiscalYears LastXFiscalPeriods NextXFiscalYears NextXFiscalPeriods InFiscalYear InFiscalPeriod";

    private static IEnumerable<string> Calls =>
    [
        .. Plain.Split(' ').Select(static name => $"{name}(PropertyName='createdon')"),
        .. Owner.Split(' ').Select(static name => $"{name}(PropertyName='ownerid')"),
        "EqualUserLanguage(PropertyName='industrycode')",
        .. Numbers.Split(' ').Select(static name => $"{name}(PropertyName='createdon',PropertyValue=3)"),
        .. new[] { "On", "OnOrBefore", "OnOrAfter" }.Select(static name => $"{name}(PropertyName='createdon',PropertyValue='2024-02-29')"),
        .. new[] { "Under", "NotUnder", "UnderOrEqual", "Above", "AboveOrEqual" }.Select(static name => $"{name}(PropertyName='accountid',PropertyValue='00000000-0000-0000-0000-00000000000a')"),
        .. new[] { "InFiscalPeriodAndYear", "InOrBeforeFiscalPeriodAndYear", "InOrAfterFiscalPeriodAndYear" }.Select(static name => $"{name}(PropertyName='createdon',PropertyValue1=1,PropertyValue2=2024)"),
        .. new[] { "In", "NotIn", "Between", "NotBetween" }.Select(static name => $"{name}(PropertyName='name',PropertyValues=['a','z'])"),
    ];

    public async ValueTask InitializeAsync() => _org = await Org.StartAsync(cache: RepositoryRoot.File("metadata-cache", "contoso"), sampleData: true);

    public ValueTask DisposeAsync() => _org.DisposeAsync();

    [Fact]
    public async Task Each_function_is_answered()
    {
        var calls = Calls.ToList();
        Assert.Equal(66, calls.Count);
        foreach (var call in calls)
        {
            var reply = await _org.GetAsync($"accounts?$select=name&$filter=Microsoft.Dynamics.CRM.{call}");
            Assert.True(reply.Status == 200, $"{call}: {reply.Body}");
        }
    }

    [Theory]
    [InlineData("In(PropertyName='accountid',PropertyValues=['x'])", 400)]
    [InlineData("Between(PropertyName='revenue',PropertyValues=['1'])", 400)]
    [InlineData("Today(PropertyName='name')", 400)]
    [InlineData("ContainValues(PropertyName='name',PropertyValues=['1'])", 400)]
    [InlineData("Contains(PropertyName='name',PropertyValue='x')", 501)]
    public async Task A_function_that_does_not_apply_is_refused(string call, int status) =>
        Assert.Equal(status, (await _org.GetAsync($"accounts?$filter=Microsoft.Dynamics.CRM.{call}")).Status);

    [Theory]
    [InlineData("LastXYears(PropertyName='createdon',PropertyValue=50)", "NextXYears(PropertyName='createdon',PropertyValue=50)")]
    [InlineData("Between(PropertyName='name',PropertyValues=['a','m'])", "NotBetween(PropertyName='name',PropertyValues=['a','m'])")]
    [InlineData("EqualUserId(PropertyName='ownerid')", "NotEqualUserId(PropertyName='ownerid')")]
    public async Task A_function_and_its_opposite_share_the_rows_between_them(string one, string other)
    {
        var (first, second) = (await NamesAsync(one), await NamesAsync(other));

        Assert.NotEmpty(first);
        Assert.Empty(first.Intersect(second));
        Assert.Equal((await _org.GetAsync("accounts?$select=accountid")).Rows.Count, first.Count + second.Count);
    }

    private async Task<IReadOnlyList<string?>> NamesAsync(string call) =>
        [.. (await _org.GetAsync($"accounts?$select=accountid&$filter=Microsoft.Dynamics.CRM.{call}")).Texts("accountid")];
}
