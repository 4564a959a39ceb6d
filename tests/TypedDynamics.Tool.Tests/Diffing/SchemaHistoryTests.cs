using TypedDynamics.Tool.Diffing;

namespace TypedDynamics.Tool.Tests.Diffing;

/// <summary>A real org over time.</summary>
public sealed class SchemaHistoryTests
{
    [Fact]
    public void Four_days_of_a_real_org_are_told()
    {
        var (before, after) = (Read("embc-ess-mod_2021-06-21.xml"), Read("embc-ess-mod_2021-06-25.xml"));

        var changes = SchemaDiff.Compare(before, after);
        var breaking = BreakingChange.Find(before, after);

        Assert.Equal(
            ["era_autonumber", "era_bcsc", "era_needsassessmentevacuee"],
            changes.Where(static change => change is { Thing: ChangedThing.Table, Kind: ChangeKind.Removed }).Select(static change => change.Name));
        Assert.Contains(breaking, static change => change is { Member: "EraBcsc", After: null });
        Assert.Empty(SchemaDiff.Compare(after, after));
        Assert.Empty(BreakingChange.Find(after, after));
    }

    [Fact]
    public void What_was_added_one_way_was_removed_the_other()
    {
        var (before, after) = (Read("embc-ess-mod_2022-07-08.xml"), Read("embc-ess-mod_2022-10-27.xml"));

        var (forth, back) = (SchemaDiff.Compare(before, after), SchemaDiff.Compare(after, before));

        Assert.NotEmpty(forth);
        Assert.Equal(Names(forth, ChangeKind.Added), Names(back, ChangeKind.Removed));
        Assert.Equal(Names(forth, ChangeKind.Removed), Names(back, ChangeKind.Added));
        Assert.Equal(Names(forth, ChangeKind.Changed), Names(back, ChangeKind.Changed));
    }

    private static IEnumerable<string> Names(IEnumerable<SchemaChange> changes, ChangeKind kind) => changes.Where(change => change.Kind == kind).Select(static change => $"{change.Table} {change.Thing} {change.Name}");

    private static Generator.Schema.OrgSchema Read(string name) => CacheSchema.Read(File.ReadAllText(Corpus.Csdl(name)), name, [], TestContext.Current.CancellationToken);
}
