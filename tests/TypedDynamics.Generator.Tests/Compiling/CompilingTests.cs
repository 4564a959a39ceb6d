using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using TypedDynamics.Generator.Reading;
using TypedDynamics.Generator.Schema;
using TypedDynamics.Generator.Tests.Emitting;
using static TypedDynamics.Generator.Tests.Planning.Orgs;

namespace TypedDynamics.Generator.Tests.Compiling;

public sealed class CompilingTests
{
    [Theory]
    [InlineData(NullableContextOptions.Enable)]
    [InlineData(NullableContextOptions.Disable)]
    public void Emitted_code_compiles_without_a_warning(NullableContextOptions nullable) =>
        Assert.Empty(EmittedCode.Faults(EmittedCode.Compile(SampleOrg.Org, Ask(), nullable: nullable)));

    [Theory]
    [InlineData(NullableContextOptions.Enable)]
    [InlineData(NullableContextOptions.Disable)]
    public void The_small_org_and_its_traps_compile_without_a_warning(NullableContextOptions nullable)
    {
        Assert.Empty(EmittedCode.Faults(EmittedCode.Compile(Read(SmallOrg.MetadataPath, SmallOrg.DefinitionPaths), Ask(), nullable: nullable)));
        Assert.Empty(EmittedCode.Faults(EmittedCode.Compile(Read(SmallOrg.MetadataPath, []), Ask(), nullable: nullable)));
    }

    [Theory]
    [InlineData(NullableContextOptions.Enable)]
    [InlineData(NullableContextOptions.Disable)]
    public void The_sample_org_compiles_without_a_warning(NullableContextOptions nullable)
    {
        var cache = Path.Combine(RepositoryRoot.Path, "metadata-cache", "contoso");
        Assert.Empty(EmittedCode.Faults(EmittedCode.Compile(Read(Path.Combine(cache, "metadata.xml"), Directory.GetFiles(Path.Combine(cache, "definitions"))), Ask(), nullable: nullable)));
    }

    [Fact]
    public void C_sharp_13_will_do() => Assert.Empty(EmittedCode.Faults(EmittedCode.Compile(SampleOrg.Org, Ask(), version: LanguageVersion.CSharp13)));

    [Fact]
    public void The_user_s_own_part_of_a_class_may_have_fields_called_like_columns() => Assert.Empty(EmittedCode.Faults(EmittedCode.Compile(
        SampleOrg.Org, Ask(), EmittedCode.Everything + "public partial class Account { private string? _name; internal string? Remembered { get => _name; set => _name = value; } }")));

    [Fact]
    public void A_restated_choice_of_a_deprecated_column_compiles_without_a_warning()
    {
        var choice = Choice("prioritycode", new OptionSchema(1, "Low"));
        var pointer = Entity("pointer", choice with { DeprecatedVersion = "9.0" });
        var visit = Entity("new_visit") with { Base = "pointer", RestatedColumns = new[] { choice } };
        Assert.Empty(EmittedCode.Faults(EmittedCode.Compile(Of(pointer, visit), Ask())));
    }

    [Theory]
    [InlineData("account")]
    [InlineData("task")]
    [InlineData("account(name,relatedid,ownerid)", "systemuser")]
    public void A_part_of_an_org_compiles_without_a_warning(params string[] entities) =>
        Assert.Empty(EmittedCode.Faults(EmittedCode.Compile(SampleOrg.Org, Ask(entities))));

    [Fact]
    public void Entities_and_context_may_live_in_namespaces_of_their_own() => Assert.Empty(EmittedCode.Faults(EmittedCode.Compile(
        SampleOrg.Org, Ask() with { EntityNamespace = "Contoso.Rows.Account" })));

    [Fact]
    public void The_global_namespace_will_do() => Assert.Empty(EmittedCode.Faults(EmittedCode.Compile(
        SampleOrg.Org, Ask() with { Namespace = null }, "/// <summary>The org.</summary>\npublic partial class Crm;")));

    [Fact]
    public void Ordinary_code_still_compiles_beside_entities_with_everyday_names()
    {
        var names = new[] { "task", "environment", "queue", "list", "calendar", "process", "event", "contact", "guid", "console", "string", "file", "program", "system", "object" };
        var org = Of([.. names.Select(static name => Entity(name, Column("class"), Column("object"), Column("value"), Column("member"), Column("json"), Column("system")))]);
        const string program = """
            namespace Contoso;

            public sealed partial class Crm;

            internal static class Start
            {
                private static async Task Main()
                {
                    var numbers = new List<int> { 1 };
                    var queue = new Queue<string>();
                    queue.Enqueue(Guid.NewGuid().ToString());
                    await Task.Delay(0);
                    Console.WriteLine(File.Exists(Environment.CurrentDirectory) + String.Join(',', numbers));
                    var contact = new Contact { Class = "a" };
                    var task = new TaskEntity { Object = contact.Class, Value = "b" };
                    Environment.Exit(task.Value == "b" ? 0 : queue.Count);
                }
            }
            """;
        Assert.Empty(EmittedCode.Faults(EmittedCode.Compile(org, Ask(), program, implicitUsings: true, kind: OutputKind.ConsoleApplication)));
    }

    [Fact]
    public void Lookups_take_their_targets_and_nothing_else()
    {
        const string use = """
            namespace Contoso;

            public sealed partial class Crm;

            internal static class Use
            {
                public static string Of(Account account, Contact contact, TaskEntity task)
                {
                    account.PrimaryContactId = contact;
                    account.ParentCustomerId = account;
                    account.ParentCustomerId = new TypedDynamics.Lookup<Contact>(System.Guid.Empty);
                    account.RelatedId = task;
                    task.RegardingObjectId = account;
                    account.LeadId = new TypedDynamics.EntityReference("lead", System.Guid.Empty);
                    return account.ParentCustomerId?.Match(account: a => "a", contact: c => c.LogicalName, other: o => "o") ?? "none";
                }
            }
            """;
        Assert.Empty(EmittedCode.Faults(EmittedCode.Compile(SampleOrg.Org, Ask(), use)));
        var wrong = EmittedCode.Compile(SampleOrg.Org, Ask(), use.Replace("account.RelatedId = task", "account.RelatedId = account", StringComparison.Ordinal));
        Assert.Contains("CS0029", Assert.Single(EmittedCode.Faults(wrong)), StringComparison.Ordinal);
    }

    [Fact]
    public void A_lookup_of_several_tables_compares_with_rows_lookups_and_ids()
    {
        const string use = """
            namespace Contoso;

            public sealed partial class Crm;

            internal static class Use
            {
                public static bool Of(Account row, Account account, Contact contact, System.Guid id) =>
                    row.ParentCustomerId == account || contact != row.ParentCustomerId || row.ParentCustomerId == id || row.ParentCustomerId == null
                    || row.ParentCustomerId == row.PrimaryContactId || row.ParentCustomerId == new TypedDynamics.EntityReference("contact", id)
                    || row.ParentCustomerId is null;
            }
            """;
        Assert.Empty(EmittedCode.Faults(EmittedCode.Compile(SampleOrg.Org, Ask(), use)));
    }

    [Fact]
    public void Skipping_rows_is_an_error_with_its_rule()
    {
        const string use = "namespace Contoso; public sealed partial class Crm; internal static class Use { public static object Of(Crm crm) => crm.Accounts.Skip(5); }";
        Assert.Contains("error TD1002: ", Assert.Single(EmittedCode.Faults(EmittedCode.Compile(SampleOrg.Org, Ask(), use))), StringComparison.Ordinal);
    }

    [Fact]
    public void A_deprecated_column_warns_its_user()
    {
        const string use = "namespace Contoso; public sealed partial class Crm; internal static class Use { public static string? Of(Account a) => a.OldCode; }";
        Assert.Contains("CS0618", Assert.Single(EmittedCode.Faults(EmittedCode.Compile(SampleOrg.Org, Ask(), use))), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("a.CreatedOn = null")]
    [InlineData("a.VersionNumber = 1")]
    [InlineData("a.File = null")]
    public void A_column_that_cannot_be_written_has_no_setter(string assignment)
    {
        var use = $"namespace Contoso; public sealed partial class Crm; internal static class Use {{ public static void Of(Account a) => {assignment}; }}";
        Assert.Contains("CS0200", Assert.Single(EmittedCode.Faults(EmittedCode.Compile(SampleOrg.Org, Ask(), use))), StringComparison.Ordinal);
    }

    [Fact]
    public void An_unknown_type_is_skipped_with_a_warning_and_the_rest_compiles()
    {
        var org = Of(Entity("account", Column("odd", ColumnType.Csdl) with { TypeName = new("Edm.GeographyPoint", false) }, Column("name")));
        var plan = Plan(org);
        Assert.Equal("TD0022", Assert.Single(plan.Problems).Rule);
        Assert.Empty(EmittedCode.Faults(EmittedCode.Compile(org, Ask())));
    }

    private static OrgSchema Read(string metadata, IReadOnlyList<string> definitions)
    {
        using var text = File.OpenText(metadata);
        var csdl = CsdlReader.Read(text, metadata, TestContext.Current.CancellationToken).Schema;
        var read = definitions.Select(static path => DefinitionReader.Read(File.ReadAllText(path), path, TestContext.Current.CancellationToken).Definition!);
        return SchemaMerge.Merge(csdl, read.ToArray()).Schema;
    }
}
