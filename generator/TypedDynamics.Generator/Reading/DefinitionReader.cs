using TypedDynamics.Generator.Schema;

namespace TypedDynamics.Generator.Reading;

/// <summary>
/// Reads one entity definition in the Web API's JSON: an EntityMetadata with Attributes (option sets inline or as a cast with
/// <c>$expand</c> returns them), Keys and relationships.
/// </summary>
internal sealed class DefinitionReader
{
    private static readonly JsonNames s_names = new(
        "LogicalName", "SchemaName", "CollectionSchemaName", "EntitySetName", "DisplayName", "Description", "PrimaryIdAttribute", "PrimaryNameAttribute",
        "IsIntersect", "IsActivity", "OwnershipType", "TableType", "CreatedOn", "Attributes", "Keys", "OneToManyRelationships", "ManyToOneRelationships",
        "ManyToManyRelationships");

    private static readonly JsonNames s_key = new("LogicalName", "DisplayName", "KeyAttributes");

    private readonly string _path;
    private readonly JsonTokens _json;
    private readonly CancellationToken _cancellationToken;
    private readonly Dictionary<string, AttributeDefinition> _attributes = new(StringComparer.Ordinal);
    private readonly List<KeySchema> _keys = [];
    private readonly List<ReadProblem> _problems = [];
    private readonly List<(string? Table, RelationshipDefinition End)> _ends = [];
    private string? _logicalName, _schemaName, _collectionSchemaName, _entitySetName, _label, _description, _primaryId, _primaryName, _ownership, _tableType;
    private bool? _isIntersect, _isActivity;
    private DateTime? _createdOn;
    private SourcePoint _source;

    private DefinitionReader(string text, string path, CancellationToken cancellationToken)
    {
        _json = new JsonTokens(text);
        _path = path;
        _cancellationToken = cancellationToken;
    }

    /// <summary>Never throws for what the text holds.</summary>
    public static DefinitionResult Read(string text, string path, CancellationToken cancellationToken)
    {
        var reader = new DefinitionReader(text, path, cancellationToken);
        try
        {
            return reader.Read();
        }
        catch (JsonShapeException exception)
        {
            return reader.Problem(reader._json.PointOf(exception.Offset), $"This is no entity definition: {exception.Message}. The file is left out; pull the definition again");
        }
    }

    private DefinitionResult Read()
    {
        var start = _json.Here;
        if (_json.TryEnterObject())
        {
            while (_json.NextMember(s_names, out var name)) ReadMember(name);
            _json.End();
        }

        return string.IsNullOrEmpty(_logicalName)
            ? Problem(start, "This is no entity definition: it has no LogicalName. The file is left out; pull the definition again")
            : new DefinitionResult(Definition(_logicalName!), _problems);
    }

    private EntityDefinition Definition(string logicalName) => new()
    {
        Path = _path,
        LogicalName = logicalName,
        SchemaName = _schemaName,
        CollectionSchemaName = _collectionSchemaName,
        EntitySetName = _entitySetName,
        Label = _label,
        Description = _description,
        PrimaryIdColumn = _primaryId,
        PrimaryNameColumn = _primaryName,
        IsIntersect = _isIntersect ?? false,
        IsActivity = _isActivity,
        OwnershipType = _ownership,
        TableType = _tableType,
        CreatedOn = _createdOn,
        Attributes = _attributes.Values.OrderBy(static attribute => attribute.LogicalName, StringComparer.Ordinal).ToArray(),
        Keys = _keys.OrderBy(static key => key.Name, StringComparer.Ordinal).ToArray(),
        Relationships = _ends
            .Where(end => end.Table == logicalName)
            .Select(static end => end.End)
            .Distinct()
            .OrderBy(static end => end.Navigation, StringComparer.Ordinal)
            .ThenBy(static end => end.Name, StringComparer.Ordinal)
            .ToArray(),
        Source = _source,
    };

    private void ReadMember(string name)
    {
        switch (name)
        {
            case "LogicalName":
                _source = _json.Here;
                _logicalName = _json.ReadString();
                break;
            case "SchemaName": _schemaName = _json.ReadString(); break;
            case "CollectionSchemaName": _collectionSchemaName = _json.ReadString(); break;
            case "EntitySetName": _entitySetName = _json.ReadString(); break;
            case "DisplayName": _label = LabelReader.Read(_json); break;
            case "Description": _description = LabelReader.Read(_json); break;
            case "PrimaryIdAttribute": _primaryId = _json.ReadString(); break;
            case "PrimaryNameAttribute": _primaryName = _json.ReadString(); break;
            case "IsIntersect": _isIntersect = _json.ReadBoolean(); break;
            case "IsActivity": _isActivity = _json.ReadBoolean(); break;
            case "OwnershipType": _ownership = _json.ReadString(); break;
            case "TableType": _tableType = _json.ReadString(); break;
            case "CreatedOn": _createdOn = DefinitionValues.ReadDate(_json); break;
            case "Attributes": ReadEach(AddAttribute); break;
            case "Keys": ReadEach(AddKey); break;
            case "OneToManyRelationships" or "ManyToOneRelationships" or "ManyToManyRelationships": ReadEach(AddRelationship); break;
            default: _json.Skip(); break;
        }
    }

    private void ReadEach(Action readItem)
    {
        if (!_json.TryEnterArray()) return;
        while (_json.NextItem())
        {
            _cancellationToken.ThrowIfCancellationRequested();
            readItem();
        }
    }

    // The service lists every attribute once without its options, and again in the answer to a cast with them.
    private void AddAttribute()
    {
        var at = _json.Here;
        if (new AttributeReader(_json).Read() is not { } attribute) return;
        var isKnown = _attributes.TryGetValue(attribute.LogicalName, out var known);
        if (isKnown && known!.AttributeType != attribute.AttributeType && known.AttributeType is not null && attribute.AttributeType is not null)
            _problems.Add(new ReadProblem("TD0020", _path, at, $"The column '{Printable.Cut(attribute.LogicalName)}' is defined a second time, as {Printable.Cut(attribute.AttributeType)} after {Printable.Cut(known.AttributeType)}; the first definition counts"));
        _attributes[attribute.LogicalName] = isKnown
            ? known! with { Choice = known.Choice ?? attribute.Choice, Targets = known.Targets.Count > 0 ? known.Targets : attribute.Targets }
            : attribute;
    }

    private void AddKey()
    {
        if (!_json.TryEnterObject()) return;
        string? logicalName = null, label = null;
        var columns = new List<string>();
        while (_json.NextMember(s_key, out var name))
        {
            switch (name)
            {
                case "LogicalName": logicalName = _json.ReadString(); break;
                case "DisplayName": label = LabelReader.Read(_json); break;
                case "KeyAttributes": columns = DefinitionValues.ReadStrings(_json); break;
                default: _json.Skip(); break;
            }
        }

        if (columns.Count > 0) _keys.Add(new KeySchema(string.IsNullOrEmpty(logicalName) ? string.Join("_", columns) : logicalName!, label, columns));
    }

    private void AddRelationship() => new RelationshipReader(_json).ReadInto(_ends);

    private DefinitionResult Problem(SourcePoint at, string message) => new(null, (ReadProblem[])[new ReadProblem("TD0005", _path, at, message)]);
}
