using System.Collections.Immutable;
using Microsoft.Data.Sqlite;
using Microsoft.OData.Edm;
using Microsoft.OData.UriParser;
using TypedDynamics.Emulator.Answers;
using TypedDynamics.Emulator.Organization;
using TypedDynamics.Emulator.Storage;

namespace TypedDynamics.Emulator.Querying;

/// <summary>Follows a parsed path to what it names, looking rows up on the way where an alternate key or a navigation asks for it.</summary>
internal sealed class ODataAddressing(SqliteConnection connection, Org org)
{
    private readonly RowFetching _rows = new(connection, org);

    public Target Follow(ODataPath path)
    {
        var target = new Target("");
        foreach (var segment in path)
            target = Step(target, segment);
        return target;
    }

    private Target Step(Target at, ODataPathSegment segment) => segment switch
    {
        EntitySetSegment set when org.TableOfSet(set.EntitySet.Name) is { } table => new("{set}") { Table = table },
        EntitySetSegment => new("{definitions}"),
        _ when at.Shape.StartsWith("{definitions}", StringComparison.Ordinal) => at,
        _ when at.IsEmpty => at,
        _ when at.Missing is { } missing => throw missing,
        KeySegment key when at.Navigation is { } navigation => at with { Related = OpenRow(new("{set}") { Table = navigation.Target }, key).Row },
        KeySegment key when at.Table is not null => OpenRow(at, key),
        NavigationPropertySegment navigation when at is { Shape: "{row}" } => FollowNavigation(at, navigation.NavigationProperty.Name),
        PropertySegment property when at is { Shape: "{row}", Table: { } table } => at with { Shape = "{row}/{column}", Column = table.Column(property.Property.Name) },
        ValueSegment => at with { Shape = at.Shape + "/$value" },
        CountSegment => at with { Shape = at.Shape + "/$count" },
        TypeSegment => at with { Shape = at.Shape + "/{type}" },
        NavigationPropertyLinkSegment link when at is { Shape: "{row}", Table: { } table } => at with
        {
            Shape = IsCollection(link) ? "{row}/{collection}/$ref" : "{row}/{single}/$ref",
            Navigation = ODataReading.Known(table.Navigation(link.NavigationProperty.Name), link.NavigationProperty.Name),
        },
        OperationImportSegment import => new(IsFunction(import.OperationImports) ? "{function}" : "{action}"),
        OperationSegment operation => at with { Shape = at.Shape + (operation.Operations.First() is IEdmFunction ? "/{function}" : "/{action}") },
        MetadataSegment => new("$metadata"),
        BatchSegment => new("$batch"),
        _ => at with { Shape = at.Shape + "/{other}" },
    };

    private static bool IsFunction(IEnumerable<IEdmOperationImport> imports) => imports.First() is IEdmFunctionImport;

    private static bool IsCollection(NavigationPropertyLinkSegment link) =>
        link.NavigationProperty.TargetMultiplicity() == EdmMultiplicity.Many;

    private Target OpenRow(Target at, KeySegment segment)
    {
        var table = at.Table!;
        var keys = segment.Keys.ToList();
        var byId = keys is [{ Key: var name, Value: Guid value }] && (name == table.Key.Name || name == table.PrimaryId.Name) ? value : (Guid?)null;
        if (byId is not null && at.Parent is null)
            return new("{row}") { Table = table, Row = byId };

        var variable = new Variable(table);
        Condition? where = null;
        foreach (var (column, part) in keys)
            where = Condition.Both(where, Equal(new ColumnPath(variable.Row, table.Column(column)!), part));
        if (_rows.One(new RowQuery(variable) { Columns = [], Where = where }, at.Parent) is not { } found)
            return byId is { } missing ? throw ODataErrors.RowNotFound(table, missing) : NoRowOf(table, keys);
        return new("{row}") { Table = table, Row = found.Id, AlternateKey = byId is null ? ValuesOf(table, keys) : ImmutableDictionary<Column, object?>.Empty };
    }

    // An upsert makes the row that another request misses.
    private static Target NoRowOf(Table table, List<KeyValuePair<string, object>> keys) =>
        new("{row}") { Table = table, Missing = ODataErrors.RowNotFoundByKey(table), AlternateKey = ValuesOf(table, keys) };

    private static Dictionary<Column, object?> ValuesOf(Table table, List<KeyValuePair<string, object>> keys) => keys.ToDictionary(
        key => table.Column(key.Key)!,
        key => StoredValues.FromStored(table.Column(key.Key)!.Kind, ODataLiterals.ToStored(key.Value, table.Column(key.Key)!)));

    private static Condition Equal(ColumnPath path, object? value) => value is null
        ? new IsNull(path)
        : new Comparison(path, ComparisonKind.Equal, new Literal(ODataLiterals.ToStored(value, path.Column)));

    private Target FollowNavigation(Target at, string name)
    {
        var (table, id) = (at.Table!, at.Row!.Value);
        var navigation = ODataReading.Known(table.Navigation(name), name);
        var row = new Variable(table);
        var query = new RowQuery(row)
        {
            Columns = navigation is { IsCollection: false, Column: { } column } ? [column] : [],
            Where = Equal(new ColumnPath(row.Row, table.Key), id),
        };
        var found = _rows.One(query) ?? throw ODataErrors.RowNotFound(table, id);
        if (navigation.IsCollection)
            return new("{row}/{collection}") { Table = navigation.Target, Parent = new ParentLink(navigation, [id]) };
        return (navigation.Column is { } held ? found[held] : null) switch
        {
            Reference reference when org.Table(reference.LogicalName) is { } actual && IsA(actual, navigation.Target) => new("{row}") { Table = actual, Row = reference.Id },
            Guid same => new("{row}") { Table = navigation.Target, Row = same },
            _ => new("{row}") { Table = navigation.Target, IsEmpty = true },
        };
    }

    private static bool IsA(Table table, Table target) => table == target || (table.Base is { } parent && IsA(parent, target));
}
