using TypedDynamics.Generator.Planning;

namespace TypedDynamics.Generator.Emitting;

/// <summary>The value at the reader → the member of an ordinal.</summary>
internal static class EntityReaderEmitter
{
    public static void Emit(CodeWriter writer, EntityPlan plan)
    {
        writer.Open($"protected override void ReadMember(int member, ref {Values.Emitted}.Utf8RowReader json)");
        if (plan.Properties.Count + plan.Navigations.Count > 0)
        {
            writer.Open("switch (member)");
            var index = 0;
            foreach (var property in plan.Properties)
            {
                var read = Values.Read(property.Value) + (property.IsPrimaryKey ? " ?? default" : "");
                writer.Line($"case {EntityEmitter.Ordinal(plan, index++)}: {EntityEmitter.Field(property)} = {read}; return;");
            }

            foreach (var navigation in plan.Navigations)
            {
                var ordinal = EntityEmitter.Ordinal(plan, index++);
                writer.Line($"case {ordinal}: SetRelated({ordinal}, json.{(navigation.IsCollection ? "ReadRows" : "ReadRow")}<{navigation.Target}>()); return;");
            }

            writer.Close();
        }

        if (plan.BaseClass is not null)
        {
            writer.Gap();
            writer.Line("base.ReadMember(member, ref json);");
        }

        writer.Close();
        writer.Gap();
    }
}
