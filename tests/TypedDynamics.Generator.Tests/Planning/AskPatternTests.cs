using TypedDynamics.Generator.Planning;

namespace TypedDynamics.Generator.Tests.Planning;

public sealed class AskPatternTests
{
    [Theory]
    [InlineData("account", "account", true)]
    [InlineData("Account", "account", true)]
    [InlineData("account", "accounts", false)]
    [InlineData("new_*", "new_bank", true)]
    [InlineData("new_*", "new_", true)]
    [InlineData("new_*", "old_new_bank", false)]
    [InlineData("*", "anything", true)]
    [InlineData("*_item", "order_item", true)]
    [InlineData("a*c*e", "abcde", true)]
    [InlineData("a*c*e", "abde", false)]
    [InlineData("te?m", "team", true)]
    [InlineData("te?m", "tem", false)]
    public void A_pattern_matches_by_its_wildcards_and_without_regard_to_case(string pattern, string name, bool expected) =>
        Assert.Equal(expected, AskPattern.Matches(pattern, name));

    [Fact]
    public void A_pattern_may_list_columns()
    {
        var pattern = Orgs.Pattern(" account ( name , revenue ) ");
        Assert.Equal("account", pattern.Name);
        Assert.Equal(["name", "revenue"], pattern.Columns!.Value);
        Assert.False(pattern.IsExclusion);
    }

    [Fact]
    public void A_minus_leaves_out()
    {
        var pattern = Orgs.Pattern("-activityparty");
        Assert.True(pattern.IsExclusion);
        Assert.Equal("activityparty", pattern.Name);
    }

    [Theory]
    [InlineData("")]
    [InlineData("-")]
    [InlineData("account(name")]
    [InlineData("account(name))")]
    [InlineData("account(name)x")]
    [InlineData("account()")]
    [InlineData("account(a,,b)")]
    [InlineData("-account(name)")]
    [InlineData("my account")]
    [InlineData("account;contact")]
    public void A_malformed_pattern_is_refused_with_a_mend(string text)
    {
        Assert.Null(AskPattern.TryParse(text, default, columnsAllowed: true, out var problem));
        Assert.NotEmpty(problem);
    }

    [Fact]
    public void Operations_take_no_columns() =>
        Assert.Null(AskPattern.TryParse("WinOpportunity(Status)", default, columnsAllowed: false, out _));

    [Fact]
    public void A_moved_ask_is_equal_without_its_positions()
    {
        var here = Orgs.Ask("account") with { At = new("A.cs", 1, 2, 3, 4, 5, 6) };
        var there = Orgs.Ask("account") with { At = new("A.cs", 10, 2, 30, 4, 50, 6) };
        Assert.NotEqual(here, there);
        Assert.Equal(here.WithoutPositions(), there.WithoutPositions());
    }
}
