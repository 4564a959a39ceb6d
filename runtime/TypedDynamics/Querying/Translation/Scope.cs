using System.Linq.Expressions;
using TypedDynamics.Emitted;
using TypedDynamics.Querying.Model;

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

    public static Scope Of(LambdaExpression lambda, EntityModel entity) => new(lambda.Parameters[0], entity);

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
