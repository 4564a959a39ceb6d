using TypedDynamics.Generator.Planning;

namespace TypedDynamics.Generator.Emitting;

/// <summary>Lookup unions: converted to from each target's row or lookup, so that nothing else can be assigned.</summary>
internal static class LookupEmitter
{
    // Beyond a handful, a member for each target buries the type; As<T>() serves.
    private const int FewTargets = 6;

    public static GeneratedFile Emit(LookupsPlan plan)
    {
        var writer = new CodeWriter(plan.Namespace);
        foreach (var lookup in plan.Lookups) Emit(writer, lookup);
        return new(plan.HintName, writer.ToString());
    }

    public static void Emit(CodeWriter writer, LookupPlan plan)
    {
        writer.Gap();
        writer.Line($"/// <summary>A pointer to a row of {Tables(plan.Targets.Select(static target => target.LogicalName))}.</summary>");
        if (plan.Others.Count > 0) DocComments.Remarks(writer, $"It may also point to tables that the context does not name: {Tables(plan.Others)}.");
        writer.Open($"public sealed class {plan.Name} : {Values.Runtime}.AnyLookup, {Values.Runtime}.Emitted.IAnyLookup<{plan.Name}>");
        writer.Line($"private {plan.Name}(string logicalName, global::System.Guid id, string? name)");
        writer.Indent();
        writer.Line(": base(logicalName, id, name)");
        writer.Outdent();
        writer.Line("{");
        writer.Line("}");
        writer.Gap();
        if (plan.Targets.Count <= FewTargets)
        {
            foreach (var target in plan.Targets) EmitAs(writer, target);
            EmitMatch(writer, plan);
        }

        foreach (var target in plan.Targets) EmitConversions(writer, plan, target);
        writer.Gap();
        EmitEquality(writer, plan);
        writer.Gap();
        writer.Line($"static {plan.Name} {Values.Emitted}.IAnyLookup<{plan.Name}>.Create(string logicalName, global::System.Guid id, string? name) => new(logicalName, id, name);");
        writer.Gap();
        EmitTo(writer, plan, "T? row", "row", "row.Id, null");
        writer.Gap();
        EmitTo(writer, plan, $"{Values.Runtime}.Lookup<T>? lookup", "lookup", "lookup.Id, lookup.Name");
        writer.Close();
    }

    private static void EmitAs(CodeWriter writer, LookupTargetPlan target)
    {
        writer.Line($"/// <summary>The pointer to a row of <c>{target.LogicalName}</c>; null when it points to another table.</summary>");
        writer.Line($"public {Values.Runtime}.Lookup<{target.Class}>? As{target.Name} => As<{target.Class}>();");
        writer.Gap();
    }

    private static void EmitMatch(CodeWriter writer, LookupPlan plan)
    {
        writer.Line("/// <summary>What the function for the table that it points to returns.</summary>");
        writer.Line("public TResult Match<TResult>(");
        writer.Indent();
        foreach (var target in plan.Targets)
            writer.Line($"global::System.Func<{Values.Runtime}.Lookup<{target.Class}>, TResult> {Parameter(target)},");
        writer.Line($"global::System.Func<{Values.Runtime}.EntityReference, TResult> other) => LogicalName switch");
        writer.Outdent();
        writer.Line("{");
        writer.Indent();
        foreach (var target in plan.Targets)
            writer.Line($"{CSharpLiterals.Text(target.LogicalName)} => {Parameter(target)}(new(Id, Name)),");
        writer.Line("_ => other(this),");
        writer.Outdent();
        writer.Line("};");
        writer.Gap();
    }

    private static void EmitConversions(CodeWriter writer, LookupPlan plan, LookupTargetPlan target)
    {
        writer.Line($"public static implicit operator {plan.Name}?({target.Class}? row) => To(row);");
        writer.Line($"public static implicit operator {plan.Name}?({Values.Runtime}.Lookup<{target.Class}>? lookup) => To(lookup);");
    }

    // A row or a lookup of one target becomes the union only where an operator takes the union.
    private static void EmitEquality(CodeWriter writer, LookupPlan plan)
    {
        writer.Line($"public static bool operator ==({plan.Name}? left, {plan.Name}? right) => ({Values.Runtime}.EntityReference?)left == right;");
        writer.Line($"public static bool operator !=({plan.Name}? left, {plan.Name}? right) => !(left == right);");
        writer.Line("public override bool Equals(object? obj) => base.Equals(obj);");
        writer.Line("public override int GetHashCode() => base.GetHashCode();");
    }

    private static void EmitTo(CodeWriter writer, LookupPlan plan, string parameter, string name, string values)
    {
        writer.Line($"private static {plan.Name}? To<T>({parameter})");
        writer.Indent();
        writer.Line(
            $"where T : {Values.Runtime}.Entity, {Values.Runtime}.IEntity<T> => {name} is null ? null : new(T.Model.LogicalName, {values});");
        writer.Outdent();
    }

    private static string Parameter(LookupTargetPlan target) => target.Name == "Other" ? "otherRow" : Identifiers.Parameter(target.Name);

    private static string Tables(IEnumerable<string> names) => string.Join(", ", names.Select(static name => $"<c>{name}</c>"));
}
