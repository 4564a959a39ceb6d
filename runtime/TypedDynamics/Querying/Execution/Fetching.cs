using TypedDynamics.FetchXml;
using TypedDynamics.Querying.Model;
using TypedDynamics.Records;
using TypedDynamics.Serialization;

namespace TypedDynamics.Querying.Execution;

/// <summary>Makes queries of FetchXML that was written by hand, for rows of a class.</summary>
internal static class Fetching
{
    /// <exception cref="FormatException">It names no table.</exception>
    /// <exception cref="ArgumentException">It asks another table than that of the type.</exception>
    public static FetchQuery<T> Typed<T>(DataverseConnection connection, Fetch fetch)
        where T : Entity, IEntity<T>
    {
        RequireTable<T>(fetch);
        return new(
            new(options => FetchRequest.Text(fetch, options.Start, options.PageSize), HasNumberedPages: true, fetch.Top is not null, (options, start) => Pages<T>(connection, fetch, options, start)),
            FetchOptions.Of(connection, isLimited: fetch.Top is not null));
    }

    /// <summary>A view that is stored in the org.</summary>
    /// <param name="connection">The org.</param>
    /// <param name="views">The entity set of such views.</param>
    /// <param name="id">The view.</param>
    public static FetchQuery<T> View<T>(DataverseConnection connection, string views, Guid id)
        where T : Entity, IEntity<T>
    {
        var address = $"{views}({id:D})?$select=fetchxml";
        return new(
            new(_ => address, HasNumberedPages: false, IsLimited: false, (options, start) => new ViewPages<T>(connection.AskAsync, address, fetch =>
            {
                RequireTable<T>(fetch);
                return Pages<T>(connection, fetch, fetch.Top is not null ? options with { PageSize = null } : options, start);
            })),
            FetchOptions.Of(connection, isLimited: false));
    }

    private static void RequireTable<T>(Fetch fetch)
        where T : Entity, IEntity<T>
    {
        if (fetch.Entity.Name is var table && table != T.Model.LogicalName)
            throw new ArgumentException($"This FetchXML asks '{table}', and {typeof(T).Name} is a row of '{T.Model.LogicalName}'. Name the class of that table.", "fetchXml");
    }

    private static PageSequence<T> Pages<T>(DataverseConnection connection, Fetch fetch, FetchOptions options, string? start)
        where T : Entity, IEntity<T>
    {
        var road = new FetchRoad(FetchRequest.SetOf(T.Model), page => FetchRequest.Text(fetch, page, options.PageSize), options.Preferences(needsTables: ColumnSelection.All.HasPolymorphicLookup(T.Model)), fetch.MayRepeatRows);
        return new(connection.AskAsync, new QueryModel(T.Model), road, Shape<T>(fetch.Entity), FetchRequest.StartOf(fetch, start));
    }

    private static RowShape Shape<T>(FetchEntity table)
        where T : Entity, IEntity<T>
    {
        if (table.HasAllColumns || table.Columns.Count == 0) return RowShape.Whole(T.Model);
        // A column with an alias comes under that.
        var columns = table.Columns.Where(static column => column.Alias is null).Select(static column => T.Model.FindColumn(column.Name)).OfType<Emitted.ColumnModel>();
        return new RowShape(T.Model, LoadedMembers.Of(T.Model.Key is { } key ? columns.Append(key) : columns));
    }
}
