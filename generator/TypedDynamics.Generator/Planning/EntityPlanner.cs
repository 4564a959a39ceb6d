using TypedDynamics.Generator.Schema;

namespace TypedDynamics.Generator.Planning;

/// <summary>One entity of the org → the plan of its file.</summary>
internal sealed class EntityPlanner(ContextScope scope, AskedEntity asked, string hintName)
{
    private readonly EntitySchema _entity = asked.Schema;
    private readonly MemberNames _names = scope.Names.MembersOf(asked.Schema);
    private readonly List<ChoicePlan> _choices = [];
    private readonly List<LookupPlan> _lookups = [];

    public EntityPlan Plan()
    {
        var parent = scope.Index.BaseOf(_entity);
        var properties = Properties();
        return new()
        {
            HintName = hintName,
            Namespace = scope.Namespace,
            ClassName = scope.Names.OfEntity(_entity.LogicalName),
            BaseClass = parent is null ? null : scope.ClassOf(parent.LogicalName),
            LogicalName = _entity.LogicalName,
            EntitySetName = _entity.EntitySetName,
            PrimaryIdColumn = _entity.PrimaryIdColumn,
            PrimaryNameColumn = _entity.PrimaryNameColumn,
            Label = _entity.Label,
            Description = _entity.Description,
            IsIntersect = _entity.IsIntersect,
            IsNarrowed = asked.Members is not null,
            Messages = BulkMessages.Of(_entity, scope.Index),
            Properties = properties,
            Restated = Restated(parent),
            Navigations = Navigations(),
            Rebinds = Rebinds(parent),
            Keys = Keys(),
            Choices = _choices,
            Lookups = _lookups,
        };
    }

    private List<PropertyPlan> Properties()
    {
        var columns = new List<ColumnSchema>();
        var seen = new HashSet<string>(StringComparer.Ordinal);
        foreach (var column in _entity.Columns)
        {
            if (_names.Inherits(column) || !IsKept(column)) continue;
            if (seen.Add(column.LogicalName)) columns.Add(column);
            else scope.TellTwice($"Column '{column.LogicalName}' of '{_entity.LogicalName}'", column.Source);
        }

        columns.Sort(static (a, b) => a.IsPrimaryId != b.IsPrimaryId
            ? b.IsPrimaryId.CompareTo(a.IsPrimaryId)
            : string.CompareOrdinal(a.LogicalName, b.LogicalName));
        var plans = new List<PropertyPlan>(columns.Count);
        foreach (var column in columns)
        {
            if (Property(column) is { } plan) plans.Add(plan);
        }

        return plans;
    }

    private List<RestatedPlan> Restated(EntitySchema? parent)
    {
        var plans = new List<RestatedPlan>();
        foreach (var column in _entity.RestatedColumns)
        {
            var (inherited, declaring) = Inherited(parent, column.LogicalName);
            if (inherited is null || !scope.Asked[declaring!.LogicalName].Keeps(column.LogicalName) || Property(column) is not { } property) continue;
            var isSettable = property.IsSettable && (inherited.IsValidForCreate || inherited.IsValidForUpdate);
            plans.Add(new(property with { IsSettable = isSettable }, ChoiceTypeOf(declaring, inherited)));
        }

        return plans;
    }

    private bool IsKept(ColumnSchema column) => IsPrimaryId(column) || asked.Keeps(column.LogicalName);

    private bool IsPrimaryId(ColumnSchema column) => column.LogicalName == _entity.PrimaryIdColumn;

    private PropertyPlan? Property(ColumnSchema column)
    {
        var name = _names.OfColumn(column.LogicalName)!;
        if (ValueOf(column, name) is not var (kind, value))
        {
            scope.Problems.Add(new(
                "TD0022",
                $"Column '{column.LogicalName}' of '{_entity.LogicalName}' is left out: its type '{column.TypeName.Name}' is not known",
                InCache: column.Source));
            return null;
        }

        var isLookup = kind == "Lookup";
        var expectedWireName = isLookup ? $"_{column.LogicalName}_value" : column.LogicalName;
        var targets = isLookup ? LookupPlanner.Targets(scope, column.Targets) : [];
        return new()
        {
            Name = name,
            LogicalName = column.LogicalName,
            WireName = column.WireName == expectedWireName ? null : column.WireName,
            Kind = kind,
            Value = value,
            IsPrimaryKey = IsPrimaryId(column) && value.Kind == ValueKind.Guid,
            IsSettable = (column.IsValidForCreate || column.IsValidForUpdate)
                && column.Type != ColumnType.File
                && (!isLookup || targets.Exists(static target => target.Navigation is not null)),
            Targets = targets,
            Label = column.Label,
            Description = column.Description,
            Facts = ColumnFacts.Describe(column),
            Obsolete = column.DeprecatedVersion is { } version ? $"Deprecated since version {version}." : null,
        };
    }

    private (string Kind, ValuePlan Value)? ValueOf(ColumnSchema column, string name)
    {
        if (PropertyTypes.IsLookup(column)) return ("Lookup", LookupOf(column));
        if (PropertyTypes.IsChoice(column) && ChoiceOf(column, name) is { } choice)
        {
            return column.Type == ColumnType.MultiSelectChoice
                ? ("MultiSelectChoice", new(ValueKind.Choices, choice))
                : ("Choice", new(ValueKind.Choice, choice));
        }

        if (column.Type == ColumnType.Csdl) return scope.ValueOf(column.TypeName) is { } csdl ? ("Complex", csdl) : null;
        var (kind, value) = PropertyTypes.Of(column.Type);
        return (kind, new(value, value == ValueKind.Choices ? "int" : ""));
    }

    private ValuePlan LookupOf(ColumnSchema column)
    {
        var value = LookupPlanner.ValueOf(scope, _entity, column);
        if (value.Kind == ValueKind.AnyLookup && PropertyTypes.IsLocalUnion(scope.Index, column))
        {
            var tables = PropertyTypes.TablesOf(scope.Index, column);
            _lookups.Add(LookupPlanner.Union(scope, scope.Names.OfLookup(_entity, column), tables));
        }

        return value;
    }

    private ValuePlan ChoiceTypeOf(EntitySchema declaring, ColumnSchema column) => column.Choice switch
    {
        { Options.Count: > 0, IsGlobal: true } choice => new(ValueKind.Choice, scope.Qualify(scope.Names.OfGlobalChoice(choice.Name))),
        { Options.Count: > 0 } => new(ValueKind.Choice, scope.Qualify(scope.Names.OfLocalChoice(declaring, column))),
        _ => new(PropertyTypes.Of(column.Type).Value, ""),
    };

    private string? ChoiceOf(ColumnSchema column, string property)
    {
        if (column.Choice is not { Options.Count: > 0 } choice) return null;
        if (choice.IsGlobal)
        {
            if (!scope.GlobalChoices.ContainsKey(choice.Name)) scope.GlobalChoices[choice.Name] = choice;
            return scope.Qualify(scope.Names.OfGlobalChoice(choice.Name));
        }

        var name = scope.Names.OfLocalChoice(_entity, column);
        var className = scope.Names.OfEntity(_entity.LogicalName);
        _choices.Add(ChoicePlanner.Plan(choice, name, $"Options of <c>{className}.{property}</c>."));
        return scope.Qualify(name);
    }

    private List<NavigationPlan> Navigations()
    {
        var plans = new List<NavigationPlan>();
        var seen = new HashSet<string>(StringComparer.Ordinal);
        foreach (var navigation in _entity.Navigations)
        {
            if (_names.Inherits(navigation) || scope.ClassOf(navigation.Target) is not { } target) continue;
            var isKept = asked.Keeps(navigation.Name) || (navigation.ReferencingColumn is { } column && asked.Keeps(column));
            if (!isKept) continue;
            if (!seen.Add(navigation.Name))
            {
                scope.TellTwice($"Navigation '{navigation.Name}' of '{_entity.LogicalName}'", navigation.Source);
                continue;
            }

            plans.Add(new(
                _names.OfNavigation(navigation.Name),
                navigation.Name,
                navigation.IsCollection,
                target,
                navigation.Target,
                navigation.IsCollection ? FarColumn(navigation) : navigation.ReferencingColumn,
                navigation.IsManyToMany,
                navigation.Intersect));
        }

        plans.Sort(static (a, b) => a.IsCollection != b.IsCollection
            ? a.IsCollection.CompareTo(b.IsCollection)
            : string.CompareOrdinal(a.WireName, b.WireName));
        return plans;
    }

    private string? FarColumn(NavigationSchema collection)
    {
        if (collection.Partner is not { } partner || collection.IsManyToMany) return null;
        scope.Index.Entities.TryGetValue(collection.Target, out var type);
        for (; type is not null; type = scope.Index.BaseOf(type))
        {
            foreach (var navigation in type.Navigations)
            {
                if (navigation.Name == partner && !navigation.IsCollection) return navigation.ReferencingColumn;
            }
        }

        return null;
    }

    // Activities bind the lookups that they inherit by navigations of their own: regardingobjectid_account_task.
    private List<RebindPlan> Rebinds(EntitySchema? parent)
    {
        var own = new SortedDictionary<string, List<LookupTarget>>(StringComparer.Ordinal);
        foreach (var navigation in _entity.Navigations)
        {
            if (parent is null || navigation.IsCollection || navigation.ReferencingColumn is not { } column || _names.Inherits(navigation)) continue;
            if (!own.TryGetValue(column, out var targets)) own[column] = targets = [];
            targets.Add(new(navigation.Target, navigation.Name));
        }

        var plans = new List<RebindPlan>();
        foreach (var (name, targets) in own.Select(static pair => (pair.Key, pair.Value)))
        {
            var (column, declaring) = Inherited(parent, name);
            if (column is null || !PropertyTypes.IsLookup(column) || !scope.Asked[declaring!.LogicalName].Keeps(name)) continue;
            var bound = LookupPlanner.Targets(scope, targets);
            var known = new HashSet<string>(bound.Select(static target => target.LogicalName), StringComparer.Ordinal);
            bound.AddRange(LookupPlanner.Targets(scope, column.Targets).Where(target => !known.Contains(target.LogicalName)));
            bound.Sort(static (a, b) => string.CompareOrdinal(a.LogicalName, b.LogicalName));
            plans.Add(new(_names.OfColumn(name)!, name, column.WireName == $"_{name}_value" ? null : column.WireName, bound));
        }

        return plans;
    }

    private (ColumnSchema? Column, EntitySchema? Declaring) Inherited(EntitySchema? type, string column)
    {
        for (; type is not null; type = scope.Index.BaseOf(type))
        {
            foreach (var candidate in type.RestatedColumns.Concat(type.Columns))
            {
                if (candidate.LogicalName == column) return (candidate, type);
            }
        }

        return (null, null);
    }

    private List<KeyPlan> Keys()
    {
        var plans = new List<KeyPlan>();
        foreach (var key in _entity.Keys)
        {
            if (key.Columns.All(column => _names.OfColumn(column) is not null && asked.Keeps(column))) plans.Add(new(key.Name, key.Columns));
        }

        plans.Sort(static (a, b) => string.CompareOrdinal(a.Name, b.Name));
        return plans;
    }
}
