using System.Text.Json;

namespace TypedDynamics.Emulator;

/// <summary>The sample rows keep to what the definitions of their tables allow.</summary>
public sealed class SampleDataTests
{
    private static readonly string s_contoso = RepositoryRoot.File("metadata-cache", "contoso");

    [Fact]
    public async Task Each_value_is_one_that_its_column_may_hold()
    {
        await using var org = await Org.StartAsync(sampleData: true, cache: s_contoso);
        var values = 0;
        foreach (var definition in Directory.EnumerateFiles(Path.Combine(s_contoso, "definitions")).Select(static path => JsonDocument.Parse(File.ReadAllBytes(path)).RootElement))
        {
            var columns = definition.GetProperty("Attributes").EnumerateArray().ToDictionary(static column => column.GetProperty("LogicalName").GetString()!);
            foreach (var value in (await org.GetAsync(definition.GetProperty("EntitySetName").GetString()!)).Rows.SelectMany(static row => row.EnumerateObject()))
            {
                if (!columns.TryGetValue(value.Name, out var column) || value.Value.ValueKind == JsonValueKind.Null) continue;
                var fault = Fault(column, value.Value);
                Assert.True(fault is null, $"{definition.GetProperty("LogicalName")}.{value.Name} = {value.Value}: {fault}");
                values++;
            }
        }

        Assert.True(values > 1_000);
    }

    private static string? Fault(JsonElement column, JsonElement value)
    {
        if (Number(column, "MinValue") is { } low && value.GetDouble() < low) return $"less than {low}";
        if (Number(column, "MaxValue") is { } high && value.GetDouble() > high) return $"more than {high}";
        if (Number(column, "MaxLength") is { } length && value.GetString()!.Length > length) return $"longer than {length}";
        return Format(column) switch
        {
            "Url" when !Uri.TryCreate(value.GetString(), UriKind.Absolute, out _) => "not an address",
            "Email" when !value.GetString()!.Contains('@', StringComparison.Ordinal) => "not an e-mail address",
            _ => null,
        };
    }

    private static double? Number(JsonElement column, string name) =>
        column.TryGetProperty(name, out var number) && number.ValueKind == JsonValueKind.Number ? number.GetDouble() : null;

    private static string? Format(JsonElement column) =>
        column.TryGetProperty("FormatName", out var format) && format.ValueKind == JsonValueKind.Object ? format.GetProperty("Value").GetString() : null;
}
