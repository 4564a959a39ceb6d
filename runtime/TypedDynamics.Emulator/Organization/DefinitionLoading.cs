using System.Collections.Immutable;
using System.Text.Json;

namespace TypedDynamics.Emulator.Organization;

/// <summary>Reads one <c>definitions/*.json</c> of the cache, an EntityDefinition as the Web API writes it.</summary>
internal static class DefinitionLoading
{
    public static Definition Read(SchemaDocument source)
    {
        try
        {
            using var document = JsonDocument.Parse(source.Content, new JsonDocumentOptions { MaxDepth = 64 });
            return Read(document.RootElement);
        }
        catch (Exception e) when (e is JsonException or KeyNotFoundException or InvalidOperationException or FormatException)
        {
            throw new InvalidDataException($"{source.Name} is not an EntityDefinition: {e.Message}", e);
        }
    }

    private static Definition Read(JsonElement entity) => new(entity.GetProperty("LogicalName").GetString()!)
    {
        PrimaryName = Text(entity, "PrimaryNameAttribute"),
        IsIntersect = Flag(entity, "IsIntersect") ?? false,
        IsElastic = Text(entity, "TableType") == "Elastic",
        HasOptimisticConcurrency = Flag(entity, "IsOptimisticConcurrencyEnabled") ?? true,
        TracksChanges = Flag(entity, "ChangeTrackingEnabled") ?? true,
        // The answer to a cast, which alone has the options, may stand behind the list of all attributes.
        Attributes = Items(entity, "Attributes").Select(ReadAttribute).GroupBy(attribute => attribute.LogicalName)
            .ToImmutableDictionary(same => same.Key, same => same.FirstOrDefault(attribute => !attribute.Options.IsEmpty) ?? same.First()),
        ColumnsOfNavigations = Items(entity, "ManyToOneRelationships")
            .Select(relationship => (Navigation: Text(relationship, "ReferencingEntityNavigationPropertyName"), Column: Text(relationship, "ReferencingAttribute")))
            .Where(pair => pair is { Navigation.Length: > 0, Column.Length: > 0 })
            .DistinctBy(pair => pair.Navigation)
            .ToImmutableDictionary(pair => pair.Navigation!, pair => pair.Column!),
        DeleteBehaviors = Items(entity, "ManyToOneRelationships").Select(ReadDeleteBehavior).OfType<((string, string) Key, DeleteBehavior Value)>()
            .DistinctBy(each => each.Key).ToImmutableDictionary(each => each.Key, each => each.Value),
        ManyToMany = [.. Items(entity, "ManyToManyRelationships").Select(ReadManyToMany).OfType<ManyToMany>()],
    };

    private static AttributeDefinition ReadAttribute(JsonElement attribute)
    {
        var type = Text(attribute, "AttributeTypeName", "Value") ?? Text(attribute, "AttributeType") ?? "";
        return new(attribute.GetProperty("LogicalName").GetString()!, type)
        {
            MaxLength = Number(attribute, "MaxLength"),
            Precision = Number(attribute, "Precision"),
            AutoNumberFormat = Text(attribute, "AutoNumberFormat"),
            CanCreate = Flag(attribute, "IsValidForCreate") ?? true,
            CanUpdate = Flag(attribute, "IsValidForUpdate") ?? true,
            Default = Flag(attribute, "DefaultValue") is { } yes ? yes : Number(attribute, "DefaultFormValue") is >= 0 and { } value ? value : null,
            MinValue = Real(attribute, "MinValue"),
            MaxValue = Real(attribute, "MaxValue"),
            Format = Text(attribute, "FormatName", "Value") ?? Text(attribute, "Format"),
            Options = ReadOptions(attribute),
        };
    }

    private static ImmutableArray<Option> ReadOptions(JsonElement attribute)
    {
        var set = Object(attribute, "OptionSet") ?? Object(attribute, "GlobalOptionSet");
        if (set is not { } options)
            return [];

        IEnumerable<JsonElement?> all = Object(options, "TrueOption") is { } yes
            ? [Object(options, "FalseOption"), yes]
            : Items(options, "Options").Select(option => (JsonElement?)option);
        return
        [
            .. from option in all
               where option is not null
               let value = Number(option.Value, "Value")
               where value is not null
               select new Option(value.Value, ReadLabel(option.Value) ?? "", Number(option.Value, "State")),
        ];
    }

    private static string? ReadLabel(JsonElement option)
    {
        if (Object(option, "Label") is not { } label)
            return null;
        return Text(label, "UserLocalizedLabel", "Label") ?? Items(label, "LocalizedLabels").Select(each => Text(each, "Label")).FirstOrDefault();
    }

    private static ((string, string), DeleteBehavior)? ReadDeleteBehavior(JsonElement relationship) =>
        Text(relationship, "ReferencingAttribute") is { } column
        && Text(relationship, "ReferencedEntity") is { } table
        && Enum.TryParse<DeleteBehavior>(Text(relationship, "CascadeConfiguration", "Delete"), out var behavior)
            ? ((column, table), behavior)
            : null;

    private static ManyToMany? ReadManyToMany(JsonElement relationship) =>
        Text(relationship, "IntersectEntityName") is { } intersect
        && Text(relationship, "Entity1LogicalName") is { } table1
        && Text(relationship, "Entity2LogicalName") is { } table2
        && Text(relationship, "Entity1IntersectAttribute") is { } column1
        && Text(relationship, "Entity2IntersectAttribute") is { } column2
            ? new(
                intersect,
                table1,
                Text(relationship, "Entity1NavigationPropertyName") ?? intersect,
                column1,
                table2,
                Text(relationship, "Entity2NavigationPropertyName") ?? intersect,
                column2)
            : null;

    private static JsonElement? Object(JsonElement parent, string name) =>
        parent.TryGetProperty(name, out var value) && value.ValueKind == JsonValueKind.Object ? value : null;

    private static IEnumerable<JsonElement> Items(JsonElement parent, string name) =>
        parent.TryGetProperty(name, out var value) && value.ValueKind == JsonValueKind.Array ? value.EnumerateArray() : [];

    private static string? Text(JsonElement parent, string name) =>
        parent.TryGetProperty(name, out var value) && value.ValueKind == JsonValueKind.String ? value.GetString() : null;

    private static string? Text(JsonElement parent, string name, string inner) => Object(parent, name) is { } child ? Text(child, inner) : null;

    private static int? Number(JsonElement parent, string name) =>
        parent.TryGetProperty(name, out var value) && value.ValueKind == JsonValueKind.Number && value.TryGetInt32(out var number) ? number : null;

    private static double? Real(JsonElement parent, string name) =>
        parent.TryGetProperty(name, out var value) && value.ValueKind == JsonValueKind.Number ? value.GetDouble() : null;

    private static bool? Flag(JsonElement parent, string name) =>
        parent.TryGetProperty(name, out var value) && value.ValueKind is JsonValueKind.True or JsonValueKind.False ? value.GetBoolean() : null;
}
