using System.Linq.Expressions;
using System.Text;
using TypedDynamics.Emitted;
using TypedDynamics.Querying.OData;
using TypedDynamics.Querying.Translation;

namespace TypedDynamics.Writing;

/// <summary>Where a row is written: <c>accounts(…)</c>, by its id or by an alternate key.</summary>
/// <param name="Path">Relative to the root of the Web API.</param>
/// <param name="KeyColumns">The columns that the path names the row by; they need not be in the body.</param>
internal sealed record RowAddress(string Path, IReadOnlyList<ColumnModel> KeyColumns)
{
    public static string SetOf(EntityModel entity) =>
        entity.EntitySetName ?? throw new InvalidOperationException($"Table '{entity.LogicalName}' has no entity set, so that its rows cannot be written by themselves.");

    /// <exception cref="ArgumentException">The id is empty.</exception>
    public static RowAddress Of(EntityModel entity, Guid id)
    {
        if (id == Guid.Empty) throw new ArgumentException($"The row of '{entity.LogicalName}' has no id. Assign its key, or read it first.", nameof(id));
        return new($"{SetOf(entity)}({ODataLiteral.Write(id)})", entity.Key is { } column ? [column] : []);
    }

    /// <summary>By the columns of an alternate key, with the values that the row has in them.</summary>
    /// <exception cref="ArgumentException">The columns are no alternate key of the table, or one of them is null.</exception>
    public static RowAddress Of<T>(T row, Expression<Func<T, object?>> key)
        where T : Entity, IEntity<T>
    {
        var parts = Parts(key.Body).ToList();
        var scope = Scope.Of(key, T.Model);
        var columns = parts.ConvertAll(part => MemberPaths.Reach(part, scope) is { Column: { } column, Navigations.IsEmpty: true }
            ? column
            : throw new ArgumentException($"'{part}' is no column of '{T.Model.LogicalName}'. Name the columns of an alternate key: x => x.AccountNumber, or x => new {{ x.FirstName, x.EMailAddress1 }}.", nameof(key)));
        RequireKey(T.Model, columns);

        var path = new StringBuilder(SetOf(T.Model)).Append('(');
        for (var i = 0; i < columns.Count; i++)
        {
            var value = Captured.Value(new OfRow(key.Parameters[0], row).Visit(parts[i]))
                ?? throw new ArgumentException($"'{columns[i].MemberName}' is null, and a row cannot be found by that. Assign it first.", nameof(row));
            path.Append(i == 0 ? "" : ",").Append(columns[i].WireName).Append('=').Append(ODataLiteral.Write(Literals.For(value, columns[i], parts[i])));
        }

        return new(path.Append(')').ToString(), columns);
    }

    // x => x.Number; x => new { x.FirstName, x.LastName }
    private static IEnumerable<Expression> Parts(Expression body) => body switch
    {
        NewExpression several => several.Arguments,
        UnaryExpression { NodeType: ExpressionType.Convert, Method: null } boxed => Parts(boxed.Operand),
        _ => [body],
    };

    private static void RequireKey(EntityModel entity, List<ColumnModel> columns)
    {
        var names = columns.Select(static column => column.LogicalName).ToHashSet(StringComparer.Ordinal);
        if (entity.Keys.Any(known => names.SetEquals(known.Columns))) return;
        var keys = entity.Keys.IsEmpty ? "it has none" : $"it has {string.Join(" and ", entity.Keys.Select(static known => $"{known.Name} ({string.Join(", ", known.Columns)})"))}";
        throw new ArgumentException($"'{string.Join(", ", names)}' is no alternate key of '{entity.LogicalName}': {keys}.", nameof(columns));
    }

    private sealed class OfRow(ParameterExpression parameter, object row) : ExpressionVisitor
    {
        protected override Expression VisitParameter(ParameterExpression node) => node == parameter ? Expression.Constant(row, node.Type) : node;
    }
}
