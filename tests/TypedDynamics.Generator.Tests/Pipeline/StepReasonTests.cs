using Microsoft.CodeAnalysis;
using static TypedDynamics.Generator.Tests.Pipeline.SmallCache;

namespace TypedDynamics.Generator.Tests.Pipeline;

/// <summary>Both directions: what must not run again, and what must.</summary>
public sealed class StepReasonTests
{
    private const string AllOfIt = "using TypedDynamics;\nnamespace App;\n[DataverseContext]\npublic sealed partial class Crm;";

    [Fact]
    public void An_edit_in_another_file_runs_no_step() =>
        GeneratorRun.Of(AllOfIt, Csdl("account name", "contact fullname"), Definition("account")).WithUnrelatedEdit().ReranNothing();

    [Fact]
    public void Typing_above_the_attribute_plans_nothing_anew()
    {
        var run = GeneratorRun.Of(AllOfIt, Csdl("account name", "contact fullname"));

        var after = run.WithSource("// a remark\n" + AllOfIt);

        Assert.Equal([IncrementalStepRunReason.Modified], after.ReasonsOf(Steps.AskReadings));
        Assert.DoesNotContain(IncrementalStepRunReason.Modified, after.ReasonsOf(Steps.Asks));
        foreach (var step in (string[])[Steps.Choices, Steps.Metadata, Steps.Orgs, Steps.Plans, Steps.Entities])
        {
            Assert.Equal([IncrementalStepRunReason.Cached], after.ReasonsOf(step));
        }
    }

    [Fact]
    public void A_problem_is_reported_at_its_new_place_after_typing_above_it()
    {
        var source = AllOfIt.Replace("[DataverseContext]", "[DataverseContext(\"account\", \"acount\")]", StringComparison.Ordinal);
        var run = GeneratorRun.Of(source, Csdl("account name"));

        var after = run.WithSource("// a remark\n" + source);

        Assert.Equal(2, Assert.Single(run.Diagnostics).Location.GetLineSpan().StartLinePosition.Line);
        Assert.Equal(3, Assert.Single(after.Diagnostics).Location.GetLineSpan().StartLinePosition.Line);
        Assert.Equal([IncrementalStepRunReason.Cached], after.ReasonsOf(Steps.Entities));
    }

    [Fact]
    public void A_column_added_to_one_entity_emits_that_entity_alone()
    {
        var run = GeneratorRun.Of(AllOfIt, Csdl("account name", "contact fullname", "lead subject"));

        var after = run.WithFile(Csdl("account name", "contact fullname revenue", "lead subject"));

        Assert.Equal(["account", "contact", "lead"], run.EmittedEntities);
        Assert.Equal(["contact"], after.EmittedEntities);
    }

    [Fact]
    public void An_entity_added_in_front_emits_no_other_anew()
    {
        var run = GeneratorRun.Of(AllOfIt, Csdl("account name", "contact fullname", "lead subject"));

        Assert.Equal(["aaa"], run.WithFile(Csdl("aaa name", "account name", "contact fullname", "lead subject")).EmittedEntities);
    }

    [Fact]
    public void An_entity_gone_emits_no_other_anew()
    {
        var run = GeneratorRun.Of(AllOfIt, Csdl("account name", "contact fullname", "lead subject"));

        var after = run.WithFile(Csdl("contact fullname", "lead subject"));

        Assert.Empty(after.EmittedEntities);
        Assert.DoesNotContain(after.Files.Keys, name => name.Contains("Account", StringComparison.Ordinal));
    }

    [Fact]
    public void A_line_added_to_the_metadata_emits_nothing()
    {
        var metadata = Csdl("account name", "contact fullname");
        var run = GeneratorRun.Of(AllOfIt, metadata);

        var after = run.WithFile(new CacheText(metadata.Path, metadata.Text.Replace("<edmx:DataServices>", "<edmx:DataServices>\n\n", StringComparison.Ordinal)));

        Assert.Empty(after.EmittedEntities);
    }

    [Fact]
    public void A_changed_definition_emits_its_entity_alone()
    {
        var run = GeneratorRun.Of(AllOfIt, Csdl("account name", "contact fullname"), Definition("account"), Definition("contact"));

        var after = run.WithFile(Definition("contact", "Another label"));

        Assert.Equal(["contact"], after.EmittedEntities);
        Assert.Equal([IncrementalStepRunReason.Cached], after.ReasonsOf(Steps.Metadata));
    }

    [Fact]
    public void Definitions_of_entities_that_no_context_names_are_not_read()
    {
        var account = Definition("account");
        var contact = Definition("contact");

        GeneratorRun.Of(AllOfIt.Replace("[DataverseContext]", "[DataverseContext(\"account\")]", StringComparison.Ordinal), Csdl("account name", "contact fullname"), account, contact);

        Assert.Equal(1, account.Reads);
        Assert.Equal(0, contact.Reads);
    }

    [Fact]
    public void Nothing_is_read_without_a_context()
    {
        var metadata = Csdl("account name");

        var run = GeneratorRun.Of("class Program;", metadata);

        Assert.Equal(0, metadata.Reads);
        Assert.Empty(run.Files);
        Assert.Empty(run.Diagnostics);
    }

    [Fact]
    public void Asking_for_one_more_entity_emits_it_and_reads_the_metadata_no_second_time()
    {
        var metadata = Csdl("account name", "contact fullname");
        var run = GeneratorRun.Of(AllOfIt.Replace("[DataverseContext]", "[DataverseContext(\"account\")]", StringComparison.Ordinal), metadata);

        var after = run.WithSource(AllOfIt.Replace("[DataverseContext]", "[DataverseContext(\"account\", \"contact\")]", StringComparison.Ordinal));

        Assert.Equal(["contact"], after.EmittedEntities);
        Assert.Equal(1, metadata.Reads);
    }
}
