using TypedDynamics.Emulator.Storage;

namespace TypedDynamics.Emulator;

public sealed class LikePatternTests
{
    [Theory]
    [InlineData("abc", "ABC", true)]
    [InlineData("abc", "abcd", false)]
    [InlineData("a%", "abc", true)]
    [InlineData("%c", "abc", true)]
    [InlineData("%b%", "abc", true)]
    [InlineData("%", "", true)]
    [InlineData("", "", true)]
    [InlineData("", "a", false)]
    [InlineData("a_c", "abc", true)]
    [InlineData("a_c", "ac", false)]
    [InlineData("[a-c]x", "bx", true)]
    [InlineData("[a-c]x", "Dx", false)]
    [InlineData("[^a-c]x", "dx", true)]
    [InlineData("[abc]%", "cx", true)]
    [InlineData("a[%]", "a%", true)]
    [InlineData("a[%]", "ab", false)]
    [InlineData("a[", "a[", true)]
    [InlineData("%a%b%c%", "xxaxxbxxcxx", true)]
    [InlineData("%aab", "aaab", true)]
    [InlineData("%ab%ab", "abab", true)]
    [InlineData("%ab%ab", "ab", false)]
    public void A_pattern_matches_as_in_sql_server(string pattern, string value, bool matches) => Assert.Equal(matches, LikePattern.Matches(pattern, value));

    [Fact]
    public void A_long_value_and_a_hostile_pattern_take_no_time()
    {
        var pattern = string.Concat(Enumerable.Repeat("%a", 50)) + "%b";
        Assert.False(LikePattern.Matches(pattern, new string('a', 20_000)));
    }
}
