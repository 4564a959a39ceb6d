using TypedDynamics.Generator.Schema;

namespace TypedDynamics.Generator.Planning;

/// <summary>Actions and functions → methods of the context.</summary>
internal sealed class OperationPlanner(ContextScope scope, ContextAsk ask)
{
    // Overloads stand together when what they are bound to differs; the rest of a signature is not looked at.
    private readonly Dictionary<string, NameScope> _methods = new(StringComparer.Ordinal);

    public List<OperationPlan> Plan()
    {
        var chosen = Choose();
        var plans = new List<OperationPlan>();
        OperationSchema? last = null;
        foreach (var operation in scope.Index.Org.Operations)
        {
            if (!IsAsked(operation, chosen)) continue;
            // They are sorted.
            if (last is not null && IsSame(last, operation)) scope.TellTwice($"Operation '{operation.Name}'", operation.Source);
            else if (PlanOne(operation) is { } plan) plans.Add(plan);
            last = operation;
        }

        return plans;
    }

    private static bool IsSame(OperationSchema one, OperationSchema other) =>
        one.Name == other.Name && one.Binding == other.Binding && one.IsFunction == other.IsFunction
        && one.Parameters.Select(static parameter => parameter.Name).SequenceEqual(other.Parameters.Select(static parameter => parameter.Name), StringComparer.Ordinal);

    /// <summary>True for what can be called at all: the query functions have no import, and the runtime has <c>WhoAmI</c> itself.</summary>
    public static bool IsCallable(OperationSchema operation) => operation.Binding is not null || (operation.IsImported && operation.Name != "WhoAmI");

    private Func<string, bool> Choose()
    {
        if (ask.Operations is not { } patterns)
        {
            var everything = ask.Entities.All(static pattern => pattern.IsExclusion);
            return _ => everything;
        }

        var names = new HashSet<string>(
            scope.Index.Org.Operations.Where(static operation => operation.Binding is null && IsCallable(operation)).Select(static operation => operation.Name),
            StringComparer.Ordinal);
        for (var i = 0; i < patterns.Count; i++)
        {
            var pattern = patterns[i];
            if (names.Any(name => AskPattern.Matches(pattern.Name, name))) continue;
            var near = pattern.HasWildcard ? "" : Suggestions.For(pattern.Name, names);
            scope.Problems.Add(new(
                "TD0016", $"'{pattern.Text}' names no unbound action or function of the cache{(near.Length > 0 ? near : ".")}", AskPart.OperationPattern, i));
        }

        var onlyExclusions = patterns.Count > 0 && patterns.All(static pattern => pattern.IsExclusion);
        return name =>
            (onlyExclusions || patterns.Any(pattern => !pattern.IsExclusion && AskPattern.Matches(pattern.Name, name)))
            && !patterns.Any(pattern => pattern.IsExclusion && AskPattern.Matches(pattern.Name, name));
    }

    private bool IsAsked(OperationSchema operation, Func<string, bool> isChosen)
    {
        if (!IsCallable(operation)) return false;
        if (operation.Binding is not { } binding) return isChosen(operation.Name);
        return scope.Asked.TryGetValue(binding.Name, out var entity) && entity.IsNamed;
    }

    private OperationPlan? PlanOne(OperationSchema operation)
    {
        ValuePlan? answer = null;
        if (operation.ReturnType is { } returned)
        {
            answer = scope.ValueOf(returned);
            if (answer is null) return LeftOut(operation, returned.Name);
        }

        var parameters = new List<ParameterPlan>();
        var arguments = new NameScope(static name => name is "entity" or "set" or "cancellationToken");
        foreach (var parameter in operation.Parameters)
        {
            if (Parameter(operation, parameter, arguments) is not { } plan) return LeftOut(operation, parameter.Type.Name);
            parameters.Add(plan);
        }

        var boundTo = operation.Binding is { } binding ? scope.ClassOf(binding.Name) : null;
        return new()
        {
            Name = operation.Name,
            MethodName = MethodName(operation, boundTo),
            IsFunction = operation.IsFunction,
            BoundTo = boundTo,
            IsOnSet = operation.Binding is { IsCollection: true },
            Parameters = parameters.OrderBy(static parameter => parameter.IsOptional).ToList(),
            Answer = answer,
        };
    }

    private OperationPlan? LeftOut(OperationSchema operation, string type)
    {
        // A type that the org has but the ask has not is no fault: the operation comes when its types are asked for.
        if (!scope.Index.Entities.ContainsKey(type))
        {
            scope.Problems.Add(new(
                "TD0022", $"Operation '{operation.Name}' is left out: its type '{type}' is not known", InCache: operation.Source));
        }

        return null;
    }

    private ParameterPlan? Parameter(OperationSchema operation, ParameterSchema parameter, NameScope arguments)
    {
        var value = SentValue(operation, parameter.Type);
        if (value is null) return null;
        var name = Identifiers.Parameter(parameter.Name);
        var argument = arguments.Claim(name, name, "Value", apartByCase: true, out _);
        var typeName = value.Kind == ValueKind.Enum ? parameter.Type.Name : "";
        return new(parameter.Name, argument, value, parameter.IsOptional, typeName);
    }

    // Functions take rows by reference; actions take them with their columns where the context has a class, else by reference.
    private ValuePlan? SentValue(OperationSchema operation, TypeReference type)
    {
        if (!scope.Index.Entities.ContainsKey(type.Name)) return scope.ValueOf(type);
        var item = operation.IsFunction ? new ValuePlan(ValueKind.Reference)
            : scope.Index.IsAnyRow(type.Name) ? new(ValueKind.AnyRow)
            : scope.ClassOf(type.Name) is { } row ? new(ValueKind.Row, row)
            : new(ValueKind.Reference);
        return type.IsCollection ? new(ValueKind.List, Item: item) : item;
    }

    private string MethodName(OperationSchema operation, string? boundTo)
    {
        var binding = $"{boundTo}{(operation.Binding is { IsCollection: true } ? "[]" : "")}";
        if (!_methods.TryGetValue(binding, out var methods))
            _methods[binding] = methods = new(static name => ReservedNames.IsContextMember(name + "Async") || ReservedNames.IsContextMember(name));
        return methods.Claim(
            Identifiers.Pascal(operation.Name),
            Identifiers.PascalWithUnderscores(operation.Name),
            operation.IsFunction ? "Function" : "Action",
            apartByCase: true,
            out _) + "Async";
    }
}
