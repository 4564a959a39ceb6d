using TypedDynamics.Generator.Planning;

namespace TypedDynamics.Generator.Emitting;

/// <summary>The context's own part: its base, its constructors, its entity sets.</summary>
internal static class ContextEmitter
{
    public static GeneratedFile Emit(ContextClassPlan plan)
    {
        var writer = new CodeWriter(plan.Namespace);
        var name = plan.ClassName;
        writer.Open($"partial class {name} : {Values.Runtime}.DataverseContext, {Values.Runtime}.IDataverseContext<{name}>");
        EmitDerived(writer, plan);
        EmitConstructor(writer, name, "DataverseOptions", "options", "A context of its own connection. Sends nothing yet.");
        EmitConstructor(writer, name, "DataverseConnection", "connection", "A context over a connection that others may share.");
        writer.Line($"static {name} {Values.Runtime}.IDataverseContext<{name}>.Create({Values.Runtime}.DataverseConnection connection) => new(connection);");
        writer.Gap();
        foreach (var set in plan.Sets)
        {
            var label = set.Label is null ? "" : $" ({DocComments.Escape(set.Label)})";
            writer.Line($"/// <summary>Rows of <c>{set.EntitySetName}</c>{label}.</summary>");
            writer.Line($"public {Values.Runtime}.EntitySet<{set.Class}> {set.Name} => Set<{set.Class}>();");
            writer.Gap();
        }

        writer.Close();
        return new(plan.HintName, writer.ToString());
    }

    // Here rather than in the base's file, which may not change when a type is added below it.
    private static void EmitDerived(CodeWriter writer, ContextClassPlan plan)
    {
        if (plan.Derived.Count == 0) return;
        writer.Open($"static {plan.ClassName}()");
        foreach (var derived in plan.Derived)
            writer.Line($"{Values.Emitted}.EntityModel.Of<{derived.Base}>().Derive<{derived.Class}>({CSharpLiterals.Text(derived.TypeName)});");
        writer.Close();
        writer.Gap();
    }

    private static void EmitConstructor(CodeWriter writer, string name, string type, string parameter, string summary)
    {
        writer.Line($"/// <summary>{summary}</summary>");
        writer.Line($"public {name}({Values.Runtime}.{type} {parameter})");
        writer.Indent();
        writer.Line($": base({parameter})");
        writer.Outdent();
        writer.Line("{");
        writer.Line("}");
        writer.Gap();
    }
}
