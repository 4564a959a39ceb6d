using TypedDynamics.Generator.Planning;

namespace TypedDynamics.Generator.Emitting;

/// <summary>The column of an ordinal → name and value in a body. Columns without a setter never change and are not written.</summary>
internal static class EntityWriterEmitter
{
    public static void Emit(CodeWriter writer, EntityPlan plan)
    {
        if (!plan.Properties.Any(static property => property.IsSettable)) return;
        writer.Open($"protected override void WriteMember(int member, ref {Values.Emitted}.Utf8RowWriter json)");
        writer.Open("switch (member)");
        for (var i = 0; i < plan.Properties.Count; i++)
        {
            var property = plan.Properties[i];
            if (!property.IsSettable) continue;
            var ordinal = EntityEmitter.Ordinal(plan, i);
            var field = EntityEmitter.Field(property);
            var write = property.Kind == "Lookup"
                ? $"json.WriteLookup(GetColumn({ordinal}), {field})"
                : Values.Write(property.WireName ?? property.LogicalName, property.Value, field);
            writer.Line($"case {ordinal}: {write}; return;");
        }

        writer.Line("default: base.WriteMember(member, ref json); return;");
        writer.Close();
        writer.Close();
        writer.Gap();
    }
}
