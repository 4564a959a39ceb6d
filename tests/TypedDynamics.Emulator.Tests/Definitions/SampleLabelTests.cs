using System.Text.Json;

namespace TypedDynamics.Emulator.Definitions;

/// <summary>The labels of the sample cache are whole: generated names, formatted values and the docs are made of them.</summary>
public sealed class SampleLabelTests
{
    // Real orgs have options whose label somebody emptied: names must be found for those as well.
    private const string MeantToBeEmpty = "contoso_project.contoso_phase 100000005";

    private static IEnumerable<JsonElement> Tables => Directory.EnumerateFiles(Path.Combine(ContosoOrg.Cache, "definitions"), "*.json").Select(Read);

    private static IEnumerable<(string Name, JsonElement Column)> Columns => Tables.SelectMany(ColumnsOf);

    [Fact]
    public void Two_options_have_two_labels()
    {
        var pairs = Columns.Where(static each => OptionSet(each.Column) is { } set && set.TryGetProperty("TrueOption", out _))
            .Select(static each => (each.Name, Yes: Label(OptionSet(each.Column)!.Value.GetProperty("TrueOption"), "Label"), No: Label(OptionSet(each.Column)!.Value.GetProperty("FalseOption"), "Label"))).ToList();

        Assert.NotEmpty(pairs);
        Assert.DoesNotContain(pairs, static pair => string.IsNullOrWhiteSpace(pair.Yes) || string.IsNullOrWhiteSpace(pair.No) || pair.Yes == pair.No);
    }

    [Fact]
    public void Each_option_has_a_label()
    {
        var empty = from each in Columns
                    where OptionSet(each.Column) is { } set && set.TryGetProperty("Options", out _)
                    from option in OptionSet(each.Column)!.Value.GetProperty("Options").EnumerateArray()
                    where string.IsNullOrWhiteSpace(Label(option, "Label"))
                    select $"{each.Name} {option.GetProperty("Value")}";

        Assert.Equal([MeantToBeEmpty], empty);
    }

    [Fact]
    public void Tables_and_columns_have_display_names()
    {
        // Tables of pairs have none in the service, and columns that belong to others need none.
        var shown = Tables.Where(static table => !table.GetProperty("IsIntersect").GetBoolean()).ToList();

        Assert.DoesNotContain(shown, static table => Label(table, "DisplayName") is not { Length: > 0 } || Label(table, "DisplayCollectionName") is not { Length: > 0 });
        Assert.Empty(shown.SelectMany(ColumnsOf).Where(static each => each.Column.GetProperty("AttributeOf").ValueKind == JsonValueKind.Null && Label(each.Column, "DisplayName") is not { Length: > 0 }).Select(static each => each.Name));
    }

    [Theory(SkipTestWithoutData = true)]
    [MemberData(nameof(Corpus.DefinitionNames), MemberType = typeof(Corpus))]
    public void What_a_real_definition_labels_is_labelled_alike(string name)
    {
        var path = Path.Combine(ContosoOrg.Cache, "definitions", name);
        if (!File.Exists(path)) return;
        var real = ColumnsOf(Read(Corpus.Definition(name))).ToDictionary(static each => each.Name, static each => each.Column);
        foreach (var (column, ours) in ColumnsOf(Read(path)).Where(each => real.ContainsKey(each.Name)))
        {
            Assert.True(Label(ours, "DisplayName") is { Length: > 0 } || Label(real[column], "DisplayName") is not { Length: > 0 }, column);
            if (OptionSet(ours) is not { } set || !set.TryGetProperty("TrueOption", out _)) continue;
            foreach (var option in new[] { "TrueOption", "FalseOption" })
                Assert.Equal((column, Label(OptionSet(real[column])!.Value.GetProperty(option), "Label")), (column, Label(set.GetProperty(option), "Label")));
        }
    }

    [Fact]
    public async Task The_emulator_shows_them()
    {
        await using var org = await Org.StartAsync(cache: ContosoOrg.Cache);
        await org.PostAsync("accounts", """{"name":"Contoso","donotphone":true,"donotemail":false}""");

        var row = Assert.Single((await org.GetAsync("accounts?$select=donotphone,donotemail", "odata.include-annotations=\"*\"")).Rows);
        Assert.Equal("Do Not Allow", row.GetProperty("donotphone@OData.Community.Display.V1.FormattedValue").GetString());
        Assert.Equal("Allow", row.GetProperty("donotemail@OData.Community.Display.V1.FormattedValue").GetString());
    }

    private static JsonElement Read(string path) => JsonDocument.Parse(File.ReadAllBytes(path)).RootElement;

    private static IEnumerable<(string Name, JsonElement Column)> ColumnsOf(JsonElement table) =>
        table.GetProperty("Attributes").EnumerateArray().Select(column => ($"{table.GetProperty("LogicalName")}.{column.GetProperty("LogicalName")}", column));

    private static JsonElement? OptionSet(JsonElement column) =>
        column.TryGetProperty("OptionSet", out var set) && set.ValueKind == JsonValueKind.Object ? set : null;

    private static string? Label(JsonElement labelled, string name) =>
        labelled.GetProperty(name).GetProperty("UserLocalizedLabel") is { ValueKind: JsonValueKind.Object } label ? label.GetProperty("Label").GetString() : null;
}
