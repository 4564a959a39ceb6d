using TypedDynamics.Generator.Schema;

namespace TypedDynamics.Generator.Reading;

/// <summary>One attribute of an entity definition. The reader stands inside the object.</summary>
internal static class AttributeReader
{
    public static AttributeDefinition? Read(JsonTokens json)
    {
        var attribute = new AttributeDefinition { LogicalName = "", Source = json.Place };
        string? type = null;
        string? format = null;
        string? formatName = null;
        ChoiceSchema? local = null;
        ChoiceSchema? global = null;
        while (json.NextName())
        {
            if (json.Is("LogicalName")) attribute = attribute with { LogicalName = json.NullableString() ?? "" };
            else if (json.Is("SchemaName")) attribute = attribute with { SchemaName = json.NullableString() };
            else if (json.Is("AttributeTypeName")) attribute = attribute with { Kind = KindOf(json.ValueOfObject()) };
            else if (json.Is("AttributeType")) type = json.NullableString();
            else if (json.Is("DisplayName")) attribute = attribute with { Label = json.Label() };
            else if (json.Is("Description")) attribute = attribute with { Description = json.Label() };
            else if (json.Is("RequiredLevel")) attribute = attribute with { RequiredLevel = RequiredLevelOf(json.ValueOfObject()) };
            else if (json.Is("MaxLength")) attribute = attribute with { MaxLength = json.NullableInt32() };
            else if (json.Is("MinValue")) attribute = attribute with { MinValue = json.NullableDouble() };
            else if (json.Is("MaxValue")) attribute = attribute with { MaxValue = json.NullableDouble() };
            else if (json.Is("Precision")) attribute = attribute with { Precision = json.NullableInt32() };
            else if (json.Is("FormatName")) formatName = json.ValueOfObject();
            else if (json.Is("Format")) format = json.NullableString();
            else if (json.Is("DateTimeBehavior")) attribute = attribute with { DateTimeBehavior = json.ValueOfObject() };
            else if (json.Is("IsValidForCreate")) attribute = attribute with { IsValidForCreate = json.NullableBoolean() ?? false };
            else if (json.Is("IsValidForUpdate")) attribute = attribute with { IsValidForUpdate = json.NullableBoolean() ?? false };
            else if (json.Is("IsPrimaryId")) attribute = attribute with { IsPrimaryId = json.NullableBoolean() ?? false };
            else if (json.Is("IsPrimaryName")) attribute = attribute with { IsPrimaryName = json.NullableBoolean() ?? false };
            else if (json.Is("DeprecatedVersion")) attribute = attribute with { DeprecatedVersion = json.NullableString() };
            else if (json.Is("CreatedOn")) attribute = attribute with { CreatedOn = json.NullableDateTime() };
            else if (json.Is("Targets")) attribute = attribute with { Targets = json.Strings() };
            else if (json.Is("OptionSet")) local = ChoiceReader.Read(json);
            else if (json.Is("GlobalOptionSet")) global = ChoiceReader.Read(json);
            else json.SkipValue();
        }

        if (attribute.LogicalName.Length == 0) return null;
        return attribute with
        {
            Kind = attribute.Kind ?? type,
            Format = formatName ?? format,
            Choice = global ?? local,
        };
    }

    private static string? KindOf(string? typeName) =>
        typeName is not null && typeName.EndsWith("Type", StringComparison.Ordinal) ? typeName.Substring(0, typeName.Length - 4) : typeName;

    private static RequiredLevel RequiredLevelOf(string? name) => name switch
    {
        "SystemRequired" => RequiredLevel.SystemRequired,
        "ApplicationRequired" => RequiredLevel.ApplicationRequired,
        "Recommended" => RequiredLevel.Recommended,
        _ => RequiredLevel.None,
    };
}
