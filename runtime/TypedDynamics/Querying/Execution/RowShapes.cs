using System.Collections.Immutable;
using TypedDynamics.Emitted;
using TypedDynamics.Querying.Model;
using TypedDynamics.Records;
using TypedDynamics.Serialization;

namespace TypedDynamics.Querying.Execution;

/// <summary>What the rows of a query will look like.</summary>
internal static class RowShapes
{
    extension(RowShape)
    {
        /// <summary>The shape of the rows that a query asks for: a new one for each run, since it learns.</summary>
        public static RowShape Of(QueryModel query) => Of(query.Entity, query.Columns, query.Expansions);
    }

    private static RowShape Of(EntityModel entity, ColumnSelection columns, ImmutableArray<Expansion> expansions)
    {
        var shape = new RowShape(entity, columns.IsAll ? entity.AllColumns : LoadedMembers.Of(WithKey(entity, columns)));
        foreach (var expansion in expansions)
            shape.Expand(expansion.Navigation, Of(expansion.Navigation.Target, expansion.Columns, expansion.Expansions));
        return shape;
    }

    private static IEnumerable<MemberModel> WithKey(EntityModel entity, ColumnSelection columns) =>
        entity.Key is { } column ? columns.Columns.Append(column) : columns.Columns;
}
