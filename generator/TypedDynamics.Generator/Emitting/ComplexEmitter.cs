using TypedDynamics.Generator.Planning;

namespace TypedDynamics.Generator.Emitting;

/// <summary>Complex types and enums of the CSDL.</summary>
internal static class ComplexEmitter
{
    public static GeneratedFile Emit(ComplexTypesPlan plan)
    {
        var writer = new CodeWriter(plan.Namespace);
        foreach (var type in plan.Types) EmitType(writer, type);
        foreach (var type in plan.Enums) ChoiceEmitter.Emit(writer, type);
        return new(plan.HintName, writer.ToString());
    }

    private static void EmitType(CodeWriter writer, ComplexPlan plan)
    {
        writer.Gap();
        writer.Line($"/// <summary>A value of the Web API's complex type <c>{plan.TypeName}</c>.</summary>");
        var parent = plan.BaseClass is null ? "" : plan.BaseClass + ", ";
        writer.Open($"public partial class {plan.Name} : {parent}{Values.Emitted}.IComplexValue<{plan.Name}>");
        foreach (var property in plan.Properties)
        {
            writer.Line($"/// <summary>Property <c>{property.WireName}</c>.</summary>");
            writer.Line($"public {Values.Type(property.Value)}{(IsPlain(property) ? "" : "?")} {property.Name} {{ get; set; }}");
            writer.Gap();
        }

        writer.Line($"static string {Values.Emitted}.IComplexValue<{plan.Name}>.TypeName => {CSharpLiterals.Text(plan.TypeName)};");
        writer.Gap();
        writer.Line($"static {plan.Name} {Values.Emitted}.IComplexValue<{plan.Name}>.Create() => new();");
        writer.Gap();
        EmitRead(writer, plan);
        EmitWrite(writer, plan);
        writer.Close();
    }

    private static void EmitRead(CodeWriter writer, ComplexPlan plan)
    {
        writer.Line("/// <summary>For the runtime: reads the property of that wire name.</summary>");
        writer.Open($"public {Modifier(plan)} bool ReadProperty(global::System.ReadOnlySpan<byte> name, ref {Values.Emitted}.Utf8RowReader json)");
        foreach (var property in plan.Properties)
        {
            var read = Values.Read(property.Value) + (IsPlain(property) ? " ?? default" : "");
            writer.Line(
                $"if (global::System.MemoryExtensions.SequenceEqual(name, {CSharpLiterals.Utf8(property.WireName)})) {{ {property.Name} = {read}; return true; }}");
        }

        writer.Line(plan.BaseClass is null ? "return false;" : "return base.ReadProperty(name, ref json);");
        writer.Close();
        writer.Gap();
    }

    private static void EmitWrite(CodeWriter writer, ComplexPlan plan)
    {
        writer.Line("/// <summary>For the runtime: writes the properties that are not null.</summary>");
        writer.Open($"public {Modifier(plan)} void WriteProperties(ref {Values.Emitted}.Utf8RowWriter json)");
        if (plan.BaseClass is not null) writer.Line("base.WriteProperties(ref json);");
        foreach (var property in plan.Properties)
        {
            var guard = IsPlain(property) ? "" : $"if ({property.Name} is not null) ";
            var value = IsPlain(property) && property.Value.Kind == ValueKind.Enum ? $"({Values.Type(property.Value)}?){property.Name}" : property.Name;
            writer.Line($"{guard}{Values.Write(property.WireName, property.Value, value)};");
        }

        writer.Close();
    }

    private static string Modifier(ComplexPlan plan) => plan.BaseClass is null ? "virtual" : "override";

    private static bool IsPlain(ComplexPropertyPlan property) => !property.IsNullable && Values.IsStruct(property.Value);
}
