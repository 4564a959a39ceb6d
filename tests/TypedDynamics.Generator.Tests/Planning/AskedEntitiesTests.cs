using static TypedDynamics.Generator.Tests.Planning.Orgs;

namespace TypedDynamics.Generator.Tests.Planning;

public sealed class AskedEntitiesTests
{
    private static readonly Schema.OrgSchema s_org = Of(
        Entity("account", Column("name"), Column("revenue"), Lookup("primarycontactid", new Schema.LookupTarget("contact", "primarycontactid"))) with
        {
            Navigations = new[] { One("primarycontactid", "contact", "primarycontactid") },
        },
        Entity("contact", Column("fullname")),
        Entity("new_bank"),
        Entity("new_log"),
        Entity("activitypointer", Column("subject"), Column("description")) with { IsAbstract = true },
        Entity("task", Column("category")) with { Base = "activitypointer", PrimaryIdColumn = "activityid" });

    [Fact]
    public void Nothing_named_means_everything() =>
        Assert.Equal(["account", "activitypointer", "contact", "new_bank", "new_log", "task"], Names());

    [Fact]
    public void Only_what_is_named_is_planned() => Assert.Equal(["account", "new_bank", "new_log"], Names("account", "new_*"));

    [Fact]
    public void Only_exclusions_mean_everything_but_them() =>
        Assert.Equal(["account", "activitypointer", "contact", "task"], Names("-new_*"));

    [Theory]
    [InlineData("new_*", "-new_log")]
    [InlineData("-new_log", "new_*")]
    public void What_is_left_out_stays_out_in_any_order(string first, string second) => Assert.Equal(["new_bank"], Names(first, second));

    [Fact]
    public void A_plain_name_beats_an_exclusion_with_wildcards() => Assert.Equal(["account", "new_log"], Names("account", "-new_*", "new_log"));

    [Fact]
    public void A_base_comes_along_without_an_entity_set()
    {
        var plan = Plan(s_org, "task");
        Assert.Equal(["activitypointer", "task"], plan.Entities.Select(static entity => entity.LogicalName));
        Assert.Equal(["tasks"], plan.Context.Sets.Select(static set => set.EntitySetName));
    }

    [Fact]
    public void A_column_list_keeps_the_key_and_the_listed_columns_also_of_the_base()
    {
        var plan = Plan(s_org, "task(subject)");
        Assert.Equal(["activitypointerid", "subject"], EntityOf(plan, "activitypointer").Properties.Select(static property => property.LogicalName));
    }

    [Fact]
    public void A_listed_lookup_brings_its_navigation()
    {
        var account = EntityOf(Plan(s_org, "account(primarycontactid)", "contact"), "account");
        Assert.Equal(["accountid", "primarycontactid"], account.Properties.Select(static property => property.LogicalName));
        Assert.Equal(["primarycontactid"], account.Navigations.Select(static navigation => navigation.WireName));
    }

    [Fact]
    public void Column_lists_add_up_and_may_have_wildcards() =>
        Assert.Equal(
            ["accountid", "name", "revenue"],
            EntityOf(Plan(s_org, "account(na*)", "account(revenue)"), "account").Properties.Select(static property => property.LogicalName));

    [Theory]
    [InlineData("acount", "TD0010", "Did you mean 'account'?")]
    [InlineData("bank", "TD0010", "Did you mean 'new_bank'?")]
    [InlineData("account(nmae)", "TD0011", "Did you mean 'name'?")]
    [InlineData("zzz_*", "TD0010", "names no entity of the cache.")]
    public void A_pattern_that_fits_nothing_is_reported_with_the_nearest_names(string pattern, string rule, string text)
    {
        var problem = Assert.Single(Plan(s_org, "contact", pattern).Problems);
        Assert.Equal(rule, problem.Rule);
        Assert.Contains(text, problem.Message, StringComparison.Ordinal);
        Assert.Equal((Generator.Planning.AskPart.EntityPattern, 1), (problem.Part, problem.Pattern));
    }

    [Fact]
    public void A_navigation_to_what_is_not_named_is_left_out_and_its_lookup_stays_opaque()
    {
        var account = EntityOf(Plan(s_org, "account"), "account");
        Assert.Empty(account.Navigations);
        var lookup = account.Properties.Single(static property => property.LogicalName == "primarycontactid");
        Assert.Equal(new(Generator.Planning.ValueKind.Reference, "contact"), lookup.Value);
        Assert.Equal("contacts", Assert.Single(lookup.Targets).EntitySetName);
    }

    private static IEnumerable<string> Names(params string[] patterns) => Plan(s_org, patterns).Entities.Select(static entity => entity.LogicalName);
}
