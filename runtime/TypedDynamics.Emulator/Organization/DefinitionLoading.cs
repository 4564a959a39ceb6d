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
        PrimaryName = entity.Text("PrimaryNameAttribute"),
        IsIntersect = entity.Flag("IsIntersect") ?? false,
        IsElastic = entity.Text("TableType") == "Elastic",
        HasOptimisticConcurrency = entity.Flag("IsOptimisticConcurrencyEnabled") ?? true,
        TracksChanges = entity.Flag("ChangeTrackingEnabled") ?? true,
        // The answer to a cast, which alone has the options, may stand behind the list of all attributes.
        Attributes = Objects(entity, "Attributes").Select(ReadAttribute).GroupBy(attribute => attribute.LogicalName)
            .ToImmutableDictionary(same => same.Key, same => same.FirstOrDefault(attribute => !attribute.Options.IsEmpty) ?? same.First()),
        ColumnsOfNavigations = Objects(entity, "ManyToOneRelationships")
            .Select(relationship => (Navigation: relationship.Text("ReferencingEntityNavigationPropertyName"), Column: relationship.Text("ReferencingAttribute")))
            .Where(pair => pair is { Navigation.Length: > 0, Column.Length: > 0 })
            .DistinctBy(pair => pair.Navigation)
            .ToImmutableDictionary(pair => pair.Navigation!, pair => pair.Column!),
        DeleteBehaviors = Objects(entity, "ManyToOneRelationships").Select(ReadDeleteBehavior).OfType<((string, string) Key, DeleteBehavior Value)>()
            .DistinctBy(each => each.Key).ToImmutableDictionary(each => each.Key, each => each.Value),
        ManyToMany = [.. Objects(entity, "ManyToManyRelationships").Select(ReadManyToMany).OfType<ManyToMany>()],
    };

    private static AttributeDefinition ReadAttribute(JsonElement attribute)
    {
        var type = attribute.Object("AttributeTypeName")?.Text("Value") ?? attribute.Text("AttributeType") ?? "";
        return new(attribute.GetProperty("LogicalName").GetString()!, type)
        {
            MaxLength = attribute.Number("MaxLength"),
            Precision = attribute.Number("Precision"),
            AutoNumberFormat = attribute.Text("AutoNumberFormat"),
            CanCreate = attribute.Flag("IsValidForCreate") ?? true,
            CanUpdate = attribute.Flag("IsValidForUpdate") ?? true,
            Default = attribute.Flag("DefaultValue") is { } yes ? yes : attribute.Number("DefaultFormValue") is >= 0 and { } value ? value : null,
            MinValue = attribute.Real("MinValue"),
            MaxValue = attribute.Real("MaxValue"),
            Format = attribute.Object("FormatName")?.Text("Value") ?? attribute.Text("Format"),
            Options = ReadOptions(attribute),
        };
    }

    private static ImmutableArray<Option> ReadOptions(JsonElement attribute)
    {
        var set = attribute.Object("OptionSet") ?? attribute.Object("GlobalOptionSet");
        if (set is not { } options)
            return [];

        IEnumerable<JsonElement?> all = options.Object("TrueOption") is { } yes
            ? [options.Object("FalseOption"), yes]
            : Objects(options, "Options").Select(option => (JsonElement?)option);
        return
        [
            .. from option in all
               where option is not null
               let value = option.Value.Number("Value")
               where value is not null
               select new Option(value.Value, ReadLabel(option.Value) ?? "", option.Value.Number("State")),
        ];
    }

    private static string? ReadLabel(JsonElement option)
    {
        if (option.Object("Label") is not { } label)
            return null;
        return label.Object("UserLocalizedLabel")?.Text("Label") ?? Objects(label, "LocalizedLabels").Select(each => each.Text("Label")).FirstOrDefault();
    }

    private static ((string, string), DeleteBehavior)? ReadDeleteBehavior(JsonElement relationship) =>
        relationship.Text("ReferencingAttribute") is { } column
        && relationship.Text("ReferencedEntity") is { } table
        && Enum.TryParse<DeleteBehavior>(relationship.Object("CascadeConfiguration")?.Text("Delete"), out var behavior)
            ? ((column, table), behavior)
            : null;

    private static ManyToMany? ReadManyToMany(JsonElement relationship) =>
        relationship.Text("IntersectEntityName") is { } intersect
        && relationship.Text("Entity1LogicalName") is { } table1
        && relationship.Text("Entity2LogicalName") is { } table2
        && relationship.Text("Entity1IntersectAttribute") is { } column1
        && relationship.Text("Entity2IntersectAttribute") is { } column2
            ? new(
                intersect,
                table1,
                relationship.Text("Entity1NavigationPropertyName") ?? intersect,
                column1,
                table2,
                relationship.Text("Entity2NavigationPropertyName") ?? intersect,
                column2)
            : null;

    // A list that holds anything else is damaged.
    private static IEnumerable<JsonElement> Objects(JsonElement parent, string name) =>
        parent.Items(name).Select(item => item.ValueKind == JsonValueKind.Object ? item : throw new FormatException($"'{name}' holds a {item.ValueKind}, not an object."));
}
