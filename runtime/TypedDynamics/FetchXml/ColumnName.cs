using System.Linq.Expressions;
using TypedDynamics.Querying.Translation;

namespace TypedDynamics.FetchXml;

/// <summary>The logical name of the column that a lambda names.</summary>
internal static class ColumnName
{
    public static string Of<T, TColumn>(Expression<Func<T, TColumn>> column)
        where T : Entity, IEntity<T>
    {
        ArgumentNullException.ThrowIfNull(column);
        return MemberPaths.Reach(column.Body, Scope.Of(column, T.Model)) is { Column: { } found, Navigations.IsEmpty: true }
            ? found.LogicalName
            : throw Unsupported.Because(column.Body, "this is no column of the row", "Name one: (Account a) => a.Name. Columns of other tables belong to a link of their own.");
    }
}
