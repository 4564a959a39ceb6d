using TypedDynamics.Generator.Planning;

namespace TypedDynamics.Generator.Emitting;

/// <summary>The actions and functions of a context, a method each.</summary>
internal static class OperationEmitter
{
    public static GeneratedFile Emit(OperationsPlan plan)
    {
        var writer = new CodeWriter(plan.Namespace);
        writer.Open($"partial class {plan.ClassName}");
        foreach (var operation in plan.Operations)
        {
            EmitMethod(writer, operation);
            writer.Gap();
        }

        writer.Close();
        return new(plan.HintName, writer.ToString());
    }

    private static void EmitMethod(CodeWriter writer, OperationPlan plan)
    {
        var bound = plan.BoundTo is null ? "" : plan.IsOnSet ? ", bound to the entity set" : ", bound to a row";
        writer.Line($"/// <summary>Calls the {(plan.IsFunction ? "function" : "action")} <c>{plan.Name}</c>{bound}.</summary>");
        var answer = plan.Answer is null ? "" : $"<{Values.Type(plan.Answer)}>";
        writer.Line($"public global::System.Threading.Tasks.Task{answer} {plan.MethodName}({Parameters(plan)}) =>");
        writer.Indent();
        writer.Line(Invocation(plan));
        writer.Outdent();
    }

    private static string Parameters(OperationPlan plan)
    {
        var parameters = new List<string>();
        if (plan.BoundTo is { } type)
            parameters.Add(plan.IsOnSet ? $"{Values.Runtime}.EntitySet<{type}> set" : $"{Values.Runtime}.Lookup<{type}> entity");
        foreach (var parameter in plan.Parameters)
            parameters.Add($"{Values.Type(parameter.Value)}{(parameter.IsOptional ? "?" : "")} {parameter.Argument}{(parameter.IsOptional ? " = null" : "")}");
        parameters.Add("global::System.Threading.CancellationToken cancellationToken = default");
        return string.Join(", ", parameters);
    }

    private static string Invocation(OperationPlan plan)
    {
        var call = $"{Values.Emitted}.OperationCall.{(plan.IsFunction ? "Function" : "Action")}({CSharpLiterals.Text(plan.Name)})";
        if (plan.BoundTo is { } type) call += $"{(plan.IsOnSet ? ".OnSet(" : ".On(")}{Values.Emitted}.EntityModel.Of<{type}>(){(plan.IsOnSet ? ")" : ", entity.Id)")}";
        foreach (var parameter in plan.Parameters) call += With(parameter);
        return plan.Answer switch
        {
            null => $"InvokeAsync({call}, cancellationToken);",
            { Kind: ValueKind.Row or ValueKind.Complex or ValueKind.Json } => $"InvokeAsync<{Values.Type(plan.Answer)}>({call}, {Values.Answer(plan.Answer)}, cancellationToken);",
            _ => $"InvokeValueAsync<{Values.Type(plan.Answer)}>({call}, {Values.Answer(plan.Answer)}, cancellationToken);",
        };
    }

    private static string With(ParameterPlan parameter)
    {
        var name = CSharpLiterals.Text(parameter.Name);
        return parameter.Value.Kind switch
        {
            ValueKind.Enum => $".WithEnum<{parameter.Value.Argument}>({name}, {CSharpLiterals.Text(parameter.TypeName)}, {parameter.Argument})",
            ValueKind.Complex => $".WithComplex({name}, {parameter.Argument})",
            ValueKind.Row or ValueKind.AnyRow => $".WithRow({name}, {parameter.Argument})",
            ValueKind.Reference => $".WithReference({name}, {parameter.Argument})",
            ValueKind.List => $".WithList({name}, {parameter.Argument}, {Values.Emitted}.WriteValues.{Values.Item(parameter.Value.Item!)})",
            _ => $".With({name}, {parameter.Argument})",
        };
    }
}
