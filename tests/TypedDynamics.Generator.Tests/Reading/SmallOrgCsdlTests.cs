using TypedDynamics.Generator.Schema;

namespace TypedDynamics.Generator.Tests.Reading;

/// <summary>What CSDL alone says of the small org: types, lookups and their targets, keys, operations.</summary>
public sealed class SmallOrgCsdlTests
{
    private static readonly OrgSchema s_org = Cache.SmallOrgCsdl;

    [Theory]
    [InlineData("account", "primarycontactid", nameof(ColumnType.Lookup), "contact>primarycontactid")]
    [InlineData("account", "ownerid", nameof(ColumnType.Owner), "systemuser>ownerid team>ownerid")]
    [InlineData("contact", "parentcustomerid", nameof(ColumnType.Customer), "account>parentcustomerid_account contact>parentcustomerid_contact")]
    [InlineData("new_widget", "new_parentid", nameof(ColumnType.Lookup), "new_widget>new_ParentId")]
    [InlineData("new_widget", "createdby", nameof(ColumnType.Lookup), "systemuser>createdbyname")]
    [InlineData("new_widget", "new_subjectid", nameof(ColumnType.Lookup), "account>new_SubjectId_account new_widget>new_SubjectId_new_widget team>new_SubjectId_team")]
    [InlineData("new_widget", "transactioncurrencyid", nameof(ColumnType.Lookup), "")]
    [InlineData("activitypointer", "regardingobjectid", nameof(ColumnType.Lookup), "account>regardingobjectid_account contact>regardingobjectid_contact new_widget>")]
    public void A_lookup_points_where_its_navigations_lead(string entity, string column, string type, string targets)
    {
        var lookup = s_org.Entity(entity).Column(column);

        Assert.Equal($"_{column}_value", lookup.WireName);
        Assert.Equal(targets, string.Join(' ', lookup.Targets.Select(static target => $"{target.Entity}>{target.Navigation}")));
        Assert.Equal(type, lookup.Type.ToString());
    }

    [Theory]
    [InlineData("task", "regardingobjectid_account_task", "regardingobjectid")]
    [InlineData("task", "regardingobjectid_new_widget_task", "regardingobjectid")]
    [InlineData("task", "createdby_task", "createdby")]
    [InlineData("task", "activityid_activitypointer", null)]
    [InlineData("new_widget", "new_SubjectId_team", "new_subjectid")]
    [InlineData("account", "Account_Tasks", null)]
    public void A_navigation_knows_the_lookup_behind_it(string entity, string navigation, string? column) =>
        Assert.Equal(column, s_org.Entity(entity).Navigation(navigation).ReferencingColumn);

    [Theory]
    [InlineData("regardingobjectid_new_interactionforemail_thing", "other", "regardingobjectid")]
    [InlineData("sla_thing_sla", "sla", "slaid")]
    [InlineData("SLAId_other", "other", "slaid")]
    [InlineData("stranger_other", "other", null)]
    [InlineData("slaidextra", "other", null)]
    public void A_lookup_of_the_base_is_found_by_the_navigations_name(string navigation, string target, string? column)
    {
        var org = Cache.Sound(Cache.Csdl(Cache.Document($"""
            <EntityType Name="sla" /><EntityType Name="other" />
            <EntityType Name="root"><Property Name="_regardingobjectid_value" Type="Edm.Guid" /><Property Name="_slaid_value" Type="Edm.Guid" /></EntityType>
            <EntityType Name="thing" BaseType="mscrm.root"><NavigationProperty Name="{navigation}" Type="mscrm.{target}" /></EntityType>
            """)));

        Assert.Equal(column, org.Entity("thing").Navigation(navigation).ReferencingColumn);
    }

    [Fact]
    public void Only_guids_between_underscores_are_lookups()
    {
        var org = Cache.Sound(Cache.Csdl(Cache.Document("""
            <EntityType Name="a"><Property Name="_x_value" Type="Edm.String" /><Property Name="_value" Type="Edm.Guid" /><Property Name="__value" Type="Edm.Guid" /><Property Name="_y_value" Type="Collection(Edm.Guid)" /></EntityType>
            """)));

        Assert.All(org.Entity("a").Columns, static column => Assert.Equal((column.WireName, false), (column.LogicalName, column.Type is ColumnType.Lookup)));
    }

    [Theory]
    [InlineData("account", "accountid", null)]
    [InlineData("systemuser", "systemuserid", "principal")]
    [InlineData("team", "teamid", "principal")]
    [InlineData("task", "activityid", "activitypointer")]
    [InlineData("principal", "ownerid", "crmbaseentity")]
    public void A_key_that_is_repeated_from_the_base_is_inherited(string entity, string key, string? parent)
    {
        var schema = s_org.Entity(entity);

        Assert.Equal((key, parent ?? "crmbaseentity"), (schema.PrimaryIdColumn, schema.Base));
        Assert.Equal(schema.Columns.Any(column => column.LogicalName == key), schema.Columns.Any(static column => column.IsPrimaryId));
    }

    [Fact]
    public void Alternate_keys_name_columns_not_wire_names()
    {
        Assert.Equal([new KeySchema("accountnumber", null, (string[])["accountnumber"])], s_org.Entity("account").Keys);
        Assert.Equal([new KeySchema("new_serial_new_parentid", null, (string[])["new_serial", "new_parentid"])], s_org.Entity("new_widget").Keys);
    }

    [Fact]
    public void Both_ends_of_an_N_to_N_relationship_are_known()
    {
        Assert.Equal(
            ["account.new_widget_account", "new_widget.new_widget_account"],
            from entity in s_org.Entities from navigation in entity.Navigations where navigation.IsManyToMany select $"{entity.LogicalName}.{navigation.Name}");

        var joined = Cache.Sound(Cache.Csdl(Cache.Document("""
            <EntityType Name="a">
              <NavigationProperty Name="from" Type="Collection(mscrm.a)" Partner="to" /><NavigationProperty Name="to" Type="Collection(mscrm.a)" Partner="from" />
              <NavigationProperty Name="children" Type="Collection(mscrm.a)" Partner="parent" /><NavigationProperty Name="parent" Type="mscrm.a" Partner="children" />
            </EntityType>
            """)));
        Assert.Equal(["from", "to"], joined.Entity("a").Navigations.Where(static navigation => navigation.IsManyToMany).Select(static navigation => navigation.Name));
    }

    [Fact]
    public void Operations_know_how_they_are_called()
    {
        Assert.Equal(
            [
                "LastXDays(PropertyName: Edm.String, PropertyValue: Edm.Int64) function not imported composable",
                "WhoAmI() function imported",
                "account.new_Approve(Reason?: Edm.String) action",
                "new_widget.new_Approve(Reason?: Edm.String, Until: Edm.DateTimeOffset) action",
                "new_Merge(Target: crmbaseentity, Subordinates: account[], Rights?: AccessRights, object?: Object) action imported",
                "new_Ping() action imported",
                "new_widget.new_Stale() function",
                "new_widget[].new_Stale(Days: Edm.Int32) function composable",
                "new_Sum(From: Edm.Date, Color?: Edm.Int32, Names: Edm.String[]) function imported",
            ],
            s_org.Operations.Select(static operation =>
                $"{(operation.Binding is { } binding ? Name(binding) + "." : "")}{operation.Name}({string.Join(", ", operation.Parameters.Select(static parameter => $"{parameter.Name}{(parameter.IsOptional ? "?" : "")}: {Name(parameter.Type)}"))})"
                + (operation.IsFunction ? " function" : " action")
                + (operation.IsImported ? " imported" : operation.Binding is null ? " not imported" : "")
                + (operation.IsComposable ? " composable" : "")));

        static string Name(TypeReference type) => type.IsCollection ? type.Name + "[]" : type.Name;
    }

    [Fact]
    public void Annotated_documents_tell_descriptions_and_what_is_read_only()
    {
        var org = Cache.Sound(Cache.Csdl(Cache.Document("""
            <EntityType Name="a">
              <Property Name="_l_value" Type="Edm.Guid"><Annotation Term="Org.OData.Core.V1.Computed" Bool="true" /></Property>
              <Property Name="c" Type="Edm.String"><Annotation Term="Org.OData.Core.V1.Description" String="Größe &amp; Maß" /><Annotation Term="Org.OData.Core.V1.Computed" Bool="true" /></Property>
              <Property Name="p" Type="Edm.String"><Annotation Term="Org.OData.Core.V1.Permissions"><EnumMember>Org.OData.Core.V1.PermissionType/Read</EnumMember></Annotation></Property>
              <Property Name="w" Type="Edm.String"><Annotation Term="Org.OData.Core.V1.Description" String="" /></Property>
              <Annotation Term="Org.OData.Core.V1.Description" String="The table." />
            </EntityType>
            """)));

        var entity = org.Entity("a");
        Assert.Equal("The table.", entity.Description);
        Assert.Equal(
            ["c False Größe & Maß", "l True ", "p False ", "w True "],
            entity.Columns.OrderBy(static column => column.LogicalName, StringComparer.Ordinal).Select(static column => $"{column.LogicalName} {column.IsValidForCreate && column.IsValidForUpdate} {column.Description}"));
    }
}
