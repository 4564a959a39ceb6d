using System.Linq.Expressions;
using TypedDynamics.Emitted;

namespace TypedDynamics.Querying.Translation;

/// <summary>Resolves chains of members by their symbols in the generated model.</summary>
internal static class MemberPaths
{
    /// <summary>Where the chain leads; null when it does not start at a row of the query.</summary>
    /// <exception cref="QueryNotSupportedException">It starts at a row but leaves what the model knows.</exception>
    public static Reached? Reach(Expression expression, Scope scope)
    {
        if (expression is ParameterExpression or MemberExpression && scope.FindRow(expression) is { } start) return new(start, [], start.Entity);
        switch (expression)
        {
            case MemberExpression { Expression: { } owner } member:
                return Reach(owner, scope) is { } reached ? Step(reached, member) : null;
            case UnaryExpression { NodeType: ExpressionType.Convert or ExpressionType.ConvertChecked or ExpressionType.TypeAs } conversion:
                return Reach(conversion.Operand, scope) is { } converted ? Convert(converted, conversion) : null;
            default:
                return null;
        }
    }

    /// <summary>The column of which <c>HasValue</c> is asked; null for every other expression.</summary>
    public static Reached? Presence(Expression expression, Scope scope) =>
        expression is MemberExpression { Member.Name: "HasValue", Expression: { } nullable } && Captured.IsNullable(nullable.Type) && Reach(nullable, scope) is { Column: not null } column ? column : null;

    private static Reached Step(Reached reached, MemberExpression member)
    {
        var name = member.Member.Name;
        if (reached.IsRow) return StepFromRow(reached, member, name);
        if (reached.Collection is not null)
        {
            throw Unsupported.Because(
                member, $"'{name}' of a collection cannot be asked for", "Write Any(), Any(x => …) or All(x => …) over it instead.");
        }

        var declaring = member.Member.DeclaringType!;
        if (name == "Value" && Nullable.GetUnderlyingType(member.Expression!.Type) is not null) return reached;
        if (name == nameof(EntityReference.Id) && typeof(EntityReference).IsAssignableFrom(declaring)) return reached;
        throw Unsupported.Because(member, $"'{declaring.Name}.{name}' cannot be asked for", Mend(declaring, name));
    }

    private static Reached StepFromRow(Reached reached, MemberExpression member, string name)
    {
        switch (reached.Entity.FindMember(name))
        {
            case NavigationModel { IsCollection: false } navigation:
                return reached with { Navigations = reached.Navigations.Add(navigation), Entity = navigation.Target };
            case { } found:
                return reached with { Member = found };
        }

        if (name == nameof(Entity.Id) && reached.Entity.Key is { } key) return reached with { Member = key };
        throw Unsupported.Because(
            member,
            $"'{name}' is no column and no navigation of '{reached.Entity.LogicalName}'",
            "Write the columns that it is made of, or filter after the rows are read.");
    }

    private static Reached Convert(Reached reached, UnaryExpression conversion)
    {
        if (reached.IsRow || reached.Collection is not null)
        {
            if (conversion.Type.IsAssignableFrom(conversion.Operand.Type)) return reached;
            throw Unsupported.Because(conversion, "a row cannot be asked for as a row of another type", "Start from the entity set of that type.");
        }

        if (Widening.Keeps(conversion)) return reached;
        throw Unsupported.Because(conversion, "converting a column would change its value", "Convert the value that it is compared with instead.");
    }

    private static string Mend(Type declaring, string name)
    {
        if (declaring == typeof(DateTime) || declaring == typeof(DateTimeOffset) || declaring == typeof(DateOnly))
            return "Compare with the start and the end of the span: x.CreatedOn >= start && x.CreatedOn < end.";
        if (typeof(EntityReference).IsAssignableFrom(declaring)) return "Compare its Id, or ask through the navigation: x.PrimaryContact!.FullName.";
        if (declaring == typeof(string)) return "Use Contains, StartsWith, EndsWith or a comparison.";
        return name == "HasValue" ? "Compare with null." : "Compare the column itself.";
    }
}
