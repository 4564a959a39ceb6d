using TypedDynamics.Generator.Schema;

namespace TypedDynamics.Generator.Planning;

/// <summary>The C# names of all types of an org, and of their members. The whole org counts, asked for or not: asking for more renames nothing.</summary>
internal sealed class TypeNames
{
    private readonly OrgIndex _index;
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
        var scope = new NameScope(name => ReservedNames.IsType(name) || name == contextName);
        var entities = index.ByAge();
        foreach (var entity in entities)
        {
            var source = entity.SchemaName ?? entity.LogicalName;
            _entities[entity.LogicalName] = scope.Claim(
                Identifiers.Pascal(source), Identifiers.PascalWithUnderscores(source), "Entity", apartByCase: true, out var collided);
            if (collided) Collisions.Add((entity.LogicalName, _entities[entity.LogicalName], entity.Source));
        }

        NameGlobalChoices(scope, entities);
        foreach (var type in index.Org.EnumTypes) _csdlTypes[type.Name] = ClaimCsdl(scope, type.Name, "Choice");
        foreach (var type in index.Org.ComplexTypes) _csdlTypes[type.Name] = ClaimCsdl(scope, type.Name, "Value");
        foreach (var entity in entities) NameLocalTypes(scope, entity);
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

    private static string ClaimCsdl(NameScope scope, string name, string suffix) =>
        scope.Claim(Identifiers.Pascal(name), Identifiers.PascalWithUnderscores(name), suffix, apartByCase: false, out _);

    private void NameGlobalChoices(NameScope scope, List<EntitySchema> entities)
    {
        var names = new SortedSet<string>(StringComparer.Ordinal);
        foreach (var entity in entities)
        {
            foreach (var column in entity.Columns.Concat(entity.RestatedColumns))
            {
                if (column.Choice is { IsGlobal: true } choice) names.Add(choice.Name);
            }
        }

        foreach (var name in names) _globalChoices[name] = ClaimCsdl(scope, name, "Choice");
    }

    private void NameLocalTypes(NameScope scope, EntitySchema entity)
    {
        string? prefix = null;
        MemberNames? members = null;
        var columns = new List<ColumnSchema>(entity.Columns.Concat(entity.RestatedColumns));
        columns.Sort(static (a, b) => OrgIndex.Compare(a.CreatedOn, a.LogicalName, b.CreatedOn, b.LogicalName));
        foreach (var column in columns)
        {
            var isChoice = PropertyTypes.HasLocalChoice(column);
            if (!isChoice && !PropertyTypes.IsLocalUnion(_index, column)) continue;
            prefix ??= Identifiers.Pascal(entity.SchemaName ?? entity.LogicalName);
            members ??= MembersOf(entity);
            var property = members.OfColumn(column.LogicalName)!;
            var plain = prefix + property + (isChoice ? "" : "Lookup");
            var name = scope.Claim(plain, prefix + "_" + property + (isChoice ? "" : "Lookup"), isChoice ? "Choice" : "", apartByCase: true, out _);
            (isChoice ? _localChoices : _lookups)[(entity.LogicalName, column.LogicalName)] = name;
        }
    }
}
