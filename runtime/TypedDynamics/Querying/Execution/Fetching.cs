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
        if (document.EntityName != T.Model.LogicalName)
            throw new ArgumentException($"This FetchXML asks '{document.EntityName}', and {typeof(T).Name} is a row of '{T.Model.LogicalName}'. Name the class of that table.", nameof(fetchXml));
        var set = FetchRequest.SetOf(T.Model);
        return new(document, FetchOptions.Of(connection, document), (what, options, start) => new PageSequence<T>(
            connection.AskAsync,
            new QueryModel(T.Model),
            new FetchRoad(set, page => what.Write(page, options.PageSize), options.Preferences(needsTables: ColumnSelection.All.HasPolymorphicLookup(T.Model))),
            Shape<T>(what),
            start));
    }

    private static RowShape Shape<T>(FetchDocument document)
        where T : Entity, IEntity<T>
    {
        if (document.HasAllColumns) return RowShape.Whole(T.Model);
        var columns = document.Columns.Select(T.Model.FindColumn).OfType<Emitted.ColumnModel>();
        return new RowShape(T.Model, LoadedMembers.Of(T.Model.Key is { } key ? columns.Append(key) : columns));
    }
}
