using System.Globalization;
using CsCheck;
using Microsoft.CodeAnalysis.CSharp;
using TypedDynamics.Generator.Emitting;
using TypedDynamics.Generator.Planning;
using TypedDynamics.Generator.Schema;
using static TypedDynamics.Generator.Tests.Planning.Orgs;

namespace TypedDynamics.Generator.Tests.Planning;

public sealed class NamingTests
{
    private static readonly Gen<string> s_logicalName =
        from head in Gen.Char["abix"]
        from tail in Gen.Char["abid12_ı漢"].Array[0, 8]
        select head + new string(tail);

    private static readonly Gen<ColumnSchema[]> s_columns =
        from names in s_logicalName.HashSet[1, 12]
        from lookups in Gen.Bool.Array[12]
        select names.Select((name, i) => lookups[i] ? Lookup(name, new LookupTarget("account", name)) : Column(name)).ToArray();

    [Theory]
    [InlineData("account", "Account")]
    [InlineData("new_bank_account", "NewBankAccount")]
    [InlineData("SystemUser", "SystemUser")]
    [InlineData("address1_line1", "Address1Line1")]
    [InlineData("new_1st", "New_1st")]
    [InlineData("new__x", "New__X")]
    [InlineData("x_", "X_")]
    [InlineData("new_ı", "New_ı")]
    public void Schema_names_get_dotnet_casing(string name, string expected) => Assert.Equal(expected, Identifiers.Pascal(name));

    [Fact]
    public void Different_lower_case_names_get_different_identifiers() =>
        Gen.Select(s_logicalName, s_logicalName).Where(static (a, b) => a != b).Sample(static (a, b) => Identifiers.Pascal(a) != Identifiers.Pascal(b));

    [Fact]
    public void Every_column_gets_a_legal_name_of_its_own() => s_columns.Sample(static columns =>
    {
        var names = PropertyNames(columns);
        return names.Values.Distinct(StringComparer.Ordinal).Count() == names.Count && names.Values.All(SyntaxFacts.IsValidIdentifier);
    });

    [Fact]
    public void Names_do_not_depend_on_the_order_of_columns() => Gen.Select(s_columns, Gen.Int).Sample(static (columns, seed) =>
    {
        var shuffled = columns.ToArray();
        new Random(seed).Shuffle(shuffled);
        return PropertyNames(columns).SequenceEqual(PropertyNames(shuffled));
    });

    [Fact]
    public void A_younger_column_renames_no_elder_one() => Gen.Select(s_columns, s_logicalName).Sample(static (columns, added) =>
    {
        if (columns.Any(column => column.LogicalName == added)) return true;
        var dated = columns.Select(static (column, i) => column with { CreatedOn = new DateTime(2020, 1, 1).AddDays(i) }).ToArray();
        var before = PropertyNames(dated);
        var after = PropertyNames([.. dated, Column(added) with { CreatedOn = new DateTime(2024, 1, 1) }]);
        return before.All(pair => after[pair.Key] == pair.Value);
    });

    [Fact]
    public void A_lookup_keeps_its_name_beside_a_younger_column_that_ends_in_id()
    {
        var elder = Lookup("new_site", new LookupTarget("account", "new_site")) with { CreatedOn = new DateTime(2020, 1, 1) };
        var names = PropertyNames([elder, Column("new_siteid") with { CreatedOn = new DateTime(2024, 1, 1) }, Column("new_site_id") with { CreatedOn = new DateTime(2024, 1, 2) }]);
        Assert.Equal(PropertyNames([elder])["new_site"], names["new_site"]);
        Assert.Equal(names.Count, names.Values.Distinct().Count());
    }

    [Fact]
    public void With_CSDL_alone_an_added_plain_column_renames_no_plain_one() => Gen.Select(s_logicalName.HashSet[1, 12], s_logicalName).Sample(static (names, added) =>
    {
        var before = PropertyNames([.. names.Select(static name => Column(name))]);
        var after = PropertyNames([.. names.Append(added).Distinct().Select(static name => Column(name))]);
        return before.All(pair => after[pair.Key] == pair.Value);
    });

    [Fact]
    public void Asking_for_less_renames_nothing() => s_columns.Sample(static columns =>
    {
        var org = Of(Entity("thing", columns));
        var all = EntityOf(Plan(org), "thing");
        var some = EntityOf(Plan(org, $"thing({columns[0].LogicalName})"), "thing");
        return NameOf(all, columns[0].LogicalName) == NameOf(some, columns[0].LogicalName);
    });

    [Fact]
    public void Turkish_letters_of_the_builder_change_no_byte()
    {
        var org = Of(Entity("invoice_item", Column("important_info"), Choice("priority", new OptionSchema(1, "ilk ışık"), new OptionSchema(-2, "iki"))));
        var culture = CultureInfo.CurrentCulture;
        var here = ContextFiles.Emit(Plan(org)).ToList();
        try
        {
            CultureInfo.CurrentCulture = CultureInfo.CurrentUICulture = new("tr-TR");
            Assert.Equal(here, ContextFiles.Emit(Plan(org)));
        }
        finally
        {
            CultureInfo.CurrentCulture = CultureInfo.CurrentUICulture = culture;
        }
    }

    [Theory]
    [InlineData("task", "TaskEntity")]
    [InlineData("environment", "EnvironmentEntity")]
    [InlineData("queue", "QueueEntity")]
    [InlineData("list", "ListEntity")]
    [InlineData("calendar", "CalendarEntity")]
    [InlineData("process", "ProcessEntity")]
    [InlineData("entity", "EntityEntity")]
    [InlineData("crm", "CrmEntity")]
    [InlineData("event", "Event")]
    [InlineData("contact", "Contact")]
    public void Everyday_names_get_a_suffix(string entity, string expected) =>
        Assert.Equal(expected, Assert.Single(Plan(Of(Entity(entity))).Entities).ClassName);

    [Fact]
    public void The_runtimes_own_names_are_reserved()
    {
        var missing = typeof(DataverseContext).Assembly.GetExportedTypes()
            .Where(static type => type.Namespace == "TypedDynamics")
            .Select(static type => type.Name.Split('`')[0])
            .Where(static name => !ReservedNames.IsType(name));
        Assert.Empty(missing);
    }

    [Fact]
    public void The_members_that_all_rows_have_are_reserved()
    {
        var missing = typeof(Entity).GetMembers(System.Reflection.BindingFlags.Public | System.Reflection.BindingFlags.NonPublic | System.Reflection.BindingFlags.Instance)
            .Where(static member => member is System.Reflection.MethodInfo { IsSpecialName: false, IsPrivate: false, IsAssembly: false } or System.Reflection.PropertyInfo { GetMethod.IsAssembly: false })
            .Select(static member => member.Name)
            .Where(static name => !ReservedNames.IsEntityMember(name));
        Assert.Empty(missing);
    }

    [Fact]
    public void The_members_that_all_contexts_have_are_reserved()
    {
        var missing = typeof(DataverseContext).GetMembers(System.Reflection.BindingFlags.Public | System.Reflection.BindingFlags.NonPublic | System.Reflection.BindingFlags.Instance)
            .Where(static member => member is System.Reflection.MethodInfo { IsSpecialName: false, IsPrivate: false, IsAssembly: false } or System.Reflection.PropertyInfo { GetMethod.IsAssembly: false })
            .Select(static member => member.Name)
            .Where(static name => !ReservedNames.IsContextMember(name));
        Assert.Empty(missing);
    }

    [Fact]
    public void Lookups_end_in_Id_and_their_navigations_do_not()
    {
        var entity = Entity(
            "account",
            Lookup("primarycontactid", new LookupTarget("contact", "primarycontactid")) with { SchemaName = "PrimaryContactId" },
            Lookup("createdby", new LookupTarget("contact", "createdby")) with { SchemaName = "CreatedBy" },
            Lookup("new_bank", new LookupTarget("contact", "new_Bank")),
            Lookup("customerid", new LookupTarget("account", "customerid_account"), new LookupTarget("contact", "customerid_contact")) with { SchemaName = "CustomerId" }) with
        {
            Navigations = new[]
            {
                One("primarycontactid", "contact", "primarycontactid"), One("createdby", "contact", "createdby"), One("new_Bank", "contact", "new_bank"),
                One("customerid_account", "account", "customerid"), One("customerid_contact", "contact", "customerid"), Many("contact_customer_accounts", "contact"),
            },
        };
        var plan = EntityOf(Plan(Of(entity, Entity("contact"))), "account");
        Assert.Equal(["AccountId", "CreatedById", "CustomerId", "NewBankId", "PrimaryContactId"], plan.Properties.Select(static property => property.Name));
        Assert.Equal(
            ["CreatedBy", "CustomerAccount", "CustomerContact", "NewBank", "PrimaryContact", "ContactCustomerAccounts"],
            plan.Navigations.Select(static navigation => navigation.Name));
    }

    [Fact]
    public void Members_make_way_for_their_class_and_for_what_all_rows_have()
    {
        var entity = Entity("account", Column("account"), Column("id"), Column("etag"), Column("tostring")) with { Navigations = new[] { Many("Account", "account") } };
        var plan = Assert.Single(Plan(Of(entity)).Entities);
        Assert.Equal(["AccountId", "AccountColumn", "EtagColumn", "IdColumn", "TostringColumn"], plan.Properties.Select(static property => property.Name));
        Assert.Equal("AccountNavigation", Assert.Single(plan.Navigations).Name);
    }

    [Fact]
    public void A_navigation_that_differs_from_a_column_only_in_case_makes_way_and_is_reported()
    {
        var entity = Entity("feedback") with { Navigations = new[] { Many("FeedbackId", "feedback") } };
        var plan = Plan(Of(entity));
        Assert.Equal("FeedbackIdNavigation", Assert.Single(Assert.Single(plan.Entities).Navigations).Name);
        Assert.Equal("TD0030", Assert.Single(plan.Problems).Rule);
    }

    [Fact]
    public void A_derived_types_column_hides_no_inherited_member()
    {
        var plan = Plan(Of(Entity("pointer", Column("subject_line")), Entity("task", Column("subjectLine"), Column("subject_line")) with { Base = "pointer" }));
        var task = EntityOf(plan, "task");
        Assert.Equal("SubjectLine", NameOf(EntityOf(plan, "pointer"), "subject_line"));
        Assert.Equal("SubjectLineColumn", NameOf(task, "subjectLine"));
        Assert.DoesNotContain(task.Properties, static property => property.LogicalName == "subject_line");
    }

    [Fact]
    public void The_elder_of_two_colliding_entities_keeps_the_plain_name()
    {
        var elder = Entity("new_bankaccount") with { SchemaName = "new_BankAccount", CreatedOn = new(2020, 1, 1) };
        var younger = Entity("new_bank_account") with { SchemaName = "new_Bank_Account", CreatedOn = new(2021, 1, 1) };
        Assert.Equal(["New_Bank_Account", "NewBankAccount"], Plan(Of(elder, younger)).Entities.Select(static entity => entity.ClassName));
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public void A_younger_entity_takes_no_choice_s_name(bool isGlobal)
    {
        var column = Choice(isGlobal ? "new_kind" : "statuscode", new OptionSchema(1, "One")) with { CreatedOn = new(2020, 1, 1) };
        if (isGlobal) column = column with { Choice = column.Choice! with { Name = "new_category", IsGlobal = true } };
        var project = Entity("new_project", column) with { SchemaName = "new_Project", CreatedOn = new(2020, 1, 1) };
        var (name, schemaName) = isGlobal ? ("new_category", "new_Category") : ("new_projectstatuscode", "new_ProjectStatuscode");
        var younger = Entity(name) with { SchemaName = schemaName, CreatedOn = new(2024, 1, 1) };

        Assert.Equal(ChoiceNames(Plan(Of(project))), ChoiceNames(Plan(Of(project, younger))));
        Assert.NotEqual(ChoiceNames(Plan(Of(project))), ChoiceNames(Plan(Of(project, younger with { CreatedOn = new(2019, 1, 1) }))));
        // Nobody asks for it, so that its age is not read.
        Assert.Equal(ChoiceNames(Plan(Of(project))), ChoiceNames(Plan(Of(project, younger with { SchemaName = null, CreatedOn = null }), "new_project")));
    }

    [Fact]
    public void A_younger_column_takes_no_reference_s_name()
    {
        var lookup = Lookup("new_customerid", new LookupTarget("thing", "new_CustomerId")) with { SchemaName = "new_CustomerId", CreatedOn = new(2020, 1, 1) };
        var before = Entity("thing", lookup) with { Navigations = new[] { One("new_CustomerId", "thing", "new_customerid") } };
        var column = Column("new_customer") with { SchemaName = "new_Customer", CreatedOn = new(2024, 1, 1) };

        Assert.Equal("NewCustomer", Assert.Single(EntityOf(Plan(Of(before)), "thing").Navigations).Name);
        Assert.Equal("NewCustomer", Assert.Single(EntityOf(Plan(Of(before with { Columns = before.Columns.Append(column).ToArray() })), "thing").Navigations).Name);
        Assert.Equal("NewCustomerNavigation", Assert.Single(EntityOf(Plan(Of(before with { Columns = before.Columns.Append(column with { CreatedOn = new(2019, 1, 1) }).ToArray() })), "thing").Navigations).Name);
    }

    [Fact]
    public void Types_that_differ_only_in_case_get_names_apart()
    {
        var org = Of(Entity("solution", Column("about", ColumnType.Csdl) with { TypeName = new("Solution", false) })) with
        {
            ComplexTypes = new[] { new ComplexSchema { Name = "Solution" }, new ComplexSchema { Name = "Object" } },
        };
        var plan = Plan(org);
        Assert.Equal("Solution", Assert.Single(plan.Entities).ClassName);
        Assert.Equal("SolutionValue", Assert.Single(plan.ComplexTypes!.Types).Name);
    }

    private static IEnumerable<string> ChoiceNames(ContextPlan plan) =>
        plan.Entities.SelectMany(static entity => entity.Choices).Concat(plan.Choices?.Choices ?? []).Select(static choice => choice.Name);

    private static SortedDictionary<string, string> PropertyNames(ColumnSchema[] columns)
    {
        var plan = EntityOf(Plan(Of(Entity("thing", columns))), "thing");
        return new(plan.Properties.ToDictionary(static property => property.LogicalName, static property => property.Name), StringComparer.Ordinal);
    }
}
