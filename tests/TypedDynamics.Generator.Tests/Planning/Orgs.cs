using TypedDynamics.Generator.Planning;
using TypedDynamics.Generator.Schema;

namespace TypedDynamics.Generator.Tests.Planning;

/// <summary>Orgs said in a few words, for tests of one rule.</summary>
internal static class Orgs
{
    public static OrgSchema Of(params EntitySchema[] entities) => new()
    {
        Entities = entities.OrderBy(static entity => entity.LogicalName, StringComparer.Ordinal).ToArray(),
    };

    public static EntitySchema Entity(string name, params ColumnSchema[] columns) => new()
    {
        LogicalName = name,
        EntitySetName = name + "s",
        PrimaryIdColumn = name + "id",
        Columns = columns.Prepend(Column(name + "id", ColumnType.UniqueIdentifier) with { IsPrimaryId = true }).ToArray(),
    };

    public static ColumnSchema Column(string name, ColumnType type = ColumnType.Text) => new()
    {
        LogicalName = name,
        WireName = type is ColumnType.Lookup or ColumnType.Customer or ColumnType.Owner ? $"_{name}_value" : name,
        Type = type,
        TypeName = new("Edm.String", false),
    };

    public static ColumnSchema Lookup(string name, params LookupTarget[] targets) =>
        Column(name, ColumnType.Lookup) with { Targets = targets };

    public static ColumnSchema Choice(string name, params OptionSchema[] options) =>
        Column(name, ColumnType.Choice) with { Choice = new() { Name = "x_" + name, Options = options } };

    public static NavigationSchema One(string name, string target, string? column = null) =>
        new() { Name = name, Target = target, IsCollection = false, ReferencingColumn = column };

    public static NavigationSchema Many(string name, string target) => new() { Name = name, Target = target, IsCollection = true };

    public static ContextPlan Plan(OrgSchema org, params string[] entities) => ContextPlanner.Plan(org, Ask(entities));

    public static ContextAsk Ask(params string[] entities) => new()
    {
        Namespace = "Contoso",
        TypeName = "Crm",
        Entities = Array.ConvertAll(entities, Pattern),
    };

    public static AskPattern Pattern(string text) =>
        AskPattern.TryParse(text, default, columnsAllowed: true, out var problem) ?? throw new ArgumentException(problem, nameof(text));

    public static EntityPlan EntityOf(ContextPlan plan, string name) => plan.Entities.Single(entity => entity.LogicalName == name);

    public static string NameOf(EntityPlan entity, string column) => entity.Properties.Single(property => property.LogicalName == column).Name;
}
