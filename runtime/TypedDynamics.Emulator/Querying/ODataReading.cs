using System.Collections.Immutable;
using Microsoft.OData.UriParser;
using TypedDynamics.Emulator.Answers;
using TypedDynamics.Emulator.Organization;

namespace TypedDynamics.Emulator.Querying;

/// <summary>Turns what <see cref="ODataUriParser"/> made of a query string into a <see cref="RowQuery"/>.</summary>
internal sealed class ODataReading(ODataUriParser parser, ColumnTests tests)
{
    private const int MostExpansions = 15;

    /// <summary>Reads the options of a list or a row. <paramref name="expand"/> is the text of its <c>$expand</c>.</summary>
    public RowQuery Read(Table table, string expand)
    {
        var query = RowQuery.All(table);
        if (Parsed(parser.ParseSelectAndExpand) is { } clause)
            query = ReadSelection(query, clause, expand);
        if (CountExpansions(query) > MostExpansions)
            throw ODataErrors.BadRequest($"The number of $expand options in a query cannot exceed {MostExpansions}.");
        return query with
        {
            Where = ReadFilter(Parsed(parser.ParseFilter), query.Row),
            OrderBy = ReadOrder(parser.ParseOrderBy(), query.Row),
            Top = Limit(parser.ParseTop()),
        };
    }

    // The parser lets what its conversions throw pass: a number beyond the type that it is compared with.
    private static T Parsed<T>(Func<T> parse)
    {
        try
        {
            return parse();
        }
        catch (OverflowException e)
        {
            throw ODataErrors.BadRequest(e.Message);
        }
    }

    private static int CountExpansions(RowQuery query) => query.Expansions.Sum(each => 1 + CountExpansions(each.Query));

    private RowQuery ReadSelection(RowQuery query, SelectExpandClause clause, string expandText)
    {
        var columns = new List<Column>();
        var expansions = ImmutableArray.CreateBuilder<Expansion>();
        foreach (var item in clause.SelectedItems)
        {
            switch (item)
            {
                case ExpandedNavigationSelectItem expand:
                    expansions.Add(ReadExpansion(expand, query.Table, expandText));
                    break;
                case ExpandedReferenceSelectItem reference:
                    expansions.Add(ReadReference(reference, query.Table));
                    break;
                case PathSelectItem { SelectedPath.LastSegment: PropertySegment property }:
                    columns.Add(query.Table.Column(property.Property.Name) ?? throw Unknown(property.Property.Name, query.Table));
                    break;
                case PathSelectItem { SelectedPath.LastSegment: NavigationPropertySegment navigation } when !IsExpanded(clause, navigation):
                    throw Unknown(navigation.NavigationProperty.Name, query.Table);
            }
        }

        var selected = columns.ToImmutableArray();
        // A reference comes with the column that holds it.
        columns.AddRange(expansions.Where(each => each.AsReference).Select(each => each.Navigation.Column).OfType<Column>());
        var selectsAll = clause.AllSelected || clause.SelectedItems.Any(item => item is WildcardSelectItem);
        return query with
        {
            SelectsAll = selectsAll,
            Selected = selectsAll ? [] : selected,
            Columns = selectsAll ? query.Table.Columns : Implied(columns, query.Table),
            Expansions = expansions.ToImmutable(),
        };
    }

    private static bool IsExpanded(SelectExpandClause clause, NavigationPropertySegment navigation) =>
        clause.SelectedItems.OfType<ExpandedReferenceSelectItem>().Any(item => item.PathToNavigationProperty.LastSegment.Equals(navigation));

    // The ids come always, and the currency with every amount.
    private static ImmutableArray<Column> Implied(List<Column> columns, Table table)
    {
        IEnumerable<Column?> implied = [table.PrimaryId, table.Key, columns.Exists(column => column.Kind == ColumnKind.Money) ? table.Column("_transactioncurrencyid_value") : null];
        return [.. columns.Concat(implied.OfType<Column>()).Distinct()];
    }

    private Expansion ReadExpansion(ExpandedNavigationSelectItem item, Table table, string expandText)
    {
        var navigation = NavigationOf(item, table);
        var options = ExpandText.OptionsOf(expandText, navigation.Name);
        if (item.SkipOption is not null || item.CountOption is not null || item.SearchOption is not null || item.LevelsOption is not null)
            throw ODataErrors.BadRequest("Only $select, $filter, $orderby, $top and $expand are supported inside $expand.");

        var query = ReadSelection(RowQuery.All(navigation.Target), item.SelectAndExpand, ExpandText.NestedIn(options));
        var where = ReadFilter(item.FilterOption, query.Row);
        var orderBy = ReadOrder(item.OrderByOption, query.Row);
        if (query.Expansions.Length > 0 && (orderBy.Length > 0 || item.TopOption is not null))
            throw ODataErrors.BadRequest("Only $select and $filter clause can be provided while doing $expand on many-to-one relationship or nested one-to-many relationship.");

        // The service returns the reference back to the parent with each row of a collection.
        if (navigation is { IsCollection: true, Column: { } back } && !query.SelectsAll)
            query = query with { Columns = [.. query.Columns.Append(back).Distinct()] };
        return new(navigation, query with { Where = where, OrderBy = orderBy, Top = Limit(item.TopOption) }, options);
    }

    private static Expansion ReadReference(ExpandedReferenceSelectItem item, Table table)
    {
        var navigation = NavigationOf(item, table);
        if (navigation.IsCollection)
            throw ODataErrors.BadRequest("Expand with $ref is only supported on lookup type navigation property.");
        return new(navigation, RowQuery.All(navigation.Target) with { Columns = [navigation.Target.Key], SelectsAll = false }, [], AsReference: true);
    }

    private static Navigation NavigationOf(ExpandedReferenceSelectItem item, Table table)
    {
        if (item.PathToNavigationProperty.Count > 1)
            throw ODataErrors.NotImplemented("paths inside $expand");
        var name = ((NavigationPropertySegment)item.PathToNavigationProperty.LastSegment).NavigationProperty.Name;
        return Known(table.Navigation(name), name);
    }

    public static Navigation Known(Navigation? navigation, string name) =>
        navigation ?? throw ODataErrors.NotImplemented($"the navigation '{name}'");

    private Condition? ReadFilter(FilterClause? clause, Variable row) =>
        clause is null ? null : new ODataFilterReading(tests).Read(clause, row);

    private ImmutableArray<Order> ReadOrder(OrderByClause? clause, Variable row)
    {
        var orders = ImmutableArray.CreateBuilder<Order>();
        for (; clause is not null; clause = clause.ThenBy)
        {
            var path = new ODataFilterReading(tests).ReadPath(clause, row);
            if (!orders.Any(order => SamePath(order.Path, path)))
                orders.Add(new(path, clause.Direction == OrderByDirection.Descending));
        }

        return orders.ToImmutable();
    }

    private static bool SamePath(ColumnPath left, ColumnPath right) => left.Column == right.Column && left.Row.Hops.SequenceEqual(right.Row.Hops);

    private static int? Limit(long? top) => top is null ? null : (int)Math.Min(top.Value, RowFetching.MostRows);

    private static ServiceError Unknown(string property, Table table) =>
        ODataErrors.BadRequest($"Could not find a property named '{property}' on type '{table.FullName}'.");
}
