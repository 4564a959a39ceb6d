using CsCheck;
using TypedDynamics.Generator.Planning;
using TypedDynamics.Generator.Schema;

namespace TypedDynamics.Generator.Tests.Planning;

public sealed class ChoicePlannerTests
{
    private static readonly string?[] s_labels = ["Other", "other", "Value7", "Other 1", "1", null];

    private static readonly Gen<OptionSchema> s_option = Gen.Select(Gen.Int[0, 9], Gen.Int[0, s_labels.Length - 1], static (value, label) => new OptionSchema(value, s_labels[label]));

    [Theory]
    [InlineData("Preferred Customer", "PreferredCustomer")]
    [InlineData("Don't know", "DontKnow")]
    [InlineData("3rd party", "_3rdParty")]
    [InlineData("überfällig", "Überfällig")]
    [InlineData("優先顧客", "優先顧客")]
    [InlineData("عميل مفضل", "عميلمفضل")]
    [InlineData("class", "Class")]
    [InlineData("C/O: Net-30", "CONet30")]
    [InlineData("  ", "Value7")]
    [InlineData("🙂", "Value7")]
    [InlineData(null, "Value7")]
    public void An_option_is_called_by_its_label(string? label, string expected) =>
        Assert.Equal(expected, Assert.Single(Plan(new OptionSchema(7, label))).Name);

    [Fact]
    public void Options_with_one_label_all_carry_their_values() =>
        Assert.Equal(
            [("Other_1", 1L), ("Other_2", 2L), ("Third", 3L), ("Other_5", 5L)],
            Plan(new OptionSchema(5, "Other"), new OptionSchema(1, "Other"), new OptionSchema(3, "Third"), new OptionSchema(2, "other"))
                .Where(static option => option.Obsolete is null)
                .Select(static option => (option.Name, option.Value)));

    [Fact]
    public void The_name_that_an_option_had_alone_stays_and_says_what_it_means()
    {
        var alone = Assert.Single(Plan(new OptionSchema(5, "Other")));
        var after = Plan(new OptionSchema(5, "Other"), new OptionSchema(100_000_000, "Other"));

        Assert.Equal("Other", alone.Name);
        var kept = Assert.Single(after, static option => option.Name == "Other");
        Assert.Equal(5, kept.Value);
        Assert.Equal("Several options have this label: say Other_5 or Other_100000000. This is Other_5.", kept.Obsolete);
    }

    [Fact]
    public void No_name_goes_and_none_means_another_option_without_a_word() =>
        s_option.Array[1, 12].Sample(static options =>
        {
            var before = Plan(options[1..]);
            var after = Plan([.. options[1..], options[0]]).ToDictionary(static option => option.Name);
            Assert.All(before, option => Assert.True(after[option.Name].Value == option.Value || after[option.Name].Obsolete is not null));
        });

    [Fact]
    public void A_state_is_called_by_its_name_of_no_language() =>
        Assert.Equal("Active", Assert.Single(Plan(new OptionSchema(0, "Aktiv", InvariantName: "Active"))).Name);

    [Fact]
    public void A_negative_option_without_a_label_has_a_name() => Assert.Equal("ValueMinus3", Assert.Single(Plan(new OptionSchema(-3, ""))).Name);

    private static EquatableArray<OptionPlan> Plan(params OptionSchema[] options) =>
        ChoicePlanner.Plan(new ChoiceSchema { Name = "x", Options = options }, "X", "").Options;
}
