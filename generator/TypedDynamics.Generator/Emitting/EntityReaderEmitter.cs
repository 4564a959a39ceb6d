using TypedDynamics.Generator.Planning;

namespace TypedDynamics.Generator.Emitting;

/// <summary>The value at the reader → the column of an ordinal. Navigations and inherited columns are the base's.</summary>
internal static class EntityReaderEmitter
{
    public static void Emit(CodeWriter writer, EntityPlan plan)
    {
        if (plan.Properties.Count == 0) return;
        writer.Open($"protected override void ReadMember(int member, ref {Values.Emitted}.Utf8RowReader json)");
        writer.Open("switch (member)");
        for (var i = 0; i < plan.Properties.Count; i++)
        {
            var property = plan.Properties[i];
            var read = Values.Read(property.Value) + (property.IsPrimaryKey ? " ?? default" : "");
            writer.Line($"case {EntityEmitter.Ordinal(plan, i)}: {EntityEmitter.Field(property)} = {read}; return;");
        }

        writer.Line("default: base.ReadMember(member, ref json); return;");
        writer.Close();
        writer.Close();
        writer.Gap();
    }
}
