using TypedDynamics.Generator.Planning;
using TypedDynamics.Generator.Schema;

namespace TypedDynamics.Generator.Tests.Planning;

public sealed class ChoicePlannerTests
{
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
                .Select(static option => (option.Name, option.Value)));

    [Fact]
    public void A_name_never_comes_to_mean_another_option()
    {
        var before = Plan(new OptionSchema(5, "Other"), new OptionSchema(7, "Last")).ToDictionary(static option => option.Name, static option => option.Value);
        var after = Plan(new OptionSchema(5, "Other"), new OptionSchema(7, "Last"), new OptionSchema(1, "Other"));
        Assert.All(after, option => Assert.Equal(option.Value, before.GetValueOrDefault(option.Name, option.Value)));
    }

    [Fact]
    public void A_state_is_called_by_its_name_of_no_language() =>
        Assert.Equal("Active", Assert.Single(Plan(new OptionSchema(0, "Aktiv", InvariantName: "Active"))).Name);

    [Fact]
    public void A_negative_option_without_a_label_has_a_name() => Assert.Equal("ValueMinus3", Assert.Single(Plan(new OptionSchema(-3, ""))).Name);

    private static EquatableArray<OptionPlan> Plan(params OptionSchema[] options) =>
        ChoicePlanner.Plan(new ChoiceSchema { Name = "x", Options = options }, "X", "").Options;
}
