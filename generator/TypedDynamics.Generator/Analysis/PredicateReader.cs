using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;
using TypedDynamics.Generator.Diagnostics;

namespace TypedDynamics.Generator.Analysis;

/// <summary>Walks a predicate as the runtime's translator will, and notes what that would refuse.</summary>
internal sealed class PredicateReader
{
    private static readonly HashSet<string> s_opposites = ["IsCurrentUser", "IsCurrentBusinessUnit", "IsUnder", "IsIn", "IsBetween", "ContainsAny", "IsLike"];

    private readonly HashSet<ISymbol> _rows = new(SymbolEqualityComparer.Default);
    private readonly List<QueryFault> _found = [];
    private bool _isOfRelated;

    public static IReadOnlyList<QueryFault> Read(IAnonymousFunctionOperation lambda)
    {
        var reader = new PredicateReader();
        reader.Lambda(lambda);
        return reader._found;
    }

    private void Lambda(IAnonymousFunctionOperation lambda)
    {
        foreach (var parameter in lambda.Symbol.Parameters) _rows.Add(parameter);
        if (RowPaths.BodyOf(lambda) is { } body) Condition(body);
    }

    private void Condition(IOperation operation, bool isNegated = false)
    {
        var bare = RowPaths.Bare(operation);
        if (!HasRow(bare)) return;
        switch (bare)
        {
            case IBinaryOperation { OperatorKind: BinaryOperatorKind.ConditionalAnd or BinaryOperatorKind.ConditionalOr or BinaryOperatorKind.And or BinaryOperatorKind.Or } both:
                Condition(both.LeftOperand, isNegated);
                Condition(both.RightOperand, isNegated);
                break;
            case IUnaryOperation { OperatorKind: UnaryOperatorKind.Not } not:
                Condition(not.Operand, !isNegated);
                break;
            case IBinaryOperation { OperatorKind: BinaryOperatorKind.Equals or BinaryOperatorKind.NotEquals or BinaryOperatorKind.LessThan or BinaryOperatorKind.LessThanOrEqual or BinaryOperatorKind.GreaterThan or BinaryOperatorKind.GreaterThanOrEqual } comparison:
                Comparison(comparison.LeftOperand, comparison.RightOperand);
                break;
            case IInvocationOperation { TargetMethod: { ContainingType.Name: "QueryFunctions" } method } call when isNegated && method.IsOurs() && !s_opposites.Contains(method.Name):
                Refuse(call, $"the service has no opposite of '{method.Name}' and takes no \"not\" before it", "Ask for what is wanted instead, or filter after the rows are read.");
                break;
            case IInvocationOperation call:
                Call(call);
                break;
            case ICoalesceOperation coalesce when !HasRow(coalesce.WhenNull):
                Path(coalesce.Value);
                break;
            case IConditionalOperation { WhenFalse: { } otherwise } conditional:
                Both(conditional.Condition);
                Condition(conditional.WhenTrue, isNegated);
                Condition(otherwise, isNegated);
                break;
            case IBinaryOperation { OperatorKind: BinaryOperatorKind.ExclusiveOr } either:
                Both(either.LeftOperand, either.RightOperand);
                break;
            default:
                Path(bare);
                break;
        }
    }

    // Each is asked for, and its opposite.
    private void Both(params IOperation[] conditions)
    {
        foreach (var condition in conditions) Condition(condition, isNegated: true);
    }

    private void Comparison(params IOperation[] sides)
    {
        CompareWithNull(RowPaths.Bare(sides[0]), RowPaths.Bare(sides[1]));
        CompareWithNull(RowPaths.Bare(sides[1]), RowPaths.Bare(sides[0]));
        if (sides.All(side => HasRow(side) && IsTruth(RowPaths.Bare(side))))
        {
            Both(sides);
            return;
        }

        if (_isOfRelated && sides.All(HasRow) && sides.Any(static side => RowPaths.IsBehind(RowPaths.Bare(side))) && sides.All(static side => RowPaths.Bare(side) is IPropertyReferenceOperation))
        {
            Refuse(sides[0].Parent!, "of related rows the service compares two columns of one row only", "Read both and compare them afterwards.");
            return;
        }

        foreach (var side in sides)
        {
            var bare = RowPaths.Bare(side);
            if (!HasRow(bare)) continue;
            if (bare is IInvocationOperation { TargetMethod.Name: "CompareTo" or "Compare" } compared) Compared(compared, RowPaths.Bare(side == sides[0] ? sides[1] : sides[0]));
            else if (IsTruth(bare)) Condition(bare);
            else Path(side);
        }
    }

    private static bool IsTruth(IOperation operation) => operation is not IPropertyReferenceOperation && operation.Type?.SpecialType == SpecialType.System_Boolean;

    // What Compare gives is only ever less than zero, zero, or more.
    private void Compared(IInvocationOperation call, IOperation with)
    {
        if (with.ConstantValue is { HasValue: true, Value: not 0 }) Refuse(call.Parent is IBinaryOperation whole ? whole : call, "how texts compare is asked with zero alone", "Compare with 0: string.Compare(x.Name, value) > 0.");
        else Operands(call);
    }

    private void CompareWithNull(IOperation column, IOperation value)
    {
        if (value is not { ConstantValue: { HasValue: true, Value: null } } || column is not IPropertyReferenceOperation { Type: { IsValueType: true } type } || !HasRow(column)) return;
        if (type.OriginalDefinition.SpecialType != SpecialType.System_Nullable_T)
            Note(new(Rules.NeverNull, column.Syntax, $"'{QueryFault.Text(column.Syntax)}' is never null: the condition says nothing. Leave it out, or compare a column that may be empty"));
    }

    private void Call(IInvocationOperation call)
    {
        var method = call.TargetMethod;
        if (method.IsOurs())
        {
            if (method.Name == "IsIn" && call.Arguments is [_, { Value: var values }] && ValueLists.CountOf(values) == 0)
                Refuse(call, "there is no value to look for", "Leave the condition out, or give at least one value.");
            return;
        }

        if (!SupportedMethods.Contain(method)) Note(RowPaths.Computation(call));
        else if (method.Name is nameof(Enumerable.Any) or nameof(Enumerable.All)) Quantifier(call);
        else if (method is { Name: nameof(Enumerable.Contains), ContainingType.SpecialType: not SpecialType.System_String }) Membership(call);
        else if (method.Name is nameof(Equals) or nameof(string.IsNullOrEmpty)) Operands(call);
        else Search(call);
    }

    // x.Contacts.Where(c => …).Any(c => …)
    private void Quantifier(IInvocationOperation call)
    {
        var narrowed = RowPaths.Bare(call.Arguments[0].Value) as IInvocationOperation;
        if (narrowed is not { TargetMethod: { Name: nameof(Enumerable.Where), ContainingType.Name: nameof(Enumerable) } }) narrowed = null;
        if (narrowed is null && !HasRow(call.Arguments[0].Value))
        {
            Refuse(call, "the service does not look into a list of the client's own", "Write values.Contains(x.Column).");
            return;
        }

        foreach (var argument in call.Arguments.Skip(1))
        {
            if (Inline(argument.Value) is { } lambda) Related(lambda);
            else Refuse(argument.Value, "its condition is not an inline lambda, so that it cannot be read", "Write the lambda inside the query.");
        }

        if (narrowed is not null) Quantifier(narrowed);
        else if (RowPaths.Bare(call.Arguments[0].Value) is IPropertyReferenceOperation collection && RowPaths.IsBehind(collection))
            Refuse(call, "the service does not look into a collection behind a lookup", "Start from that table, or ask in two queries.");
        else Path(call.Arguments[0].Value);
    }

    // Inside a lambda the service knows the related row alone.
    private void Related(IAnonymousFunctionOperation lambda)
    {
        if (HasRow(lambda.Body))
            Refuse(lambda, "the condition on related rows uses a column of the row outside", "Move that part out of Any or All, or filter after the rows are read.");
        else
            OfRelated(lambda);
    }

    private void OfRelated(IAnonymousFunctionOperation lambda)
    {
        var outer = _isOfRelated;
        _isOfRelated = true;
        Lambda(lambda);
        _isOfRelated = outer;
    }

    // values.Contains(x.Name); x.Options.Contains(value)
    private void Membership(IInvocationOperation call)
    {
        if (ValueLists.CountOf(call.Instance ?? call.Arguments[0].Value) is > ValueLists.ManyValues and var count)
            Note(new(Rules.LongList, call.Syntax, $"{count} values fill an address (32 KB alone, 64 KB in a batch): ask for what they have in common, or keep them in a column or a table of the service"));
        if (call.Arguments.Any(static argument => argument.Parameter is { Type.Name: "IEqualityComparer" } && argument.Value.ConstantValue is not { HasValue: true, Value: null } && !argument.IsImplicit)) MindsCase(call, "Leave the comparer out.");
        foreach (var operand in call.Instance is { } instance ? [instance, call.Arguments[0].Value] : call.Arguments.Take(2).Select(static argument => argument.Value))
        {
            if (HasRow(operand)) Path(operand);
        }
    }

    private void Search(IInvocationOperation call)
    {
        if (call.Instance is not { } text || !HasRow(text)) Refuse(call, "only a column can be searched, and only for a value", "Put the column before the dot and the value between the brackets.");
        else if (HasRow(call.Arguments[0].Value)) Refuse(call, "a column cannot be searched for another column's text", "Search for a value, or filter after the rows are read.");
        else Operands(call);
    }

    private void Operands(IInvocationOperation call)
    {
        if (call.Instance is { } instance && HasRow(instance)) Path(instance);
        foreach (var argument in call.Arguments)
        {
            if (HasRow(argument.Value)) Path(argument.Value);
            else if (argument.Parameter is { Type.Name: nameof(StringComparison) or "CultureInfo" } && !IgnoresCase(argument.Value)) MindsCase(call);
        }
    }

    private void MindsCase(IInvocationOperation call, string mend = "Leave the argument out or pass StringComparison.OrdinalIgnoreCase.") => Note(QueryFault.Unsent(
        Rules.ClientOnlyOverload,
        call,
        "the service compares texts without regard to case",
        mend));

    // What a variable holds is known only when the query runs.
    private static bool IgnoresCase(IOperation value) =>
        RowPaths.Bare(value) is not IFieldReferenceOperation { Field: { ContainingType.Name: nameof(StringComparison), Name: var name } } || name.EndsWith("IgnoreCase", StringComparison.Ordinal);

    private static IAnonymousFunctionOperation? Inline(IOperation value) => RowPaths.Bare(value) switch
    {
        IDelegateCreationOperation { Target: IAnonymousFunctionOperation lambda } => lambda,
        IAnonymousFunctionOperation lambda => lambda,
        _ => null,
    };

    private bool HasRow(IOperation operation) => RowPaths.HasRow(operation, _rows);

    private void Path(IOperation operation)
    {
        if (RowPaths.Fault(operation, _rows) is { } fault) Note(fault);
    }

    private void Refuse(IOperation at, string reason, string mend) => Note(QueryFault.Unsent(at, reason, mend));

    private void Note(QueryFault fault) => _found.Add(fault);
}
