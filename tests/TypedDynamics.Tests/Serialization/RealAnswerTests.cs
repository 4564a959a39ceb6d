using System.Text.Json;
using TypedDynamics.Emitted;
using TypedDynamics.Serialization;

namespace TypedDynamics.Tests.Serialization;

/// <summary>Answers of a real service; skipped where the folder of real documents is absent.</summary>
public sealed class RealAnswerTests
{
    public static TheoryData<string> Rows => ["account_row.json", "businessunit_row.json", "contact_row.json", "contact_row_sparse.json", "contact_row_updated.json", "mailbox_row.json"];

    public static TheoryData<string> Lists => ["account_contacts_list_one.json", "account_contacts_list_two.json"];

    [Theory]
    [MemberData(nameof(Rows))]
    public async Task A_real_row_is_read_without_loss(string name)
    {
        var json = await File.ReadAllBytesAsync(Answer(name));
        var (row, _) = await WholeBody.ReadRowAsync<Sample>(new ChunkedStream(json, 97), RowShape.Whole(EntityModel.Of<Sample>()), default);
        using var document = JsonDocument.Parse(json);
        AssertNothingIsLost(document.RootElement, row);
    }

    [Theory]
    [MemberData(nameof(Lists))]
    public async Task A_real_list_is_read_without_loss(string name)
    {
        var json = await File.ReadAllBytesAsync(Answer(name));
        var rows = await Pages.ReadAsync(new ChunkedStream(json, 97));
        using var document = JsonDocument.Parse(json);
        var expected = document.RootElement.GetProperty("value").EnumerateArray().ToList();
        Assert.Equal(expected.Count, rows.Count);
        for (var i = 0; i < rows.Count; i++) AssertNothingIsLost(expected[i], rows[i]);
    }

    private static void AssertNothingIsLost(JsonElement expected, Sample row)
    {
        var model = EntityModel.Of<Sample>();
        foreach (var property in expected.EnumerateObject().Where(static property => !property.Name.StartsWith("@odata.", StringComparison.Ordinal)))
        {
            if (model.FindWireName(property.Name) is { } member) Assert.True(row.IsLoaded(member.MemberName), property.Name);
            else if (!property.Name.Contains('@', StringComparison.Ordinal)) Assert.True(JsonElement.DeepEquals(property.Value, row.AdditionalColumns[property.Name]), property.Name);
        }

        if (expected.TryGetProperty("@odata.etag", out var etag)) Assert.Equal(etag.GetString(), row.ETag);
        if (expected.TryGetProperty("name", out var name)) Assert.Equal(name.GetString(), row.Name);
        if (expected.TryGetProperty("createdon", out var createdOn)) Assert.Equal(createdOn.GetDateTimeOffset(), row.CreatedOn);
    }

    private static string Answer(string name)
    {
        var corpus = Environment.GetEnvironmentVariable("TYPEDDYNAMICS_CORPUS");
        Assert.SkipWhen(string.IsNullOrEmpty(corpus), "TYPEDDYNAMICS_CORPUS names no folder of real documents.");
        var path = Path.Combine(corpus!, "http", "answers", name);
        Assert.SkipUnless(File.Exists(path), $"The folder of real documents has no {name}.");
        return path;
    }
}
