using System.Globalization;
using System.Text;
using System.Text.Json;
using TypedDynamics.Generator.Reading;
using TypedDynamics.Generator.Schema;
using TypedDynamics.Querying.Execution;
using TypedDynamics.Serialization;

namespace TypedDynamics.Generator.Tests.Compiling;

[Trait("Category", "Slow")]
public sealed class RealRowTests
{
    [Theory]
    [InlineData("account", "account_row.json")]
    [InlineData("contact", "contact_row.json")]
    [InlineData("contact", "contact_row_sparse.json")]
    [InlineData("contact", "contact_row_updated.json")]
    [InlineData("businessunit", "businessunit_row.json")]
    [InlineData("mailbox", "mailbox_row.json")]
    public async Task A_real_row_is_read_into_the_emitted_type_without_loss(string entity, string answer)
    {
        // Whoever made these rows anonymous left an id that is none, and a number where the column is a text.
        var body = (await File.ReadAllTextAsync(Corpus.PathOf("http", "answers", answer), TestContext.Current.CancellationToken))
            .Replace("\"get_contact_", "\"", StringComparison.Ordinal)
            .Replace("\"costcenter\": 123", "\"costcenter\": \"123\"", StringComparison.Ordinal);
        using var document = JsonDocument.Parse(body);
        var row = await ReadRow(entity, body);
        var lost = document.RootElement.EnumerateObject().Where(property => !property.Name.Contains('@', StringComparison.Ordinal) && !Holds(row, property));
        Assert.Empty(lost.Select(static property => property.ToString()));
    }

    [Fact]
    public async Task Definitions_turn_a_real_rows_integers_into_choices()
    {
        var body = await File.ReadAllTextAsync(Corpus.PathOf("http", "answers", "account_row.json"), TestContext.Current.CancellationToken);
        dynamic account = await ReadRow("account", body);
        Assert.Equal("Active", ((object)account.StateCode).ToString());
        Assert.Equal("Any", ((object)account.PreferredContactMethodCode).ToString());
    }

    private static async Task<Entity> ReadRow(string entity, string body)
    {
        var code = EmittedCode.Load(EmittedCode.Compile(Org(entity), EmittedCode.Ask(entity)));
        var model = RunningTests.ModelOf(code.GetTypes().Single(static type => type.IsSubclassOf(typeof(Entity))));
        using var page = new PageReader(new MemoryStream(Encoding.UTF8.GetBytes($$"""{"value":[{{body}}]}""")), RowShape.Whole(model));
        return await page.ReadRowsAsync(TestContext.Current.CancellationToken).SingleAsync(TestContext.Current.CancellationToken);
    }

    private static OrgSchema Org(string entity)
    {
        using var text = File.OpenText(Corpus.Csdl("embc-ess-mod_2022-10-27.xml"));
        var org = CsdlReader.Read(text, "metadata.xml", TestContext.Current.CancellationToken).Schema;
        var path = Corpus.Definition(entity + ".json");
        if (!File.Exists(path)) return org;
        var definition = DefinitionReader.Read(File.ReadAllText(path), path, TestContext.Current.CancellationToken).Definition!;
        return SchemaMerge.Merge(org, new[] { definition }).Schema;
    }

    private static bool Holds(Entity row, JsonProperty property)
    {
        var model = RunningTests.ModelOf(row.GetType());
        if (model.FindWireName(property.Name) is not { } member)
            return row.AdditionalColumns.TryGetValue(property.Name, out var kept) && JsonElement.DeepEquals(kept, property.Value);
        return Text(row.GetType().GetProperty(member.MemberName)!.GetValue(row)) == Text(property.Value);
    }

    private static string? Text(object? value) => value switch
    {
        null => null,
        JsonElement { ValueKind: JsonValueKind.Null } => null,
        JsonElement { ValueKind: JsonValueKind.String } json => json.GetString()!.Contains('T', StringComparison.Ordinal) && json.TryGetDateTimeOffset(out var date) ? Text(date) : json.GetString(),
        JsonElement { ValueKind: JsonValueKind.Number } json => Text(json.GetDecimal()),
        JsonElement { ValueKind: JsonValueKind.True or JsonValueKind.False } json => Text(json.GetBoolean()),
        EntityReference lookup => lookup.Id.ToString(),
        DateTimeOffset date => date.ToString("O", CultureInfo.InvariantCulture),
        DateOnly date => date.ToString("O", CultureInfo.InvariantCulture),
        Enum choice => Text(Convert.ToDecimal(choice, CultureInfo.InvariantCulture)),
        double number => Text((decimal)number),
        IFormattable number => number.ToString(null, CultureInfo.InvariantCulture),
        _ => value.ToString(),
    };
}
