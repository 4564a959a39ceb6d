using TypedDynamics.Generator.Schema;

namespace TypedDynamics.Generator.Reading;

/// <summary>Reads the definition of a column, whichever its kind: members that a kind has not are simply absent.</summary>
internal sealed class AttributeReader(JsonTokens json)
{
    private static readonly JsonNames s_names = new(
        "LogicalName", "SchemaName", "AttributeType", "AttributeTypeName", "DisplayName", "Description", "RequiredLevel", "MaxLength", "MinValue", "MaxValue",
        "Precision", "Format", "FormatName", "DateTimeBehavior", "IsValidForCreate", "IsValidForUpdate", "DeprecatedVersion", "CreatedOn", "Targets",
        "OptionSet", "GlobalOptionSet");

    private string? _logicalName, _schemaName, _type, _typeName, _label, _description, _level, _format, _formatName, _behavior, _deprecated;
    private int? _maxLength, _precision;
    private double? _minValue, _maxValue;
    private bool? _isValidForCreate, _isValidForUpdate;
    private DateTime? _createdOn;
    private EquatableArray<string> _targets;
    private ChoiceSchema? _optionSet, _globalOptionSet;

    /// <summary>Null without a logical name.</summary>
    public AttributeDefinition? Read()
    {
        var at = json.Here;
        if (!json.TryEnterObject()) return null;
        while (json.NextMember(s_names, out var name)) ReadMember(name);
        if (string.IsNullOrEmpty(_logicalName)) return null;
        return new AttributeDefinition
        {
            LogicalName = _logicalName!,
            SchemaName = _schemaName,
            AttributeType = _type,
            TypeName = _typeName,
            Label = _label,
            Description = _description,
            RequiredLevel = Level(_level),
            MaxLength = _maxLength,
            MinValue = _minValue,
            MaxValue = _maxValue,
            Precision = _precision,
            // FormatName knows more formats than the older Format: phone, rich text, JSON.
            Format = _formatName ?? _format,
            DateTimeBehavior = _behavior,
            IsValidForCreate = _isValidForCreate ?? true,
            IsValidForUpdate = _isValidForUpdate ?? true,
            DeprecatedVersion = string.IsNullOrEmpty(_deprecated) ? null : _deprecated,
            CreatedOn = _createdOn,
            Targets = _targets,
            Choice = _optionSet ?? _globalOptionSet,
            Source = at,
        };
    }

    private void ReadMember(string name)
    {
        switch (name)
        {
            case "LogicalName": _logicalName = json.ReadString(); break;
            case "SchemaName": _schemaName = json.ReadString(); break;
            case "AttributeType": _type = json.ReadString(); break;
            case "AttributeTypeName": _typeName = DefinitionValues.ReadValue(json); break;
            case "DisplayName": _label = LabelReader.Read(json); break;
            case "Description": _description = LabelReader.Read(json); break;
            case "RequiredLevel": _level = DefinitionValues.ReadValue(json); break;
            case "MaxLength": _maxLength = json.ReadInteger(); break;
            case "MinValue": _minValue = json.ReadNumber(); break;
            case "MaxValue": _maxValue = json.ReadNumber(); break;
            case "Precision": _precision = json.ReadInteger(); break;
            case "Format": _format = json.ReadString(); break;
            case "FormatName": _formatName = DefinitionValues.ReadValue(json); break;
            case "DateTimeBehavior": _behavior = DefinitionValues.ReadValue(json); break;
            case "IsValidForCreate": _isValidForCreate = json.ReadBoolean(); break;
            case "IsValidForUpdate": _isValidForUpdate = json.ReadBoolean(); break;
            case "DeprecatedVersion": _deprecated = json.ReadString(); break;
            case "CreatedOn": _createdOn = DefinitionValues.ReadDate(json); break;
            case "Targets": _targets = ReadTargets(); break;
            case "OptionSet": _optionSet = ChoiceReader.Read(json); break;
            case "GlobalOptionSet": _globalOptionSet = ChoiceReader.Read(json); break;
            default: json.Skip(); break;
        }
    }

    private string[] ReadTargets()
    {
        var targets = new SortedSet<string>(StringComparer.Ordinal);
        foreach (var target in DefinitionValues.ReadStrings(json)) targets.Add(target);
        return [.. targets];
    }

    private static RequiredLevel Level(string? name) => name switch
    {
        "SystemRequired" => RequiredLevel.SystemRequired,
        "ApplicationRequired" => RequiredLevel.ApplicationRequired,
        "Recommended" => RequiredLevel.Recommended,
        _ => RequiredLevel.None,
    };
}
