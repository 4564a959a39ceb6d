using Microsoft.OData.UriParser;
using TypedDynamics.Emulator.Answers;
using TypedDynamics.Emulator.Organization;

namespace TypedDynamics.Emulator.Querying;

/// <summary>Turns the tree of a <c>$filter</c> into conditions, and refuses what the service refuses.</summary>
internal sealed class ODataFilterReading(ColumnTests tests)
{
    private readonly Dictionary<RangeVariable, Variable> _variables = [];

    // The parser does not say which variable a query function was called on: it is taken for the innermost.
    private Variable? _innermost;

    public Condition Read(FilterClause clause, Variable row)
    {
        _variables[clause.RangeVariable] = _innermost = row;
        return Read(clause.Expression);
    }

    public ColumnPath ReadPath(OrderByClause clause, Variable row)
    {
        _variables[clause.RangeVariable] = row;
        return PathOf(clause.Expression) ?? throw NotSupported(clause.Expression);
    }

    /// <summary>A path that stands by itself, starting at a row of the query.</summary>
    public ColumnPath ReadPath(QueryNode node, Variable row)
    {
        var start = Unwrap(node);
        while (start is SingleValuePropertyAccessNode or SingleNavigationNode)
            start = start is SingleValuePropertyAccessNode access ? access.Source : ((SingleNavigationNode)start).Source;
        if (start is ResourceRangeVariableReferenceNode reference)
            _variables[reference.RangeVariable] = row;
        return PathOf(node) ?? throw NotSupported(node);
    }

    private Condition Read(QueryNode node) => Unwrap(node) switch
    {
        BinaryOperatorNode { OperatorKind: BinaryOperatorKind.And } and => new And(Read(and.Left), Read(and.Right)),
        BinaryOperatorNode { OperatorKind: BinaryOperatorKind.Or } or => new Or(Read(or.Left), Read(or.Right)),
        BinaryOperatorNode comparison => ReadComparison(comparison),
        UnaryOperatorNode { OperatorKind: UnaryOperatorKind.Not, Operand: SingleValueFunctionCallNode { Name: ['M', 'i', 'c', 'r', 'o', 's', 'o', 'f', 't', '.', ..] } } =>
            throw ODataErrors.BadRequest("Not operator along with the Custom Named Condition operators is not allowed"),
        UnaryOperatorNode { OperatorKind: UnaryOperatorKind.Not } not => new Not(Read(not.Operand)),
        SingleValueFunctionCallNode call => ReadCall(call),
        AnyNode any => ReadLambda(any, all: false),
        AllNode all => ReadLambda(all, all: true),
        ConstantNode { Value: bool value } => new Truth(value),
        SingleValuePropertyAccessNode flag when PathOf(flag) is { Column.Kind: ColumnKind.Boolean } path => new Comparison(path, ComparisonKind.Equal, new Literal(1L)),
        var other => throw NotSupported(other),
    };

    private Condition ReadComparison(BinaryOperatorNode node)
    {
        var kind = node.OperatorKind switch
        {
            BinaryOperatorKind.Equal => ComparisonKind.Equal,
            BinaryOperatorKind.NotEqual => ComparisonKind.NotEqual,
            BinaryOperatorKind.LessThan => ComparisonKind.Less,
            BinaryOperatorKind.LessThanOrEqual => ComparisonKind.LessOrEqual,
            BinaryOperatorKind.GreaterThan => ComparisonKind.Greater,
            BinaryOperatorKind.GreaterThanOrEqual => ComparisonKind.GreaterOrEqual,
            _ => throw NotSupported(node),
        };
        var (left, right) = (Unwrap(node.Left), Unwrap(node.Right));
        if (PathOf(left) is { } path)
            return Compare(path, kind, right);
        if (PathOf(right) is { } reversed)
            return Compare(reversed, Mirror(kind), left);
        throw NotSupported(PathOf(left) is null ? left : right);
    }

    private Condition Compare(ColumnPath path, ComparisonKind kind, QueryNode other)
    {
        if (PathOf(other) is { } column)
            return new Comparison(path, kind, column);
        if (other is not ConstantNode constant)
            throw NotSupported(other);
        if (constant.Value is null)
        {
            Condition isNull = new IsNull(path);
            return kind switch
            {
                ComparisonKind.Equal => isNull,
                ComparisonKind.NotEqual => new Not(isNull),
                _ => new Truth(false),
            };
        }

        return new Comparison(path, kind, new Literal(ODataLiterals.ToStored(constant.Value, path.Column)));
    }

    private static ComparisonKind Mirror(ComparisonKind kind) => kind switch
    {
        ComparisonKind.Less => ComparisonKind.Greater,
        ComparisonKind.LessOrEqual => ComparisonKind.GreaterOrEqual,
        ComparisonKind.Greater => ComparisonKind.Less,
        ComparisonKind.GreaterOrEqual => ComparisonKind.LessOrEqual,
        _ => kind,
    };

    private Condition ReadCall(SingleValueFunctionCallNode call)
    {
        if (ODataFunctionReading.IsQueryFunction(call.Name))
            return ODataFunctionReading.Read(tests, call, call.Source is { } source && RowOf(source) is { } row ? row : _innermost!.Row);

        var arguments = call.Parameters.Select(Unwrap).ToList();
        if (call.Name is not ("contains" or "startswith" or "endswith"))
            throw NotSupported(call);
        if (PathOf(arguments[0]) is not { } path || arguments[1] is not ConstantNode { Value: string text })
            throw NotSupported(call);
        return new Like(path, call.Name switch { "startswith" => text + "%", "endswith" => "%" + text, _ => "%" + text + "%" });
    }

    private Related ReadLambda(LambdaNode node, bool all)
    {
        if (node.Source is not CollectionNavigationNode source || RowOf(source.Source) is not { } row)
            throw NotSupported(node.Source);
        var collection = ODataReading.Known(row.Table.Navigation(source.NavigationProperty.Name), source.NavigationProperty.Name);
        if (row.Hops.Length > 0)
            throw ODataErrors.BadRequest($"The navigation property '{collection.Name}' cannot be used with any or all behind a lookup.");

        var item = new Variable(collection.Target);
        if (node.CurrentRangeVariable is null)
            return new(row, collection, item, null, false);
        _variables[node.CurrentRangeVariable] = item;
        var isTrue = Unwrap(node.Body) is ConstantNode { Value: true };
        var outer = _innermost;
        _innermost = item;
        var where = isTrue ? null : Read(node.Body);
        _innermost = outer;
        return new(row, collection, item, where, all);
    }

    private ColumnPath? PathOf(QueryNode node) => Unwrap(node) switch
    {
        SingleValuePropertyAccessNode access when RowOf(access.Source) is { } row && row.Table.Column(access.Property.Name) is { } column => new(row, column),
        // A comparison of a whole row can only be one with null: that of its lookup.
        SingleNavigationNode navigation when RowOf(navigation.Source) is { } row
            && ODataReading.Known(row.Table.Navigation(navigation.NavigationProperty.Name), navigation.NavigationProperty.Name).Column is { } column => new(row, column),
        _ => null,
    };

    private RowPath? RowOf(QueryNode node) => node switch
    {
        ResourceRangeVariableReferenceNode reference when _variables.TryGetValue(reference.RangeVariable, out var variable) => variable.Row,
        SingleNavigationNode navigation when RowOf(navigation.Source) is { } row =>
            row.Through(ODataReading.Known(row.Table.Navigation(navigation.NavigationProperty.Name), navigation.NavigationProperty.Name)),
        _ => null,
    };

    private static QueryNode Unwrap(QueryNode node) => node is ConvertNode convert ? Unwrap(convert.Source) : node;

    private static ServiceError NotSupported(QueryNode node) => ODataErrors.BadRequest($"The query node {node.Kind} is not supported");
}
