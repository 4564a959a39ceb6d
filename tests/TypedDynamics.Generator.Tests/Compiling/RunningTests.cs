using System.Reflection;
using TypedDynamics.Emitted;
using TypedDynamics.Generator.Tests.Emitting;
using TypedDynamics.Querying.Model;
using TypedDynamics.Querying.OData;
using static TypedDynamics.Generator.Tests.Planning.Orgs;

namespace TypedDynamics.Generator.Tests.Compiling;

/// <summary>The emitted code is loaded and used.</summary>
public sealed class RunningTests
{
    private static readonly Assembly s_code = EmittedCode.Load(EmittedCode.Compile(SampleOrg.Org, Ask()));

    [Fact]
    public void A_derived_row_counts_its_members_from_the_bases_last_and_rebinds_inherited_lookups()
    {
        var (pointer, task) = (ModelOf("ActivityPointer"), ModelOf("TaskEntity"));
        Assert.Same(pointer, task.Base);
        Assert.Equal(
            ["ActivityId", "RegardingObjectId", "StatusCode", "Subject", "RegardingObjectAccount", "Subcategory", "RegardingObjectAccountTask"],
            task.Members.Select(static member => member.MemberName));
        Assert.Equal(Enumerable.Range(0, task.Members.Length), task.Members.Select(static member => member.Ordinal));
        Assert.Equal("regardingobjectid_account", Binding(pointer));
        Assert.Equal("regardingobjectid_account_task", Binding(task));

        static string? Binding(EntityModel model) => model.FindColumn("regardingobjectid")!.Targets.Single(static target => target.LogicalName == "account").Navigation;
    }

    [Fact]
    public void An_assigned_column_is_changed_and_the_others_are_not()
    {
        dynamic row = Activator.CreateInstance(s_code.GetType("Contoso.TaskEntity")!)!;
        row.Subject = "Call";
        row.Subcategory = null;
        var entity = (Entity)row;
        Assert.True(entity.IsChanged("Subject"));
        Assert.True(entity.IsChanged("Subcategory"));
        Assert.False(entity.IsChanged("RegardingObjectId"));
        Assert.Equal("Call", row.Subject);
    }

    [Fact]
    public void An_activity_calls_the_options_of_an_inherited_column_by_its_own_names()
    {
        dynamic row = Activator.CreateInstance(s_code.GetType("Contoso.TaskEntity")!)!;
        row.StatusCode = (dynamic)Enum.ToObject(s_code.GetType("Contoso.TaskStatusCode")!, 5);

        Assert.Equal("Completed", row.StatusCode.ToString());
        var inherited = s_code.GetType("Contoso.ActivityPointer")!.GetProperty("StatusCode")!.GetValue((object)row);
        Assert.Equal(5, Convert.ToInt32(inherited, System.Globalization.CultureInfo.InvariantCulture));
        Assert.True(((Entity)row).IsChanged("StatusCode"));
    }

    [Fact]
    public void A_row_is_known_by_its_primary_key_inherited_or_its_own()
    {
        dynamic row = Activator.CreateInstance(s_code.GetType("Contoso.TaskEntity")!)!;
        row.ActivityId = Guid.Parse("11111111-2222-3333-4444-555555555555");
        Assert.Equal((Guid)row.ActivityId, ((Entity)row).Id);
    }

    [Fact]
    public void Navigations_lead_to_the_models_of_their_targets()
    {
        var navigation = Assert.IsType<NavigationModel>(ModelOf("Account").FindMember("AccountTasks"));
        Assert.Same(ModelOf("TaskEntity"), navigation.Target);
        Assert.True(Assert.IsType<NavigationModel>(ModelOf("Account").FindMember("NewAccountContact")).IsManyToMany);
    }

    [Fact]
    public void A_union_knows_its_target()
    {
        var account = Activator.CreateInstance(s_code.GetType("Contoso.Account")!)!;
        var union = s_code.GetType("Contoso.CustomerLookup")!;
        var convert = union.GetMethods().Single(method => method.Name == "op_Implicit" && method.GetParameters()[0].ParameterType == account.GetType());
        dynamic lookup = convert.Invoke(null, [account])!;
        Assert.Equal("account", (string)lookup.LogicalName);
        Assert.NotNull((object?)lookup.AsAccount);
        Assert.Null((object?)lookup.AsContact);
    }

    [Fact]
    public void Of_a_narrowed_table_only_the_columns_that_the_class_has_are_asked_for()
    {
        var narrowed = ModelOf(EmittedCode.Load(EmittedCode.Compile(SampleOrg.Org, Ask("account(name, createdon)", "task"))).GetType("Contoso.Account", throwOnError: true)!);
        Assert.Equal("accounts?$select=accountid,createdon,name", ODataWriter.Write(new QueryModel(narrowed)));
        Assert.Equal("accounts", ODataWriter.Write(new QueryModel(ModelOf("Account"))));
        Assert.Equal([("AccountId", false), ("CreatedOn", true), ("Name", false)], narrowed.Members.OfType<ColumnModel>().Select(static column => (column.MemberName, column.IsReadOnly)));
    }

    internal static EntityModel ModelOf(string className) => ModelOf(s_code.GetType("Contoso." + className, throwOnError: true)!);

    internal static EntityModel ModelOf(Type type) =>
        (EntityModel)typeof(EntityModel).GetMethod(nameof(EntityModel.Of))!.MakeGenericMethod(type).Invoke(null, null)!;
}
