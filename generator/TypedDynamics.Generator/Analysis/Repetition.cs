using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace TypedDynamics.Generator.Analysis;

/// <summary>What runs a piece of code many times: a loop, or a lambda that is run for each of a list's values.</summary>
/// <param name="Turn">The loop, or the lambda.</param>
internal readonly record struct Repetition(IOperation Turn)
{
    private static readonly HashSet<string> s_forEach = ["Select", "SelectMany", "ForEach", "ForEachAsync"];

    /// <summary>The nearest around an operation; null where it runs once.</summary>
    public static Repetition? Around(IOperation operation)
    {
        for (var around = operation.Parent; around is not (null or ILocalFunctionOperation); around = around.Parent)
        {
            if (around is ILoopOperation loop && !IsHead(loop, operation)) return new(loop);
            if (around is IAnonymousFunctionOperation lambda) return IsRunForEach(lambda) ? new(lambda) : null;
        }

        return null;
    }

    /// <summary>True when what is asked differs from turn to turn by what the loop itself says.</summary>
    public bool Decides(IOperation asked)
    {
        var turn = Turn;
        return asked.DescendantsAndSelf().Any(part => part switch
        {
            ILocalReferenceOperation { Local: var local } => IsOf(turn, local) || Counts(turn, local),
            IParameterReferenceOperation { Parameter: var parameter } => turn is IAnonymousFunctionOperation lambda && SymbolEqualityComparer.Default.Equals(parameter.ContainingSymbol, lambda.Symbol),
            _ => false,
        });
    }

    private static bool IsHead(ILoopOperation loop, IOperation operation) =>
        loop is IForEachLoopOperation each && each.Collection.Syntax.Span.Contains(operation.Syntax.Span);

    private static bool IsRunForEach(IAnonymousFunctionOperation lambda) =>
        lambda.Parent is IDelegateCreationOperation { Parent: IArgumentOperation { Parent: IInvocationOperation { TargetMethod: var method } } }
        && s_forEach.Contains(method.Name) && !method.ContainingType.IsOurs();

    private static bool IsOf(IOperation turn, ILocalSymbol local) =>
        local.DeclaringSyntaxReferences.Any(declaration => declaration.SyntaxTree == turn.Syntax.SyntaxTree && turn.Syntax.Span.Contains(declaration.Span));

    // while (i < ids.Count) … ids[i++]
    private static bool Counts(IOperation turn, ILocalSymbol local) =>
        turn.Descendants().Any(part => part is IIncrementOrDecrementOperation { Target: ILocalReferenceOperation { Local: var counted } } && SymbolEqualityComparer.Default.Equals(counted, local));
}
