using TypedDynamics.Querying.FetchXml;
using TypedDynamics.Querying.Model;
using TypedDynamics.Records;
using TypedDynamics.Serialization;

namespace TypedDynamics.Querying.Execution;

/// <summary>Makes queries of FetchXML that was written by hand, for rows of a class.</summary>
internal static class Fetching
{
    /// <exception cref="FormatException">It is not FetchXML.</exception>
    /// <exception cref="ArgumentException">It asks another table than that of the type.</exception>
    public static FetchQuery<T> Typed<T>(DataverseConnection connection, string fetchXml)
        where T : Entity, IEntity<T>
    {
        var document = FetchDocument.Parse(fetchXml);
        RequireTable<T>(document);
        return new(
            new(options => document.Write(null, options.PageSize), document.IsLimited, (options, start) => Pages<T>(connection, document, options, start)),
            FetchOptions.Of(connection, document.IsLimited));
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
            new(_ => address, IsLimited: false, (options, start) => new ViewPages<T>(connection.AskAsync, address, document =>
            {
                RequireTable<T>(document);
                return Pages<T>(connection, document, document.IsLimited ? options with { PageSize = null } : options, start);
            })),
            FetchOptions.Of(connection, isLimited: false));
    }

    private static void RequireTable<T>(FetchDocument document)
        where T : Entity, IEntity<T>
    {
        if (document.EntityName != T.Model.LogicalName)
            throw new ArgumentException($"This FetchXML asks '{document.EntityName}', and {typeof(T).Name} is a row of '{T.Model.LogicalName}'. Name the class of that table.", "fetchXml");
    }

    private static PageSequence<T> Pages<T>(DataverseConnection connection, FetchDocument document, FetchOptions options, string? start)
        where T : Entity, IEntity<T>
    {
        var road = new FetchRoad(FetchRequest.SetOf(T.Model), page => document.Write(page, options.PageSize), options.Preferences(needsTables: ColumnSelection.All.HasPolymorphicLookup(T.Model)));
        return new(connection.AskAsync, new QueryModel(T.Model), road, Shape<T>(document), start);
    }

    private static RowShape Shape<T>(FetchDocument document)
        where T : Entity, IEntity<T>
    {
        if (document.HasAllColumns) return RowShape.Whole(T.Model);
        var columns = document.Columns.Select(T.Model.FindColumn).OfType<Emitted.ColumnModel>();
        return new RowShape(T.Model, LoadedMembers.Of(T.Model.Key is { } key ? columns.Append(key) : columns));
    }
}
