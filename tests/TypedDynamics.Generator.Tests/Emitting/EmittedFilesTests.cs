using TypedDynamics.Generator.Emitting;
using static TypedDynamics.Generator.Tests.Planning.Orgs;

namespace TypedDynamics.Generator.Tests.Emitting;

public sealed class EmittedFilesTests
{
    private static readonly IReadOnlyList<GeneratedFile> s_files = [.. ContextFiles.Emit(Plan(SampleOrg.Org))];

    [Theory]
    [InlineData("Crm")]
    [InlineData("Crm.Account")]
    [InlineData("Crm.ActivityPointer")]
    [InlineData("Crm.TaskEntity")]
    [InlineData("Crm.SystemUser")]
    [InlineData("Crm.-Choices")]
    [InlineData("Crm.-Lookups")]
    [InlineData("Crm.-ComplexTypes")]
    [InlineData("Crm.-Operations")]
    public void Each_kind_of_file_reads_as_agreed(string hint) =>
        Snapshot.Verify(s_files.Single(file => file.HintName == $"Contoso.{hint}.g.cs").Text, hint);

    [Fact]
    public void A_context_that_names_one_entity_keeps_its_lookups_opaque() =>
        Snapshot.Verify(ContextFiles.Emit(Plan(SampleOrg.Org, "account(name,primarycontactid,relatedid,ownerid)")).Single(static file => file.HintName == "Contoso.Crm.Account.g.cs").Text);

    [Fact]
    public void File_names_are_unique_whatever_the_case() =>
        Assert.Equal(s_files.Count, s_files.Select(static file => file.HintName).Distinct(StringComparer.OrdinalIgnoreCase).Count());

    [Fact]
    public void Input_in_another_order_changes_no_byte()
    {
        var org = SampleOrg.Org;
        var reversed = org with
        {
            Entities = org.Entities.Select(static entity => entity with
            {
                Columns = entity.Columns.Reverse().ToArray(),
                Navigations = entity.Navigations.Reverse().ToArray(),
            }).Reverse().ToArray(),
            ComplexTypes = org.ComplexTypes.Reverse().ToArray(),
            EnumTypes = org.EnumTypes.Reverse().ToArray(),
        };
        Assert.Equal(s_files, ContextFiles.Emit(Plan(reversed)));
    }

    [Fact]
    public void A_change_in_one_entity_changes_its_plan_only()
    {
        var org = SampleOrg.Org;
        var changed = org with
        {
            Entities = org.Entities.Select(static entity => entity.LogicalName == "activitypointer" ? entity with { Columns = entity.Columns.Append(Column("new_x")).ToArray() } : entity).ToArray(),
        };
        var (before, after) = (Plan(org).Entities, Plan(changed).Entities);
        Assert.Equal(["activitypointer"], before.Zip(after).Where(static pair => !pair.First.Equals(pair.Second)).Select(static pair => pair.First.LogicalName));
    }
}
