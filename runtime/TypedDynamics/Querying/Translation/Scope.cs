using System.Linq.Expressions;
using TypedDynamics.Emitted;
using TypedDynamics.Querying.Model;
using TypedDynamics.Querying.Translation.Joins;

namespace TypedDynamics.Querying.Translation;

/// <summary>A lambda's parameter and the row that it stands for.</summary>
/// <param name="Parameter">The parameter.</param>
/// <param name="Entity">What the row is.</param>
/// <param name="Range">The related row of a quantified filter; null for the query's own row.</param>
/// <param name="Outer">The lambda around this one.</param>
internal sealed record Scope(ParameterExpression Parameter, EntityModel Entity, RangeVariable? Range = null, Scope? Outer = null)
{
    // What OData gives a meaning to at the start of a term.
    private static readonly string[] s_reserved = ["all", "any", "and", "contains", "endswith", "eq", "false", "ge", "gt", "it", "le", "lt", "ne", "not", "null", "or", "root", "startswith", "this", "true"];

    /// <summary>Where the parameter is no row but something made of several: what it is made of.</summary>
    public JoinedSample? Sample { get; private init; }

    public static Scope Of(LambdaExpression lambda, EntityModel entity) => new(lambda.Parameters[0], entity);

    /// <summary>The scope of a lambda over lines of joined rows.</summary>
    public static Scope Of(LambdaExpression lambda, JoinedSample sample) => new(lambda.Parameters[0], sample.Sources[0].Entity) { Sample = sample };

    /// <summary>The scope of the row that an expression names: a parameter, or a member of a line of joined rows.</summary>
    public Scope? FindRow(Expression expression)
    {
        var start = expression;
        while (start is MemberExpression { Expression: { } owner }) start = owner;
        if (start is not ParameterExpression parameter || Find(parameter) is not { } scope) return null;
        if (scope.Sample is null) return expression == parameter ? scope : null;
        return scope.Sample.Find(expression) is { } source ? new(parameter, source.Entity, source.Table) : null;
    }

    public Scope? Find(ParameterExpression parameter) => Parameter == parameter ? this : Outer?.Find(parameter);

    /// <summary>The scope of a lambda over the rows of a collection, inside this one.</summary>
    public Scope Inner(LambdaExpression lambda, EntityModel entity)
    {
        var parameter = lambda.Parameters[0];
        return new(parameter, entity, new RangeVariable(NameOf(parameter), entity), this);
    }

    /// <summary>A name for a related row that no lambda names.</summary>
    public string FreeName() => NameOf(null);

    private string NameOf(ParameterExpression? parameter)
    {
        if (parameter?.Name is { Length: > 0 and <= 32 } name && IsPlain(name) && !IsTaken(name)) return name;
        var i = 1;
        while (IsTaken($"x{i}")) i++;
        return $"x{i}";
    }

    private bool IsTaken(string name) => Range?.Name == name || Outer?.IsTaken(name) == true;

    private static bool IsPlain(string name)
    {
        if (!char.IsAsciiLetter(name[0]) || s_reserved.Contains(name)) return false;
        foreach (var letter in name)
            if (!char.IsAsciiLetterOrDigit(letter)) return false;
        return true;
    }
}
