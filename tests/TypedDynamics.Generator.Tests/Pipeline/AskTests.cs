using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using static TypedDynamics.Generator.Tests.Pipeline.SmallCache;

namespace TypedDynamics.Generator.Tests.Pipeline;

/// <summary>From the attribute, as people write it, to what is emitted or said.</summary>
public sealed class AskTests
{
    private static readonly CacheText[] s_cache = [Csdl("account name revenue", "contact fullname", "lead subject", "new_visit new_place")];

    [Theory]
    [InlineData("[DataverseContext]", "account contact lead new_visit")]
    [InlineData("[DataverseContext()]", "account contact lead new_visit")]
    [InlineData("[TypedDynamics.DataverseContext(\"lead\")]", "lead")]
    [InlineData("[global::TypedDynamics.DataverseContextAttribute(\"lead\")]", "lead")]
    [InlineData("[DataverseContext(\"account\", \"new_*\")]", "account new_visit")]
    [InlineData("[DataverseContext(entities: [\"account\", \"lead\"])]", "account lead")]
    [InlineData("[DataverseContext(new[] { \"account\", \"lead\" })]", "account lead")]
    [InlineData("[DataverseContext(new string[] { @\"account\" })]", "account")]
    [InlineData("[DataverseContext(\"new\" + \"_visit\")]", "new_visit")]
    [InlineData("[DataverseContext(\"*\", \"-lead\")]", "account contact new_visit")]
    [InlineData("[DataverseContext(\"-lead\")]", "account contact new_visit")]
    [InlineData("[DataverseContext(\"account(name)\", Operations = null, Cache = null)]", "account")]
    [InlineData("[DataverseContext(\"account\", Cache = \"contoso\", Namespace = \"App.Tables\")]", "account")]
    public void The_attribute_names_what_is_emitted(string attribute, string entities)
    {
        var run = GeneratorRun.Of(Context(attribute), s_cache);

        Assert.Empty(run.Diagnostics);
        Assert.Equal(entities.Split(' '), run.EmittedEntities);
    }

    [Theory]
    [InlineData("TD0010", "\"acount\"", "[DataverseContext(\"acount\")]")]
    [InlineData("TD0010", "\"old_*\"", "[DataverseContext(\"account\", \"old_*\")]")]
    [InlineData("TD0011", "\"account(nam)\"", "[DataverseContext(\"account(nam)\")]")]
    [InlineData("TD0012", "\"account(name\"", "[DataverseContext(\"account(name\")]")]
    [InlineData("TD0012", "\"\"", "[DataverseContext(\"account\", \"\")]")]
    [InlineData("TD0012", "\"1 2\"", "[DataverseContext(\"account\", Namespace = \"1 2\")]")]
    [InlineData("TD0013", "Names.Account", "[DataverseContext(Names.Account)]")]
    [InlineData("TD0013", "$\"account\"", "[DataverseContext(\"lead\", $\"account\")]")]
    [InlineData("TD0016", "\"WinX\"", "[DataverseContext(\"account\", Operations = [\"WinX\"])]")]
    [InlineData("TD0001", "DataverseContext(Cache = \"fabrikam\")", "[DataverseContext(Cache = \"fabrikam\")]")]
    public void A_mistake_is_shown_where_it_stands(string rule, string place, string attribute)
    {
        var source = Context(attribute);

        var problem = Assert.Single(GeneratorRun.Of(source, s_cache).Diagnostics);

        Assert.Equal(rule, problem.Id);
        Assert.Equal("Crm.cs", problem.Location.GetLineSpan().Path);
        Assert.Equal(place, source.Substring(problem.Location.SourceSpan.Start, problem.Location.SourceSpan.Length));
    }

    [Theory]
    [InlineData("acount", "account")]
    [InlineData("Contacts", "contact")]
    [InlineData("visit", "new_visit")]
    public void An_unknown_entity_comes_with_the_nearest_names(string asked, string suggested)
    {
        var problem = Assert.Single(GeneratorRun.Of(Context($"[DataverseContext(\"{asked}\")]"), s_cache).Diagnostics);

        Assert.Contains($"'{suggested}'", problem.GetMessage(), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("public sealed class Crm;", "partial")]
    [InlineData("public static partial class Crm;", "static")]
    [InlineData("public abstract partial class Crm;", "abstract")]
    [InlineData("file sealed partial class Crm;", "file")]
    [InlineData("public sealed partial class Crm<T>;", "generic")]
    [InlineData("public sealed partial record Crm;", "record")]
    public void A_class_that_cannot_be_completed_is_refused(string declaration, string reason)
    {
        var run = GeneratorRun.Of($"using TypedDynamics;\nnamespace App;\n[DataverseContext]\n{declaration}", s_cache);

        var problem = Assert.Single(run.Diagnostics);
        Assert.Equal("TD0014", problem.Id);
        Assert.Contains(reason, problem.GetMessage(), StringComparison.Ordinal);
        Assert.Empty(run.Files);
    }

    [Theory]
    [InlineData("namespace @event.App;", "App", "event.App.Crm.Account.g.cs", "namespace @event.App;")]
    [InlineData("namespace App./* here */Sales;", "", "App.Sales.Crm.Account.g.cs", "namespace App.Sales;")]
    [InlineData("namespace \\u0041pp;", "", "App.Crm.Account.g.cs", "namespace App;")]
    [InlineData("namespace नमस्ते;", "", "नमस_094dत_0947.Crm.Account.g.cs", "namespace नमस्ते;")]
    [InlineData("namespace App;", ", Namespace = \"Sales.class\"", "App.Crm.Account.g.cs", "namespace Sales.@class;")]
    [InlineData("namespace App;", ", Namespace = \"@class\"", "App.Crm.Account.g.cs", "namespace @class;")]
    public void Any_namespace_that_C_knows_will_do(string declaration, string more, string file, string emitted)
    {
        var run = GeneratorRun.Of($"{declaration}\n[TypedDynamics.DataverseContext(\"account\"{(more.StartsWith(',') ? more : "")})]\npublic sealed partial class Crm;", s_cache);

        Assert.Empty(run.Diagnostics);
        Assert.Contains($"\n{emitted}\n", run.Files[file], StringComparison.Ordinal);
    }

    [Fact]
    public void A_context_may_be_called_like_a_keyword() =>
        Assert.Contains("partial class @class", GeneratorRun.Of("[TypedDynamics.DataverseContext(\"account\")]\npublic sealed partial class @class;", s_cache).Files["class.g.cs"], StringComparison.Ordinal);

    [Theory]
    [InlineData(LanguageVersion.CSharp12, "TD0007")]
    [InlineData(LanguageVersion.CSharp7_3, "TD0007")]
    [InlineData(LanguageVersion.CSharp13, null)]
    public void A_project_in_an_older_language_is_told(LanguageVersion version, string? rule)
    {
        var run = GeneratorRun.Of(version, Context("[DataverseContext(\"account\")]"), s_cache);

        Assert.Equal(rule, run.Diagnostics.SingleOrDefault()?.Id);
        Assert.Equal(rule is null, run.Files.Count > 0);
    }

    [Fact]
    public void Asking_for_a_namesake_renames_nothing()
    {
        CacheText[] cache =
        [
            Csdl("new_foo_bar", "new_foobar"),
            Definition("new_foo_bar", schemaName: "new_Foo_Bar", createdOn: "2021-01-01T00:00:00Z"),
            Definition("new_foobar", schemaName: "new_FooBar"),
        ];

        var alone = GeneratorRun.Of(Context("[DataverseContext(\"new_foo_bar\")]"), cache);
        var both = GeneratorRun.Of(Context("[DataverseContext(\"new_foo_bar\", \"new_foobar\")]"), cache);

        Assert.Equal(["App.Crm.New_Foo_Bar.g.cs", "App.Crm.g.cs"], alone.Files.Keys.Order(StringComparer.Ordinal));
        Assert.Equal(["App.Crm.NewFooBar.g.cs", "App.Crm.New_Foo_Bar.g.cs", "App.Crm.g.cs"], both.Files.Keys.Order(StringComparer.Ordinal));
    }

    [Fact]
    public void A_nested_class_is_refused() =>
        Assert.Equal("TD0014", Assert.Single(GeneratorRun.Of("partial class Outer { [DataverseContext] partial class Crm; }", s_cache).Diagnostics).Id);

    [Fact]
    public void Patterns_of_which_none_can_be_read_do_not_ask_for_everything() =>
        Assert.Empty(GeneratorRun.Of(Context("[DataverseContext(\"account(\")]"), s_cache).Files);

    [Fact]
    public void An_attribute_of_that_name_on_something_else_is_left_alone() =>
        Assert.Empty(GeneratorRun.Of("[assembly: DataverseContext] interface I { [DataverseContext] void M(); }", s_cache).Files);

    [Fact]
    public void A_project_without_a_cache_is_told_where_to_put_one()
    {
        var problem = Assert.Single(GeneratorRun.Of(Context("[DataverseContext]")).Diagnostics);

        Assert.Equal("TD0001", problem.Id);
        Assert.Contains("metadata-cache/", problem.GetMessage(), StringComparison.Ordinal);
        Assert.Equal(DiagnosticSeverity.Error, problem.Severity);
    }

    [Theory]
    [InlineData("north", "south")]
    [InlineData("north/org", "south/org")]
    public void Several_caches_need_a_name(string north, string south)
    {
        var problem = Assert.Single(GeneratorRun.Of(Context("[DataverseContext]"), MetadataOf(north, "account name"), MetadataOf(south, "lead subject")).Diagnostics);

        Assert.Equal("TD0002", problem.Id);
        Assert.Contains($"'{north}', '{south}'", problem.GetMessage(), StringComparison.Ordinal);
    }

    [Fact]
    public void Caches_whose_folders_share_a_name_are_told_apart_by_their_parents()
    {
        var run = GeneratorRun.Of(Context("[DataverseContext(Cache = \"north/org\")]"), MetadataOf("north/org", "account name"), MetadataOf("south/org", "lead subject"));

        Assert.Empty(run.Diagnostics);
        Assert.Equal(["account"], run.EmittedEntities);
    }

    [Fact]
    public void Each_context_takes_its_own_entities_from_its_own_cache()
    {
        var run = GeneratorRun.Of(
            """
            using TypedDynamics;
            namespace North { [DataverseContext("account", Cache = "north")] partial class Crm; }
            namespace South { [DataverseContext(Cache = "south")] partial class Crm; }
            """,
            MetadataOf("north", "account name", "contact fullname"),
            MetadataOf("south", "account name", "lead subject"),
            Definition("contact", cache: "north"));

        Assert.Empty(run.Diagnostics);
        Assert.Equal(["account", "account", "lead"], run.EmittedEntities);
    }

    [Fact]
    public void A_cache_that_no_context_names_is_not_read()
    {
        var south = MetadataOf("south", "lead subject");

        GeneratorRun.Of(Context("[DataverseContext(Cache = \"north\")]"), MetadataOf("north", "account name"), south);

        Assert.Equal(0, south.Reads);
    }

    [Fact]
    public void Of_two_contexts_that_emit_the_same_type_the_second_is_left_out()
    {
        var run = GeneratorRun.Of(
            """
            using TypedDynamics;
            namespace App;
            [DataverseContext("account", "contact")] partial class Sales;
            [DataverseContext("account", "lead")] partial class Service;
            """,
            s_cache);

        var problem = Assert.Single(run.Diagnostics);
        Assert.Equal("TD0015", problem.Id);
        Assert.Equal(3, problem.Location.GetLineSpan().StartLinePosition.Line);
        Assert.Equal(["account", "contact"], run.EmittedEntities);
    }

    [Theory]
    [InlineData("[DataverseContext(\"account\")] partial class Crm; [DataverseContext(\"account\")] partial class Crm;")]
    [InlineData("[DataverseContext(\"account\")] partial class Crm; [DataverseContext(\"lead\")] partial class Crm;")]
    [InlineData("[DataverseContext(\"account\"), DataverseContext(\"account\")] partial class Crm;")]
    public void An_attribute_written_twice_counts_once(string declarations) => Assert.Equal(["account"], GeneratorRun.Of(declarations, s_cache).EmittedEntities);

    [Fact]
    public void Namespaces_that_differ_in_case_only_do_not_share_a_file_name()
    {
        var run = GeneratorRun.Of("namespace App { [DataverseContext] partial class Crm; } namespace app { [DataverseContext] partial class Crm; }", s_cache);

        Assert.Equal("TD0015", Assert.Single(run.Diagnostics).Id);
    }

    private static string Context(string attribute) => $"using TypedDynamics;\nnamespace App;\n{attribute}\npublic sealed partial class Crm;";
}
