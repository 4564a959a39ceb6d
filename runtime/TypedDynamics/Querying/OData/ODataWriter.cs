using System.Collections.Immutable;
using System.Globalization;
using System.Text;
using TypedDynamics.Emitted;
using TypedDynamics.Querying.Model;

namespace TypedDynamics.Querying.OData;

/// <summary>A query as the address that asks it, relative to the service's root and encoded as it is sent.</summary>
internal static class ODataWriter
{
    /// <summary>All rows: <c>accounts?$select=name&amp;$filter=…</c>.</summary>
    /// <exception cref="QueryNotSupportedException">The entity has no set of its own.</exception>
    public static string Write(QueryModel model)
    {
        if (model.IsDistinct)
            throw new QueryNotSupportedException("OData has no distinct rows. Leave AsOData out, so that the query goes as FetchXML.");
        if (model.Joins is [var join, ..])
            throw new QueryNotSupportedException($"OData joins no tables: '{join.Table.Entity.LogicalName}' comes by FetchXML only. Leave AsOData out, or include the related rows.");
        var uri = new StringBuilder(EntitySet(model.Entity));
        var options = new ODataOptions(uri, '?', '&');
        if (model.Aggregation is not null)
        {
            ODataApplyWriter.Write(options.Begin("$apply"), model);
            return uri.ToString();
        }

        WriteSelect(options, model.Columns, model.Entity);
        WriteFilter(options, model.Filter, model.Entity);
        WriteOrderings(options, model.Orderings);
        if (!model.TopSpansPages) WriteTop(options, model.Top);
        WriteExpansions(options, model.Expansions);
        return uri.ToString();
    }

    /// <summary>The row of that key, with the query's columns and expansions: <c>accounts(…)?$select=name</c>.</summary>
    /// <exception cref="QueryNotSupportedException">The entity has no set of its own.</exception>
    public static string WriteRow(QueryModel model, Guid id)
    {
        var uri = new StringBuilder(EntitySet(model.Entity)).Append('(').Append(ODataLiteral.Write(id)).Append(')');
        var options = new ODataOptions(uri, '?', '&');
        WriteSelect(options, model.Columns, model.Entity);
        WriteExpansions(options, model.Expansions);
        return uri.ToString();
    }

    /// <summary>The set, with the query's columns and expansions: where a create is sent whose answer is to look so.</summary>
    /// <exception cref="QueryNotSupportedException">The entity has no set of its own.</exception>
    public static string WriteShape(QueryModel model)
    {
        var uri = new StringBuilder(EntitySet(model.Entity));
        var options = new ODataOptions(uri, '?', '&');
        WriteSelect(options, model.Columns, model.Entity);
        WriteExpansions(options, model.Expansions);
        return uri.ToString();
    }

    private static string EntitySet(EntityModel entity) =>
        entity.EntitySetName
        ?? throw new QueryNotSupportedException(
            $"Table '{entity.LogicalName}' has no entity set, so that its rows cannot be asked for by themselves. Include them from a row that leads to them.");

    private static void WriteSelect(ODataOptions options, ColumnSelection columns, EntityModel entity)
    {
        if (columns.NamedOf(entity) is not { } named) return;
        if (named.IsEmpty)
        {
            if (entity.PrimaryIdColumn is { } key) options.Begin("$select").Append(key);
            return;
        }

        var text = options.Begin("$select");
        for (var i = 0; i < named.Length; i++) text.Append(i == 0 ? string.Empty : ",").Append(named[i].WireName);
    }

    private static void WriteFilter(ODataOptions options, Filter? filter, EntityModel entity)
    {
        if (filter is null or Constant { Holds: true }) return;
        ODataFilterWriter.Write(options.Begin("$filter"), filter, entity);
    }

    private static void WriteOrderings(ODataOptions options, ImmutableArray<Ordering> orderings)
    {
        if (orderings.IsEmpty) return;
        var text = options.Begin("$orderby");
        for (var i = 0; i < orderings.Length; i++)
        {
            if (i > 0) text.Append(',');
            if (orderings[i].ByLabel) throw new QueryNotSupportedException($"OData sorts '{orderings[i].Path.Column.MemberName}' by the numbers of its options. Leave Label() out, or sort after the rows are read.");
            ODataFilterWriter.WritePath(text, orderings[i].Path);
            if (orderings[i].Descending) text.Append("%20desc");
        }
    }

    private static void WriteTop(ODataOptions options, int? top)
    {
        if (top is { } rows) options.Begin("$top").Append(CultureInfo.InvariantCulture, $"{rows}");
    }

    private static void WriteExpansions(ODataOptions options, ImmutableArray<Expansion> expansions)
    {
        if (expansions.IsEmpty) return;
        var text = options.Begin("$expand");
        for (var i = 0; i < expansions.Length; i++)
        {
            if (i > 0) text.Append(',');
            WriteExpansion(text, expansions[i]);
        }
    }

    private static void WriteExpansion(StringBuilder text, Expansion expansion)
    {
        text.Append(expansion.Navigation.WireName);
        var options = new ODataOptions(text, '(', ';');
        var target = expansion.Navigation.Target;
        WriteSelect(options, expansion.Columns, target);
        WriteFilter(options, expansion.Filter, target);
        WriteOrderings(options, expansion.Orderings);
        WriteTop(options, expansion.Top);
        WriteExpansions(options, expansion.Expansions);
        if (options.Any) text.Append(')');
    }
}
