using TypedDynamics.Generator.Planning;

namespace TypedDynamics.Generator.Emitting;

/// <summary>Enums: the choices of one column, the global ones, those of the CSDL.</summary>
internal static class ChoiceEmitter
{
    public static GeneratedFile Emit(ChoicesPlan plan)
    {
        var writer = new CodeWriter(plan.Namespace);
        foreach (var choice in plan.Choices) Emit(writer, choice);
        return new(plan.HintName, writer.ToString());
    }

    public static void Emit(CodeWriter writer, ChoicePlan plan)
    {
        writer.Gap();
        DocComments.Summary(writer, plan.Label, plan.Description, plan.Origin);
        if (plan.Label is not null || plan.Description is not null) DocComments.Remarks(writer, plan.Origin);
        if (plan.IsFlags) writer.Line("[global::System.Flags]");
        var isWide = plan.Options.Any(static option => option.Value is < int.MinValue or > int.MaxValue);
        writer.Open($"public enum {plan.Name}{(isWide ? " : long" : "")}");
        foreach (var option in plan.Options)
        {
            // The name says most labels already.
            if (DocComments.Join(option.Label, option.Description) is { Length: > 0 } text && text.TrimEnd('.') != option.Name)
                writer.Line($"/// <summary>{text}</summary>");
            if (option.Obsolete is { } reason)
            {
                writer.Line($"[global::System.Obsolete({CSharpLiterals.Text(reason)})]");
                writer.Line("[global::System.ComponentModel.EditorBrowsable(global::System.ComponentModel.EditorBrowsableState.Never)]");
            }

            writer.Line($"{option.Name} = {CSharpLiterals.Integer(option.Value)},");
        }

        writer.Close();
    }
}
