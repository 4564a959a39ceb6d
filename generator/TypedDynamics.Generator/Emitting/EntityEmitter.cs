using TypedDynamics.Generator.Planning;

namespace TypedDynamics.Generator.Emitting;

/// <summary>An entity's file: the class, its model, its properties, and the choices and lookup unions of its own.</summary>
internal static class EntityEmitter
{
    public static GeneratedFile Emit(EntityPlan plan)
    {
        var writer = new CodeWriter(plan.Namespace);
        DocComments.Summary(writer, plan.Label, plan.Description, $"A row of <c>{plan.LogicalName}</c>.");
        var set = plan.EntitySetName is null ? "" : $", entity set <c>{plan.EntitySetName}</c>";
        DocComments.Remarks(writer, $"Table <c>{plan.LogicalName}</c>{set}{(plan.IsIntersect ? ", joins an N:N relationship" : "")}.");
        writer.Open($"public partial class {plan.ClassName} : {plan.BaseClass ?? Values.Runtime + ".Entity"}, {Values.Runtime}.IEntity<{Self(plan)}>");
        EmitModel(writer, plan);
        EmitOrdinals(writer, plan);
        EmitFields(writer, plan);
        EmitIdentity(writer, plan);
        for (var i = 0; i < plan.Properties.Count; i++) EmitProperty(writer, plan.Properties[i], Ordinal(plan, i));
        foreach (var restated in plan.Restated) EmitRestated(writer, restated);
        for (var i = 0; i < plan.Navigations.Count; i++) EmitNavigation(writer, plan.Navigations[i], Ordinal(plan, plan.Properties.Count + i));
        EntityReaderEmitter.Emit(writer, plan);
        EntityWriterEmitter.Emit(writer, plan);
        writer.Close();
        foreach (var choice in plan.Choices) ChoiceEmitter.Emit(writer, choice);
        foreach (var lookup in plan.Lookups) LookupEmitter.Emit(writer, lookup);
        return new(plan.HintName, writer.ToString());
    }

    /// <summary>A member's place: counted from the base's last, whose number only the base's own file knows.</summary>
    public static string Ordinal(EntityPlan plan, int index) =>
        plan.BaseClass is null ? CSharpLiterals.Integer(index) : $"c_base + {CSharpLiterals.Integer(index)}";

    // With a sign at its end, so that fields of the user's own part of the class keep their names.
    public static string Field(PropertyPlan property) => $"_{Identifiers.Camel(property.Name)}_";

    private static string Self(EntityPlan plan) => plan.Namespace is null ? $"global::{plan.ClassName}" : $"global::{plan.Namespace}.{plan.ClassName}";

    private static void EmitModel(CodeWriter writer, EntityPlan plan)
    {
        var parent = plan.BaseClass is null ? "null" : $"{Values.Emitted}.EntityModel.Of<{plan.BaseClass}>()";
        writer.Line($"private static readonly {Values.Emitted}.EntityModel<{Self(plan)}> s_model = new(");
        writer.Indent();
        writer.Line(
            $"{CSharpLiterals.Text(plan.LogicalName)}, {CSharpLiterals.Text(plan.EntitySetName)}, {CSharpLiterals.Text(plan.PrimaryIdColumn)}, "
            + $"{CSharpLiterals.Text(plan.PrimaryNameColumn)}, {parent}, static () => new(), static m =>");
        writer.Line("{");
        writer.Indent();
        foreach (var property in plan.Properties) writer.Line(Column(property.Name, property.LogicalName, property.Kind, property.WireName, property.Targets));
        foreach (var navigation in plan.Navigations) writer.Line(Navigation(navigation));
        foreach (var rebind in plan.Rebinds) writer.Line(Column(rebind.Name, rebind.LogicalName, "Lookup", rebind.WireName, rebind.Targets));
        if (plan.Properties.Where(static property => !property.IsSettable).Select(static property => CSharpLiterals.Text(property.Name)).ToList() is { Count: > 0 } readOnly)
            writer.Line($"m.ReadOnly({string.Join(", ", readOnly)});");
        if (plan.IsNarrowed) writer.Line("m.Narrowed();");
        if (plan.Messages.Count > 0) writer.Line($"m.Messages({string.Join(", ", plan.Messages.Select(CSharpLiterals.Text))});");
        foreach (var key in plan.Keys) writer.Line($"m.Key({CSharpLiterals.Text(key.Name)}, {string.Join(", ", key.Columns.Select(CSharpLiterals.Text))});");
        writer.Close("});");
        writer.Outdent();
        writer.Gap();
    }

    private static string Column(string name, string logicalName, string kind, string? wireName, IEnumerable<TargetPlan> targets)
    {
        var list = targets.Select(static target =>
            $"new({CSharpLiterals.Text(target.LogicalName)}, {CSharpLiterals.Text(target.EntitySetName)}, {CSharpLiterals.Text(target.Navigation)})");
        return $"m.{kind}({CSharpLiterals.Text(name)}, {CSharpLiterals.Text(logicalName)}"
            + (kind == "Lookup" ? $", [{string.Join(", ", list)}]" : "")
            + (wireName is null ? ");" : $", {CSharpLiterals.Text(wireName)});");
    }

    private static string Navigation(NavigationPlan navigation)
    {
        var kind = navigation.IsManyToMany ? "ManyToMany" : navigation.IsCollection ? "Many" : "One";
        return $"m.{kind}<{navigation.Target}>({CSharpLiterals.Text(navigation.Name)}, {CSharpLiterals.Text(navigation.WireName)}"
            + (navigation.Column is null ? "" : $", {CSharpLiterals.Text(navigation.Column)}")
            + (navigation.Intersect is not { } pairs ? ");" : $", new({CSharpLiterals.Text(pairs.Table)}, {CSharpLiterals.Text(pairs.NearColumn)}, {CSharpLiterals.Text(pairs.FarColumn)}));");
    }

    private static void EmitOrdinals(CodeWriter writer, EntityPlan plan)
    {
        var count = plan.Properties.Count + plan.Navigations.Count;
        if (plan.BaseClass is not null) writer.Line($"private const int c_base = {plan.BaseClass}.c_members;");
        writer.Line($"private protected {(plan.BaseClass is null ? "" : "new ")}const int c_members = {Ordinal(plan, count)};");
        writer.Gap();
    }

    private static void EmitFields(CodeWriter writer, EntityPlan plan)
    {
        foreach (var property in plan.Properties) writer.Line($"private {PropertyType(property)} {Field(property)};");
        writer.Gap();
    }

    private static void EmitIdentity(CodeWriter writer, EntityPlan plan)
    {
        writer.Line($"static {Values.Emitted}.EntityModel<{Self(plan)}> {Values.Runtime}.IEntity<{Self(plan)}>.Model => s_model;");
        writer.Gap();
        writer.Line($"protected override {Values.Emitted}.EntityModel GetModel() => s_model;");
        writer.Gap();
        var key = plan.Properties.FirstOrDefault(static property => property.IsPrimaryKey);
        if (key is null && plan.BaseClass is not null) return;
        writer.Line("/// <inheritdoc/>");
        writer.Line($"public override global::System.Guid Id => {(key is null ? "default" : Field(key))};");
        writer.Gap();
    }

    private static void EmitProperty(CodeWriter writer, PropertyPlan property, string ordinal)
    {
        EmitAbout(writer, property);
        var field = Field(property);
        var head = $"public {PropertyType(property)} {property.Name}";
        writer.Line(property.IsSettable
            ? $"{head} {{ get => Get({ordinal}, {field}); set => Set({ordinal}, out {field}, value); }}"
            : $"{head} => Get({ordinal}, {field});");
        writer.Gap();
    }

    // The base holds the number; only what it is called differs.
    private static void EmitRestated(CodeWriter writer, RestatedPlan plan)
    {
        EmitAbout(writer, plan.Property);
        var (type, name) = (PropertyType(plan.Property), plan.Property.Name);
        writer.Line(plan.Property.IsSettable
            ? $"public new {type} {name} {{ get => ({type})base.{name}; set => base.{name} = ({Values.Type(plan.Inherited)}?)value; }}"
            : $"public new {type} {name} => ({type})base.{name};");
        writer.Gap();
    }

    private static void EmitAbout(CodeWriter writer, PropertyPlan property)
    {
        var about = $"Column <c>{property.LogicalName}</c>{(property.Facts.Length > 0 ? ": " + property.Facts : "")}.";
        DocComments.Summary(writer, property.Label, property.Description, about);
        if (property.Label is not null || property.Description is not null) DocComments.Remarks(writer, about);
        if (property.Obsolete is { } reason) writer.Line($"[global::System.Obsolete({CSharpLiterals.Text(reason)})]");
    }

    private static string PropertyType(PropertyPlan property) => Values.Type(property.Value) + (property.IsPrimaryKey ? "" : "?");

    private static void EmitNavigation(CodeWriter writer, NavigationPlan navigation, string ordinal)
    {
        writer.Line($"/// <summary>Navigation <c>{navigation.WireName}</c>.</summary>");
        writer.Line(navigation.IsCollection
            ? $"public global::System.Collections.Generic.IReadOnlyList<{navigation.Target}> {navigation.Name} => GetRows<{navigation.Target}>({ordinal});"
            : $"public {navigation.Target}? {navigation.Name} => GetRow<{navigation.Target}>({ordinal});");
        writer.Gap();
    }
}
