using TypedDynamics.Generator.Reading;
using TypedDynamics.Generator.Schema;

namespace TypedDynamics.Generator.Tests.Reading;

/// <summary>Who wins when both speak, what happens when they contradict, and that nothing depends on order.</summary>
public sealed class SchemaMergeTests
{
    private static readonly OrgSchema s_org = Cache.SmallOrgMerged;

    [Fact]
    public void The_small_org_fits_together() => Assert.Empty(SchemaMerge.Merge(Cache.SmallOrgCsdl, Cache.SmallOrgDefinitions).Problems);

    [Fact]
    public void The_table_takes_its_words_from_the_definition()
    {
        var user = s_org.Entity("systemuser");
        Assert.Equal(("SystemUser", "SystemUsers", "User", "Person with access to the system.", "fullname", "BusinessOwned", true), (user.SchemaName, user.CollectionSchemaName, user.Label, user.Description, user.PrimaryNameColumn, user.OwnershipType, user.HasDefinition));
        Assert.Equal(("subject", true), (s_org.Entity("task").PrimaryNameColumn, s_org.Entity("task").IsActivity));
        Assert.Equal((null, false), (s_org.Entity("team").SchemaName, s_org.Entity("team").HasDefinition));
    }

    [Theory]
    [InlineData("new_name", nameof(ColumnType.Text))]
    [InlineData("new_notes", nameof(ColumnType.Memo))]
    [InlineData("new_count", nameof(ColumnType.Integer))]
    [InlineData("new_rank", nameof(ColumnType.SmallInteger))]
    [InlineData("new_bytes", nameof(ColumnType.BigInteger))]
    [InlineData("new_weight", nameof(ColumnType.Decimal))]
    [InlineData("new_factor", nameof(ColumnType.Double))]
    [InlineData("new_price", nameof(ColumnType.Money))]
    [InlineData("new_isgood", nameof(ColumnType.Boolean))]
    [InlineData("new_soldon", nameof(ColumnType.DateTime))]
    [InlineData("new_opensat", nameof(ColumnType.DateTimeTimeZoneIndependent))]
    [InlineData("new_madeon", nameof(ColumnType.DateOnly))]
    [InlineData("new_color", nameof(ColumnType.Choice))]
    [InlineData("new_tags", nameof(ColumnType.MultiSelectChoice))]
    [InlineData("statecode", nameof(ColumnType.State))]
    [InlineData("statuscode", nameof(ColumnType.Status))]
    [InlineData("new_photo", nameof(ColumnType.Image))]
    [InlineData("new_manual", nameof(ColumnType.File))]
    [InlineData("new_manual_name", nameof(ColumnType.Text))]
    [InlineData("new_photoid", nameof(ColumnType.UniqueIdentifier))]
    [InlineData("new_parentid", nameof(ColumnType.Lookup))]
    [InlineData("new_customerid", nameof(ColumnType.Customer))]
    [InlineData("ownerid", nameof(ColumnType.Owner))]
    [InlineData("iscustomizable", nameof(ColumnType.Csdl))]
    public void A_column_is_of_the_kind_that_the_definition_says(string column, string type) => Assert.Equal(type, s_org.Entity("new_widget").Column(column).Type.ToString());

    [Fact]
    public void A_column_takes_its_facts_from_the_definition()
    {
        var name = s_org.Entity("account").Column("name");
        Assert.Equal(("Name", "Account Name", RequiredLevel.ApplicationRequired, 160, "Text", true), (name.SchemaName, name.Label, name.RequiredLevel, name.MaxLength, name.Format, name.IsPrimaryName));
        var weight = s_org.Entity("new_widget").Column("new_weight");
        Assert.Equal((-100000000000.0, 100000000000.0, 4), (weight.MinValue, weight.MaxValue, weight.Precision));
        var versionNumber = s_org.Entity("new_widget").Column("versionnumber");
        Assert.Equal((false, false), (versionNumber.IsValidForCreate, versionNumber.IsValidForUpdate));
        Assert.Equal("9.1.0.0", s_org.Entity("new_widget").Column("new_old").DeprecatedVersion);
        Assert.Equal("Phone", s_org.Entity("new_widget").Column("new_line_1").Format);
        Assert.Equal(new DateTime(2021, 6, 1, 0, 0, 0, DateTimeKind.Utc), s_org.Entity("new_widget").Column("new_line1").CreatedOn);
    }

    [Fact]
    public void A_global_choice_is_the_same_wherever_it_stands()
    {
        var size = s_org.Entity("account").Column("new_size").Choice;

        Assert.Equal(("new_size", true), (size!.Name, size.IsGlobal));
        Assert.Equal(size, s_org.Entity("new_widget").Column("new_size").Choice);
    }

    [Fact]
    public void States_and_statuses_know_each_other()
    {
        Assert.Equal(["0 Aktiv Active", "1 Inaktiv Inactive"], s_org.Entity("new_widget").Column("statecode").Choice!.Options.Select(static option => $"{option.Value} {option.Label} {option.InvariantName}"));
        Assert.Equal(["1 0", "2 1"], s_org.Entity("new_widget").Column("statuscode").Choice!.Options.Select(static option => $"{option.Value} {option.State}"));
    }

    [Fact]
    public void Targets_come_from_both_and_bind_by_the_metadatas_navigation()
    {
        Assert.Equal(
            ["account new_SubjectId_account", "new_widget new_SubjectId_new_widget", "team new_SubjectId_team"],
            s_org.Entity("new_widget").Column("new_subjectid").Targets.Select(static target => $"{target.Entity} {target.Navigation}"));
        Assert.Equal([new LookupTarget("transactioncurrency", null)], s_org.Entity("new_widget").Column("transactioncurrencyid").Targets);
        Assert.Equal(ColumnType.Lookup, s_org.Entity("activitypointer").Column("regardingobjectid").Type);
    }

    [Fact]
    public void Keys_and_relationships_take_the_definitions_names()
    {
        Assert.Equal([new KeySchema("new_accountnumber", "Account Number", (string[])["accountnumber"])], s_org.Entity("account").Keys);
        Assert.Equal("new_Widget_Account", s_org.Entity("account").Navigation("new_widget_account").RelationshipName);
        Assert.Equal("Account_Tasks", s_org.Entity("task").Navigation("regardingobjectid_account_task").RelationshipName);
    }

    [Fact]
    public void A_definition_adds_no_column_and_leaves_other_tables_as_they_are()
    {
        Assert.Equal(
            Cache.SmallOrgCsdl.Entities.SelectMany(static entity => entity.Columns, static (entity, column) => entity.LogicalName + "." + column.WireName),
            s_org.Entities.SelectMany(static entity => entity.Columns, static (entity, column) => entity.LogicalName + "." + column.WireName));
        Assert.Same(Cache.SmallOrgCsdl.Entity("team"), s_org.Entity("team"));
        Assert.Same(Cache.SmallOrgCsdl.Entity("task").Base, s_org.Entity("task").Base);
    }

    [Fact]
    public void Attributes_listed_once_without_and_once_with_their_options_are_one()
    {
        var definition = Cache.Definition("""
            {"LogicalName":"account","Attributes":[
              {"LogicalName":"statecode","AttributeType":"State"},
              {"@odata.type":"#Microsoft.Dynamics.CRM.StateAttributeMetadata","LogicalName":"statecode","AttributeType":"State","OptionSet@odata.context":"…","OptionSet":{"Name":"s","IsGlobal":false,"Options":[{"Value":0}]}}]}
            """).Definition!;

        Assert.Equal("s", Assert.Single(definition.Attributes).Choice!.Name);
    }

    [Theory]
    [InlineData("name", "Integer", "IntegerType", "TD0021 account: The definition calls the column 'name' Integer, but the metadata types it Edm.String, which counts. Pull both again")]
    [InlineData("statecode", "Memo", "MemoType", "TD0021 account: The definition calls the column 'statecode' Memo, but the metadata types it Edm.Int32, which counts. Pull both again")]
    [InlineData("createdon", "Virtual", "ImageType", "TD0021 account: The definition calls the column 'createdon' Image, but the metadata types it Edm.DateTimeOffset, which counts. Pull both again")]
    public void A_type_that_the_wire_cannot_carry_is_a_contradiction(string column, string type, string typeName, string problem)
    {
        var definition = Cache.Definition($$$"""{"LogicalName":"account","Attributes":[{"LogicalName":"{{{column}}}","AttributeType":"{{{type}}}","AttributeTypeName":{"Value":"{{{typeName}}}"},"DisplayName":{"UserLocalizedLabel":{"Label":"L"} } }]}""").Definition!;

        var result = SchemaMerge.Merge(Cache.SmallOrgCsdl, (EntityDefinition[])[definition]);

        Assert.Equal([problem], result.Problems.Select(static problem => $"{problem.Rule} {problem.Message}"));
        Assert.Equal(Cache.SmallOrgCsdl.Entity("account").Column(column).Type, result.Schema.Entity("account").Column(column).Type);
        Assert.Equal("L", result.Schema.Entity("account").Column(column).Label);
    }

    [Fact]
    public void Duplicates_strangers_and_other_set_names_are_told_where_they_stand()
    {
        var definitions = new[]
        {
            Cache.Definition("{\n \"LogicalName\":\"account\", \"SchemaName\":\"Second\"}", "b.json").Definition!,
            Cache.Definition("{\n \"LogicalName\":\"account\", \"SchemaName\":\"First\", \"EntitySetName\":\"other\", \"PrimaryIdAttribute\":\"nothing\"}", "a.json").Definition!,
            Cache.Definition("{\n\n \"LogicalName\":\"stranger\"}", "c.json").Definition!,
        };

        var result = SchemaMerge.Merge(Cache.SmallOrgCsdl, definitions);

        Assert.Equal(["TD0020 b.json 2", "TD0021 a.json 2", "TD0021 a.json 2", "TD0023 c.json 3"], result.Problems.Select(static problem => $"{problem.Rule} {problem.Path} {problem.At.Line + 1}"));
        var account = result.Schema.Entity("account");
        Assert.Equal(("First", "accounts", "accountid"), (account.SchemaName, account.EntitySetName, account.PrimaryIdColumn));
    }

    [Fact]
    public void A_derived_type_has_its_own_options_for_an_inherited_column()
    {
        var csdl = Cache.Csdl(Cache.Document("""
            <EntityType Name="activitypointer"><Key><PropertyRef Name="activityid" /></Key>
              <Property Name="activityid" Type="Edm.Guid" /><Property Name="statuscode" Type="Edm.Int32" /><Property Name="new_size" Type="Edm.Int32" /><Property Name="subject" Type="Edm.String" />
            </EntityType>
            <EntityType Name="task" BaseType="mscrm.activitypointer" />
            """)).Schema;

        var org = SchemaMerge.Merge(csdl, new[] { Definition("activitypointer", "Open"), Definition("task", "Not Started") }).Schema;

        var status = Assert.Single(org.Entity("task").RestatedColumns);
        Assert.Equal(("statuscode", "task_statuscode", "Not Started"), (status.LogicalName, status.Choice!.Name, Assert.Single(status.Choice.Options).Label));
        Assert.Equal("Open", Assert.Single(org.Entity("activitypointer").Column("statuscode").Choice!.Options).Label);
        Assert.Empty(org.Entity("activitypointer").RestatedColumns);

        static EntityDefinition Definition(string name, string label) => Cache.Definition($$"""
            {"LogicalName": "{{name}}", "SchemaName": "{{name}}", "Attributes": [
              {"AttributeType": "Status", "LogicalName": "statuscode", "SchemaName": "StatusCode",
               "OptionSet": {"Name": "{{name}}_statuscode", "IsGlobal": false, "Options": [{"Value": 2, "Label": {"UserLocalizedLabel": {"Label": "{{label}}", "LanguageCode": 1033} } }]} },
              {"AttributeType": "Picklist", "LogicalName": "new_size", "SchemaName": "new_Size",
               "OptionSet": {"Name": "new_size", "IsGlobal": true, "Options": [{"Value": 1, "Label": {"UserLocalizedLabel": {"Label": "Small", "LanguageCode": 1033} } }]} },
              {"AttributeType": "String", "LogicalName": "subject", "SchemaName": "Subject"}
            ]}
            """, name + ".json").Definition!;
    }

    [Fact]
    public void The_order_of_the_files_and_a_second_reading_change_nothing()
    {
        var again = SchemaMerge.Merge(Cache.Csdl(File.ReadAllText(SmallOrg.MetadataPath)).Schema, Cache.SmallOrgDefinitions.Reverse().ToArray());

        Assert.Equal(s_org, again.Schema);
        Assert.Equal(s_org.GetHashCode(), again.Schema.GetHashCode());
    }

    [Fact]
    public void A_line_more_above_changes_no_schema_and_a_label_does()
    {
        var text = File.ReadAllText(SmallOrg.DefinitionPaths[0]);

        Assert.Equal(Cache.Definition(text), Cache.Definition("\n\n" + text));
        Assert.NotEqual(Cache.Definition(text), Cache.Definition(text.Replace("Annual Revenue", "Yearly Revenue", StringComparison.Ordinal)));
        Assert.Equal(Cache.SmallOrgCsdl, Cache.Csdl(File.ReadAllText(SmallOrg.MetadataPath).Replace("<Schema", "\n<!-- moved --> <Schema", StringComparison.Ordinal)).Schema);
    }

    [Theory]
    [InlineData("tr-TR")]
    [InlineData("de-DE")]
    [InlineData("ar-SA")]
    public void The_culture_changes_nothing(string name)
    {
        var before = Thread.CurrentThread.CurrentCulture;
        try
        {
            Thread.CurrentThread.CurrentCulture = System.Globalization.CultureInfo.GetCultureInfo(name);
            var definitions = SmallOrg.DefinitionPaths.Select(static path => Cache.Definition(File.ReadAllText(path), path).Definition!).ToArray();

            Assert.Equal(s_org, SchemaMerge.Merge(Cache.Csdl(File.ReadAllText(SmallOrg.MetadataPath)).Schema, definitions).Schema);
        }
        finally
        {
            Thread.CurrentThread.CurrentCulture = before;
        }
    }

    [Fact]
    public void Real_definitions_fit_the_metadata_of_a_real_org()
    {
        var org = Cache.Csdl(File.ReadAllText(Corpus.Csdl("embc-ess-mod_2022-10-27.xml"))).Schema;
        var definitions = Directory.EnumerateFiles(Corpus.PathOf("definitions"), "*.json").Select(static path => Cache.Definition(File.ReadAllText(path), path).Definition!).ToArray();

        var result = SchemaMerge.Merge(org, definitions);

        // They are of newer orgs: one table was made anew meanwhile, and what a column is never differs.
        Assert.Equal(
            [
                "appmodulecomponent: The definition calls the entity set 'appmodulecomponentcollection', the metadata 'appmodulecomponents', which counts. Pull both again",
                "appmodulecomponent: The definition calls 'systemuserappmodulecomponentid' the primary id, but the metadata has no such column. Pull both again",
            ],
            result.Problems.Where(static problem => problem.Rule != "TD0023").Select(static problem => problem.Message));
        Assert.Equal(ColumnType.Choice, result.Schema.Entity("account").Column("industrycode").Type);
    }
}
