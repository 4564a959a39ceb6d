using TypedDynamics.Generator.Schema;

namespace TypedDynamics.Generator.Planning;

/// <summary>
/// The C# names of all types of an org, and of their members: the elder claims first, so that what is added later takes no name away.
/// The whole org counts, asked for or not.
/// </summary>
internal sealed class TypeNames
{
    private readonly OrgIndex _index;
    private readonly NameScope _scope;
    private readonly Dictionary<string, string> _entities = new(StringComparer.Ordinal);
    private readonly Dictionary<string, string> _globalChoices = new(StringComparer.Ordinal);
    private readonly Dictionary<string, string> _csdlTypes = new(StringComparer.Ordinal);
    private readonly Dictionary<(string Entity, string Column), string> _localChoices = [];
    private readonly Dictionary<(string Entity, string Column), string> _lookups = [];
    private readonly Dictionary<string, MemberNames> _members = new(StringComparer.Ordinal);

    /// <param name="contextName">Taken, where the types share the context's namespace; else null.</param>
    public TypeNames(OrgIndex index, string? contextName)
    {
        _index = index;
        _scope = new NameScope(name => ReservedNames.IsType(name) || name == contextName);
        foreach (var claim in Claims().OrderBy(static claim => claim.Age).ThenBy(static claim => claim.Kind).ThenBy(static claim => claim.Name, StringComparer.Ordinal)) claim.Make();
    }

    // Among equals, and where no definition tells their ages.
    private enum Kind
    {
        Entity,
        GlobalChoice,
        Enum,
        ComplexType,
        Local,
    }

    public List<(string WireName, string Name, SourcePoint At)> Collisions { get; } = [];

    public string OfEntity(string logicalName) => _entities[logicalName];

    public string OfGlobalChoice(string name) => _globalChoices[name];

    public string OfCsdlType(string name) => _csdlTypes[name];

    public string OfLocalChoice(EntitySchema entity, ColumnSchema column) => _localChoices[(entity.LogicalName, column.LogicalName)];

    public string OfLookup(EntitySchema entity, ColumnSchema column) => _lookups[(entity.LogicalName, column.LogicalName)];

    public MemberNames MembersOf(EntitySchema entity)
    {
        if (_members.TryGetValue(entity.LogicalName, out var names)) return names;
        var inherited = _index.BaseOf(entity) is { } parent ? MembersOf(parent) : null;
        return _members[entity.LogicalName] = new(entity, _entities[entity.LogicalName], inherited);
    }

    private IEnumerable<Claim> Claims()
    {
        foreach (var entity in _index.Org.Entities) yield return new(Age.Of(entity.CreatedOn), Kind.Entity, entity.LogicalName, () => NameEntity(entity));
        foreach (var choice in GlobalChoices()) yield return new(choice.Value, Kind.GlobalChoice, choice.Key, () => _globalChoices[choice.Key] = ClaimPlain(choice.Key, "Choice"));
        foreach (var type in _index.Org.EnumTypes) yield return new(Age.Unknown, Kind.Enum, type.Name, () => _csdlTypes[type.Name] = ClaimPlain(type.Name, "Choice"));
        foreach (var type in _index.Org.ComplexTypes) yield return new(Age.Unknown, Kind.ComplexType, type.Name, () => _csdlTypes[type.Name] = ClaimPlain(type.Name, "Value"));
        foreach (var entity in _index.Org.Entities)
        {
            foreach (var column in entity.Columns.Concat(entity.RestatedColumns))
            {
                var isChoice = PropertyTypes.HasLocalChoice(column);
                if (!isChoice && !PropertyTypes.IsLocalUnion(_index, column)) continue;
                yield return new(AgeOfLocal(entity, column), Kind.Local, $"{entity.LogicalName}.{column.LogicalName}", () => NameLocal(entity, column, isChoice));
            }
        }
    }

    /// <summary>The global choices of all columns, each as old as the eldest of them.</summary>
    private Dictionary<string, DateTime> GlobalChoices()
    {
        var ages = new Dictionary<string, DateTime>(StringComparer.Ordinal);
        foreach (var entity in _index.Org.Entities)
        {
            foreach (var column in entity.Columns.Concat(entity.RestatedColumns))
            {
                if (column.Choice is not { IsGlobal: true } choice) continue;
                var age = Age.Of(column.CreatedOn);
                if (!ages.TryGetValue(choice.Name, out var eldest) || age < eldest) ages[choice.Name] = age;
            }
        }

        return ages;
    }

    // Members are named when the classes are: their own, and those that they inherit from.
    private DateTime AgeOfLocal(EntitySchema entity, ColumnSchema column)
    {
        var age = Age.Of(column.CreatedOn);
        for (var type = entity; type is not null; type = _index.BaseOf(type))
        {
            if (Age.Of(type.CreatedOn) is var ofClass && ofClass > age) age = ofClass;
        }

        return age;
    }

    private void NameEntity(EntitySchema entity)
    {
        var source = entity.SchemaName ?? entity.LogicalName;
        var name = _scope.Claim(Identifiers.Pascal(source), Identifiers.PascalWithUnderscores(source), "Entity", apartByCase: true, out var collided);
        _entities[entity.LogicalName] = name;
        if (collided) Collisions.Add((entity.LogicalName, name, entity.Source));
    }

    private string ClaimPlain(string name, string suffix) =>
        _scope.Claim(Identifiers.Pascal(name), Identifiers.PascalWithUnderscores(name), suffix, apartByCase: false, out _);

    private void NameLocal(EntitySchema entity, ColumnSchema column, bool isChoice)
    {
        var prefix = Identifiers.Pascal(entity.SchemaName ?? entity.LogicalName);
        var property = MembersOf(entity).OfColumn(column.LogicalName)! + (isChoice ? "" : "Lookup");
        (isChoice ? _localChoices : _lookups)[(entity.LogicalName, column.LogicalName)] =
            _scope.Claim(prefix + property, prefix + "_" + property, isChoice ? "Choice" : "", apartByCase: true, out _);
    }

    private readonly record struct Claim(DateTime Age, Kind Kind, string Name, Action Make);
}
