using System.Text.Json;

namespace TypedDynamics.Emulator.Definitions;

/// <summary>What is written into the schema shows in definitions, in <c>$metadata</c> and in rows.</summary>
public sealed class DefinitionWriteTests : IAsyncLifetime
{
    private const string Account = "EntityDefinitions(LogicalName='account')";

    private Org _org = null!;

    public async ValueTask InitializeAsync() => _org = await Org.StartAsync(cache: ContosoOrg.Cache);

    public ValueTask DisposeAsync() => _org.DisposeAsync();

    [Fact]
    public async Task A_money_column_is_there_at_once_with_its_twin()
    {
        var created = await _org.PostAsync(Account + "/Attributes", Column("Money", "new_Balance", """, "PrecisionSource":2,"MinValue":0.0,"MaxValue":1000.0"""));

        Assert.True(created.Status == 204, created.Body);
        Assert.Matches(@"^http://localhost/api/data/v9\.2/EntityDefinitions\(LogicalName='account'\)/Attributes\([0-9a-f-]{36}\)$", created.Headers["OData-EntityId"]);
        var definition = (await _org.GetAsync(created.Headers["OData-EntityId"] + "/Microsoft.Dynamics.CRM.MoneyAttributeMetadata")).Json;
        Assert.Equal(("new_balance", "new_Balance", 2, 1000), (definition.GetProperty("LogicalName").GetString(), definition.GetProperty("SchemaName").GetString(), definition.GetProperty("PrecisionSource").GetInt32(), definition.GetProperty("MaxValue").GetDouble()));
        var metadata = (await _org.GetAsync("$metadata")).Body;
        Assert.Contains("<Property Name=\"new_balance\" Type=\"Edm.Decimal\" Scale=\"Variable\" />", metadata, StringComparison.Ordinal);
        Assert.Contains("<Property Name=\"new_balance_base\" Type=\"Edm.Decimal\" Scale=\"Variable\" />", metadata, StringComparison.Ordinal);
        var row = await _org.PostAsync("accounts?$select=new_balance,new_balance_base", """{"name":"x","new_balance":12.5}""", "return=representation");
        Assert.Equal((12.5m, 12.5m), (row.Json.GetProperty("new_balance").GetDecimal(), row.Json.GetProperty("new_balance_base").GetDecimal()));
    }

    [Fact]
    public async Task Adding_a_column_changes_nothing_else_of_the_document()
    {
        var before = (await _org.GetAsync("$metadata")).Body.Split('\n');
        await _org.PostAsync(Account + "/Attributes", Column("String", "new_Nick"));
        var after = (await _org.GetAsync("$metadata")).Body.Split('\n');

        var added = Assert.Single(after.Except(before));
        Assert.Equal("        <Property Name=\"new_nick\" Type=\"Edm.String\" Unicode=\"false\" />", added);
        Assert.Equal(before.Length + 1, after.Length);
    }

    public static TheoryData<string, string, string> Kinds => new()
    {
        { "String", """,  "MaxLength":20,"FormatName":{"Value":"Url"}""", "\"https://a.example\"" },
        { "Memo", """,  "MaxLength":500""", "\"text\"" },
        { "Integer", """,  "MinValue":0,"MaxValue":100""", "7" },
        { "BigInt", "", "7000000000" },
        { "Decimal", """,  "Precision":3""", "1.125" },
        { "Double", """,  "Precision":2""", "1.5" },
        { "Boolean", """,  "DefaultValue":false,"OptionSet":{"OptionSetType":"Boolean","TrueOption":{"Value":1},"FalseOption":{"Value":0}}""", "true" },
        { "DateTime", """,  "Format":"DateOnly","DateTimeBehavior":{"Value":"DateOnly"}""", "\"2026-02-03\"" },
        { "Picklist", """,  "OptionSet":{"IsGlobal":false,"OptionSetType":"Picklist","Options":[{"Value":727000000},{"Value":727000001}]}""", "727000001" },
        { "MultiSelectPicklist", """,  "OptionSet":{"IsGlobal":false,"OptionSetType":"Picklist","Options":[{"Value":727000000},{"Value":727000001}]}""", "\"727000000,727000001\"" },
    };

    [Theory]
    [MemberData(nameof(Kinds))]
    public async Task Every_kind_of_column_takes_values(string kind, string more, string value)
    {
        var created = await _org.PostAsync(Account + "/Attributes", Column(kind, "new_Value", more));
        Assert.True(created.Status == 204, created.Body);

        var row = await _org.PostAsync("accounts?$select=new_value", $$"""{"new_value":{{value}}}""", "return=representation");

        Assert.True(row.Status == 201, row.Body);
        Assert.Equal(value, row.Json.GetProperty("new_value").GetRawText());
    }

    [Fact]
    public async Task Rows_are_numbered_by_the_format_of_their_column()
    {
        await _org.PostAsync(Account + "/Attributes", Column("String", "new_Serial", """, "AutoNumberFormat":"WID-{SEQNUM:5}-{RANDSTRING:6}-{DATETIMEUTC:yyyy}" """));
        await _org.PostAsync("accounts", """{"new_serial":"mine"}""");
        await _org.PostAsync("accounts", "{}");
        await _org.PostAsync("accounts", "{}");

        var serials = (await _org.GetAsync("accounts?$select=new_serial&$orderby=new_serial")).Texts("new_serial").ToList();

        Assert.Equal("mine", serials[0]);
        Assert.Matches(@"^WID-01000-[A-Z0-9]{6}-20\d\d$", serials[1]);
        Assert.Matches(@"^WID-01001-[A-Z0-9]{6}-20\d\d$", serials[2]);
    }

    [Theory]
    [InlineData("File", "new_value_name")]
    [InlineData("Image", "new_value_url")]
    public async Task Files_and_images_bring_their_columns(string kind, string companion)
    {
        Assert.Equal(204, (await _org.PostAsync(Account + "/Attributes", Column(kind, "new_Value"))).Status);

        Assert.Equal(200, (await _org.GetAsync($"accounts?$select={companion}")).Status);
    }

    [Theory]
    [InlineData("String", "new_Long", """,  "MaxLength":4001""")]
    [InlineData("Integer", "new_Range", """,  "MinValue":5,"MaxValue":1""")]
    [InlineData("String", "noprefix", "")]
    [InlineData("String", "new_Bad Name", "")]
    [InlineData("State", "new_State", "")]
    [InlineData("Lookup", "new_Lookup", "")]
    [InlineData("Nonsense", "new_Nonsense", "")]
    public async Task What_cannot_be_is_refused_and_changes_nothing(string kind, string name, string more)
    {
        var before = (await _org.GetAsync("$metadata")).Body;
        var reply = await _org.PostAsync(Account + "/Attributes", Column(kind, name, more));

        Assert.Equal((400, "0x80040203"), (reply.Status, reply.Code));
        Assert.Equal(before, (await _org.GetAsync("$metadata")).Body);
    }

    [Fact]
    public async Task A_name_is_taken_once()
    {
        await _org.PostAsync(Account + "/Attributes", Column("String", "new_Nick"));

        Assert.Equal(400, (await _org.PostAsync(Account + "/Attributes", Column("String", "new_nick"))).Status);
    }

    [Fact]
    public async Task A_deleted_column_is_gone_with_its_values()
    {
        await _org.PostAsync(Account + "/Attributes", Column("Money", "new_Balance"));
        await _org.PostAsync("accounts", """{"name":"x","new_balance":12.5}""");
        var deleted = await _org.SendAsync(HttpMethod.Delete, Account + "/Attributes(LogicalName='new_balance')", null);

        Assert.True(deleted.Status == 204, deleted.Body);
        Assert.Equal(404, (await _org.GetAsync(Account + "/Attributes(LogicalName='new_balance_base')")).Status);
        Assert.DoesNotContain("new_balance", (await _org.GetAsync("$metadata")).Body, StringComparison.Ordinal);
        Assert.Equal(400, (await _org.GetAsync("accounts?$select=new_balance")).Status);
        await _org.PostAsync(Account + "/Attributes", Column("Money", "new_Balance"));
        Assert.Equal(JsonValueKind.Null, (await _org.GetAsync("accounts?$select=new_balance")).Rows[0].GetProperty("new_balance").ValueKind);
    }

    [Theory]
    [InlineData("name")]
    [InlineData("primarycontactid")]
    public async Task What_the_service_brought_is_not_deleted(string column) =>
        Assert.Equal(400, (await _org.SendAsync(HttpMethod.Delete, $"{Account}/Attributes(LogicalName='{column}')", null)).Status);

    [Fact]
    public async Task A_table_has_what_every_table_has()
    {
        var created = await _org.PostAsync("EntityDefinitions", Table("new_BankAccount"));
        Assert.True(created.Status == 204, created.Body);

        var entity = (await _org.GetAsync("EntityDefinitions(LogicalName='new_bankaccount')?$expand=Attributes($select=LogicalName)")).Json;
        Assert.Equal(("new_bankaccounts", "new_bankaccountid", "new_accountname"), (entity.GetProperty("EntitySetName").GetString(), entity.GetProperty("PrimaryIdAttribute").GetString(), entity.GetProperty("PrimaryNameAttribute").GetString()));
        Assert.InRange(entity.GetProperty("ObjectTypeCode").GetInt32(), 10_000, int.MaxValue);
        Assert.Equal(8, entity.GetProperty("Privileges").GetArrayLength());
        var columns = entity.GetProperty("Attributes").EnumerateArray().Select(static each => each.GetProperty("LogicalName").GetString()).ToList();
        var custom = await _org.GetAsync("EntityDefinitions(LogicalName='new_bankaccount')/Attributes?$select=LogicalName&$filter=IsCustomAttribute eq true");
        Assert.Equal(["new_accountname", "new_bankaccountid"], custom.Texts("LogicalName").Order());
        Assert.Superset(new HashSet<string?> { "createdby", "createdon", "modifiedby", "ownerid", "owningbusinessunit", "statecode", "statuscode", "versionnumber", "importsequencenumber" }, columns.ToHashSet());

        var row = await _org.PostAsync("new_bankaccounts?$expand=createdby($select=fullname)", """{"new_accountname":"Savings"}""", "return=representation");
        Assert.True(row.Status == 201, row.Body);
        Assert.Equal((0, 1), (row.Json.GetProperty("statecode").GetInt32(), row.Json.GetProperty("statuscode").GetInt32()));
        Assert.NotEqual(JsonValueKind.Null, row.Json.GetProperty("_ownerid_value").ValueKind);
        Assert.Equal("Alex Rivera", row.Json.GetProperty("createdby").GetProperty("fullname").GetString());
    }

    [Fact]
    public async Task A_deleted_table_leaves_nothing_behind()
    {
        var before = (await _org.GetAsync("$metadata")).Body;
        await _org.PostAsync("EntityDefinitions", Table("new_BankAccount"));
        await _org.PostAsync("RelationshipDefinitions", OneToMany("new_contact_new_bankaccount", "contact", "new_bankaccount", "new_AccountOwner"));
        await _org.PostAsync("new_bankaccounts", """{"new_accountname":"Savings"}""");
        var deleted = await _org.SendAsync(HttpMethod.Delete, "EntityDefinitions(LogicalName='new_bankaccount')", null);

        Assert.True(deleted.Status == 204, deleted.Body);
        Assert.Equal(before, (await _org.GetAsync("$metadata")).Body);
        Assert.Equal(404, (await _org.GetAsync("new_bankaccounts")).Status);
        Assert.Equal(404, (await _org.GetAsync("RelationshipDefinitions(SchemaName='new_contact_new_bankaccount')")).Status);
        Assert.Equal(400, (await _org.SendAsync(HttpMethod.Delete, Account, null)).Status);
    }

    [Fact]
    public async Task A_relationship_brings_its_lookup_and_both_navigations()
    {
        await _org.PostAsync("EntityDefinitions", Table("new_BankAccount"));
        var created = await _org.PostAsync("RelationshipDefinitions", OneToMany("new_contact_new_bankaccount", "contact", "new_bankaccount", "new_AccountOwner"));
        Assert.True(created.Status == 204, created.Body);
        var contact = (await _org.PostAsync("contacts", """{"lastname":"Doe"}""")).Headers["OData-EntityId"];

        Assert.Equal(204, (await _org.PostAsync("new_bankaccounts", $$"""{"new_accountname":"Savings","new_AccountOwner@odata.bind":"{{contact}}"}""")).Status);

        var there = await _org.GetAsync("new_bankaccounts?$select=new_accountname&$expand=new_AccountOwner($select=lastname)");
        Assert.Equal("Doe", there.Rows[0].GetProperty("new_AccountOwner").GetProperty("lastname").GetString());
        var back = await _org.GetAsync("contacts?$expand=new_contact_new_bankaccount($select=new_accountname)&$filter=lastname eq 'Doe'");
        Assert.Equal("Savings", back.Rows[0].GetProperty("new_contact_new_bankaccount")[0].GetProperty("new_accountname").GetString());
        // The relationship says that accounts go with their owner.
        await _org.SendAsync(HttpMethod.Delete, contact, null);
        Assert.Empty((await _org.GetAsync("new_bankaccounts")).Rows);
        Assert.Equal(204, (await _org.SendAsync(HttpMethod.Delete, created.Headers["OData-EntityId"], null)).Status);
        Assert.Equal(404, (await _org.GetAsync("EntityDefinitions(LogicalName='new_bankaccount')/Attributes(LogicalName='new_accountowner')")).Status);
        Assert.Equal(400, (await _org.GetAsync("new_bankaccounts?$select=_new_accountowner_value")).Status);
    }

    [Fact]
    public async Task Pairs_are_associated_over_a_new_relationship()
    {
        var created = await _org.PostAsync("RelationshipDefinitions", """{"@odata.type":"Microsoft.Dynamics.CRM.ManyToManyRelationshipMetadata","SchemaName":"new_accounts_products","Entity1LogicalName":"account","Entity2LogicalName":"product","IntersectEntityName":"new_accounts_products"}""");
        Assert.True(created.Status == 204, created.Body);
        var account = (await _org.PostAsync("accounts", """{"name":"A"}""")).Headers["OData-EntityId"];
        var product = (await _org.PostAsync("products", """{"name":"P"}""")).Headers["OData-EntityId"];

        Assert.Equal(204, (await _org.PostAsync(account + "/new_accounts_products/$ref", $$"""{"@odata.id":"{{product}}"}""")).Status);

        Assert.Equal("P", (await _org.GetAsync(account + "?$expand=new_accounts_products($select=name)")).Json.GetProperty("new_accounts_products")[0].GetProperty("name").GetString());
        Assert.Equal("A", (await _org.GetAsync(product + "/new_accounts_products?$select=name")).Rows[0].GetProperty("name").GetString());
        Assert.Equal(204, (await _org.SendAsync(HttpMethod.Delete, created.Headers["OData-EntityId"], null)).Status);
        Assert.Equal(404, (await _org.GetAsync("new_accounts_productsset")).Status);
    }

    [Fact]
    public async Task A_lookup_may_refer_to_several_tables()
    {
        await _org.PostAsync("EntityDefinitions", Table("new_Loan"));
        var created = await _org.PostAsync("CreateCustomerRelationships", $$"""
            {"OneToManyRelationships":[{{Plain("new_loan_account", "account", "new_loan")}},{{Plain("new_loan_contact", "contact", "new_loan")}}],
             "Lookup":{"@odata.type":"Microsoft.Dynamics.CRM.ComplexLookupAttributeMetadata","AttributeType":"Lookup","SchemaName":"new_CustomerId"} }
            """);
        Assert.True(created.Status == 200, created.Body);
        var contact = (await _org.PostAsync("contacts", """{"lastname":"Doe"}""")).Headers["OData-EntityId"];

        var row = await _org.PostAsync("new_loans", $$"""{"new_CustomerId_contact@odata.bind":"{{contact}}"}""", "return=representation, odata.include-annotations=\"*\"");

        Assert.True(row.Status == 201, row.Body);
        Assert.Equal("contact", row.Json.GetProperty("_new_customerid_value@Microsoft.Dynamics.CRM.lookuplogicalname").GetString());
        var lookup = (await _org.GetAsync("EntityDefinitions(LogicalName='new_loan')/Attributes(LogicalName='new_customerid')/Microsoft.Dynamics.CRM.LookupAttributeMetadata")).Json;
        Assert.Equal("Customer", lookup.GetProperty("AttributeType").GetString());
        Assert.Equal(["account", "contact"], lookup.GetProperty("Targets").EnumerateArray().Select(static each => each.GetString()!));
        Assert.Equal(2, created.Json.GetProperty("RelationshipIds").GetArrayLength());
    }

    [Fact]
    public async Task A_key_waits_for_its_index_and_then_finds_rows()
    {
        await _org.PostAsync("accounts", """{"name":"A","tickersymbol":"7"}""");
        Assert.Equal(204, (await _org.PostAsync(Account + "/Keys", """{"SchemaName":"new_Number","KeyAttributes":["tickersymbol"]}""")).Status);

        Assert.Equal("Pending", await KeyStatus("new_number"));
        Assert.Equal("Active", await KeyStatus("new_number"));
        Assert.Equal("A", (await _org.GetAsync("accounts(tickersymbol='7')?$select=name")).Json.GetProperty("name").GetString());
        Assert.Equal(412, (await _org.PostAsync("accounts", """{"tickersymbol":"7"}""")).Status);
        Assert.Equal(400, (await _org.SendAsync(HttpMethod.Delete, Account + "/Attributes(LogicalName='tickersymbol')", null)).Status);
        Assert.Equal(204, (await _org.SendAsync(HttpMethod.Delete, Account + "/Keys(LogicalName='new_number')", null)).Status);
        Assert.Equal(204, (await _org.PostAsync("accounts", """{"tickersymbol":"7"}""")).Status);
    }

    [Fact]
    public async Task A_key_that_rows_violate_fails_and_is_built_again_when_they_do_not()
    {
        await _org.PostAsync("accounts", """{"tickersymbol":"7"}""");
        var second = (await _org.PostAsync("accounts", """{"tickersymbol":"7"}""")).Headers["OData-EntityId"];
        await _org.PostAsync(Account + "/Keys", """{"SchemaName":"new_Number","KeyAttributes":["tickersymbol"]}""");
        await KeyStatus("new_number");

        Assert.Equal("Failed", await KeyStatus("new_number"));
        await _org.SendAsync(HttpMethod.Delete, second, null);
        Assert.Equal(204, (await _org.PostAsync("ReactivateEntityKey", """{"EntityLogicalName":"account","EntityKeyLogicalName":"new_number"}""")).Status);
        await KeyStatus("new_number");
        Assert.Equal("Active", await KeyStatus("new_number"));
    }

    [Fact]
    public async Task A_global_choice_is_shared_and_its_options_are_there_at_once()
    {
        var set = await _org.PostAsync("GlobalOptionSetDefinitions", $$"""{"@odata.type":"Microsoft.Dynamics.CRM.OptionSetMetadata","Name":"new_colors","IsGlobal":true,"OptionSetType":"Picklist","DisplayName":{{Label("Colors")}},"Options":[{"Value":1,"Label":{{Label("Red")}} },{"Label":{{Label("Blue")}} }]}""");
        Assert.True(set.Status == 204, set.Body);
        var id = set.Headers["OData-EntityId"].Split('(')[1].TrimEnd(')');
        Assert.Equal(204, (await _org.PostAsync(Account + "/Attributes", Column("Picklist", "new_Color", $$""", "GlobalOptionSet@odata.bind":"/GlobalOptionSetDefinitions({{id}})" """))).Status);

        var inserted = await _org.PostAsync("InsertOptionValue", $$"""{"OptionSetName":"new_colors","Label":{{Label("Green")}} }""");

        var green = inserted.Json.GetProperty("NewOptionValue").GetInt32();
        Assert.Equal(727_000_001, green);
        var options = (await _org.GetAsync(Account + "/Attributes(LogicalName='new_color')/Microsoft.Dynamics.CRM.PicklistAttributeMetadata?$expand=GlobalOptionSet")).Json.GetProperty("GlobalOptionSet").GetProperty("Options");
        Assert.Equal(["Red", "Blue", "Green"], options.EnumerateArray().Select(static option => option.GetProperty("Label").GetProperty("UserLocalizedLabel").GetProperty("Label").GetString()!));
        var row = await _org.PostAsync("accounts?$select=new_color", $$"""{"new_color":{{green}} }""", "return=representation, odata.include-annotations=\"*\"");
        Assert.Equal("Green", row.Json.GetProperty("new_color@OData.Community.Display.V1.FormattedValue").GetString());
        Assert.Equal(400, (await _org.SendAsync(HttpMethod.Delete, $"GlobalOptionSetDefinitions({id})", null)).Status);
        Assert.Equal(204, (await _org.PostAsync("DeleteOptionValue", $$"""{"OptionSetName":"new_colors","Value":{{green}} }""")).Status);
        Assert.Equal(400, (await _org.PostAsync("accounts", $$"""{"new_color":{{green}} }""")).Status);
    }

    [Fact]
    public async Task Changed_labels_show_when_they_are_published()
    {
        const string Change = """{"EntityLogicalName":"account","AttributeLogicalName":"industrycode","Value":1,"MergeLabels":true,"Label":{"LocalizedLabels":[{"Label":"Ledgers","LanguageCode":1033}]}}""";
        var before = await IndustryLabel();
        Assert.Equal(204, (await _org.PostAsync("UpdateOptionValue", Change)).Status);

        Assert.Equal(before, await IndustryLabel());
        Assert.Equal(204, (await _org.PostAsync("PublishXml", """{"ParameterXml":"<importexportxml><entities><entity>account</entity></entities></importexportxml>"}""")).Status);
        Assert.Equal("Ledgers", await IndustryLabel());
    }

    [Theory]
    [InlineData("true", "Name,Nom")]
    [InlineData(null, "Name")]
    public async Task Labels_in_other_languages_stay_where_they_are_merged(string? merge, string texts)
    {
        await Put("""{"LocalizedLabels":[{"Label":"Account Name","LanguageCode":1033},{"Label":"Nom","LanguageCode":1036}]}""", null);
        await Put("""{"LocalizedLabels":[{"Label":"Name","LanguageCode":1033}]}""", merge);

        var labels = (await _org.GetAsync(Account + "/Attributes(LogicalName='name')")).Json.GetProperty("DisplayName").GetProperty("LocalizedLabels");
        Assert.Equal(texts.Split(','), labels.EnumerateArray().OrderBy(static label => label.GetProperty("LanguageCode").GetInt32()).Select(static label => label.GetProperty("Label").GetString()!));

        async Task Put(string label, string? merges)
        {
            var reply = await _org.SendAsync(HttpMethod.Put, Account + "/Attributes(LogicalName='name')", $$"""{"@odata.type":"Microsoft.Dynamics.CRM.StringAttributeMetadata","DisplayName":{{label}} }""", ("MSCRM.MergeLabels", merges));
            Assert.True(reply.Status == 204, reply.Body);
            await _org.PostAsync("PublishAllXml", "");
        }
    }

    [Fact]
    public async Task A_definition_is_put_as_it_was_read()
    {
        var entity = (await _org.GetAsync(Account)).Body.Replace("\"HasNotes\":true", "\"HasNotes\":false", StringComparison.Ordinal);
        Assert.Equal(204, (await _org.SendAsync(HttpMethod.Put, Account, entity)).Status);
        Assert.True((await _org.GetAsync(Account)).Json.GetProperty("HasNotes").GetBoolean());
        await _org.PostAsync("PublishAllXml", "");

        Assert.False((await _org.GetAsync(Account)).Json.GetProperty("HasNotes").GetBoolean());
        Assert.Equal(405, (await _org.SendAsync(HttpMethod.Patch, Account, entity)).Status);
    }

    [Fact]
    public async Task Statuses_belong_to_their_state()
    {
        var inserted = await _org.PostAsync("InsertStatusValue", $$"""{"EntityLogicalName":"account","AttributeLogicalName":"statuscode","StateCode":1,"Value":727000009,"Label":{{Label("Sleeping")}} }""");

        Assert.True(inserted.Status == 200, inserted.Body);
        var account = (await _org.PostAsync("accounts", "{}")).Headers["OData-EntityId"];
        Assert.Equal(400, (await _org.SendAsync(HttpMethod.Patch, account, """{"statecode":0,"statuscode":727000009}""")).Status);
        Assert.Equal(204, (await _org.SendAsync(HttpMethod.Patch, account, """{"statecode":1,"statuscode":727000009}""")).Status);
    }

    [Fact]
    public async Task The_schema_of_a_file_is_there_in_the_next_run()
    {
        var file = Path.Combine(Path.GetTempPath(), Guid.NewGuid().ToString("N") + ".db");
        try
        {
            await using (var first = await DataverseEmulator.StartAsync(new() { CacheFolder = ContosoOrg.Cache, Database = file, Port = null }, TestContext.Current.CancellationToken))
                Assert.Equal(204, (int)(await Send(first, HttpMethod.Post, Account + "/Attributes", Column("String", "new_Nick"))).StatusCode);
            await using var second = await DataverseEmulator.StartAsync(new() { CacheFolder = ContosoOrg.Cache, Database = file, Port = null }, TestContext.Current.CancellationToken);

            Assert.Equal(204, (int)(await Send(second, HttpMethod.Post, "accounts", """{"new_nick":"n"}""")).StatusCode);
            Assert.Equal(200, (int)(await Send(second, HttpMethod.Get, Account + "/Attributes(LogicalName='new_nick')", null)).StatusCode);
        }
        finally
        {
            foreach (var each in Directory.GetFiles(Path.GetTempPath(), Path.GetFileName(file) + "*")) File.Delete(each);
        }
    }

    [Fact]
    public async Task Who_may_not_customize_is_refused()
    {
        await using var org = await Org.StartAsync(cache: ContosoOrg.Cache, roles: [new("reader", ["prvRead*"], [Guid.Parse("6d1f3a52-0c4b-4f5e-9a71-2b8c5d7e9f02")])], seed: """{"systemusers":[{"systemuserid":"6d1f3a52-0c4b-4f5e-9a71-2b8c5d7e9f02","firstname":"R"}]}""");

        var reply = await org.SendAsync(HttpMethod.Post, Account + "/Attributes", Column("String", "new_Nick"), ("MSCRMCallerID", "6d1f3a52-0c4b-4f5e-9a71-2b8c5d7e9f02"));

        Assert.Equal(403, reply.Status);
    }

    private static async Task<HttpResponseMessage> Send(DataverseEmulator emulator, HttpMethod method, string path, string? body)
    {
        using var client = new HttpClient(emulator.CreateHandler()) { BaseAddress = new Uri(Org.Root) };
        client.DefaultRequestHeaders.Authorization = new("Bearer", "any");
        using var request = new HttpRequestMessage(method, path) { Content = body is null ? null : new StringContent(body, System.Text.Encoding.UTF8, "application/json") };
        return await client.SendAsync(request);
    }

    private async Task<string?> KeyStatus(string key) => (await _org.GetAsync($"{Account}/Keys(LogicalName='{key}')")).Json.GetProperty("EntityKeyIndexStatus").GetString();

    private async Task<string?> IndustryLabel() => (await _org.GetAsync(Account + "/Attributes(LogicalName='industrycode')/Microsoft.Dynamics.CRM.PicklistAttributeMetadata/OptionSet?$select=Options"))
        .Json.GetProperty("Options").EnumerateArray().First(static option => option.GetProperty("Value").GetInt32() == 1).GetProperty("Label").GetProperty("UserLocalizedLabel").GetProperty("Label").GetString();

    private static string Label(string text) => $$"""{"@odata.type":"Microsoft.Dynamics.CRM.Label","LocalizedLabels":[{"@odata.type":"Microsoft.Dynamics.CRM.LocalizedLabel","Label":"{{text}}","LanguageCode":1033}]}""";

    private static string Column(string kind, string name, string more = "") =>
        $$"""{"@odata.type":"Microsoft.Dynamics.CRM.{{kind}}AttributeMetadata","SchemaName":"{{name}}","DisplayName":{{Label(name)}},"RequiredLevel":{"Value":"None","CanBeChanged":true,"ManagedPropertyLogicalName":"canmodifyrequirementlevelsettings"}{{more}}}""";

    private static string Table(string name) =>
        $$"""{"@odata.type":"Microsoft.Dynamics.CRM.EntityMetadata","Attributes":[{"@odata.type":"Microsoft.Dynamics.CRM.StringAttributeMetadata","IsPrimaryName":true,"SchemaName":"new_AccountName","MaxLength":100,"DisplayName":{{Label("Name")}} }],"SchemaName":"{{name}}","DisplayName":{{Label("One")}},"DisplayCollectionName":{{Label("Many")}},"OwnershipType":"UserOwned","IsActivity":false,"HasActivities":false,"HasNotes":false}""";

    private static string Plain(string name, string referenced, string referencing) =>
        $$"""{"@odata.type":"Microsoft.Dynamics.CRM.ComplexOneToManyRelationshipMetadata","SchemaName":"{{name}}","ReferencedEntity":"{{referenced}}","ReferencingEntity":"{{referencing}}"}""";

    private static string OneToMany(string name, string referenced, string referencing, string lookup) =>
        $$"""
        {"@odata.type":"Microsoft.Dynamics.CRM.OneToManyRelationshipMetadata","SchemaName":"{{name}}","ReferencedEntity":"{{referenced}}","ReferencedAttribute":"{{referenced}}id","ReferencingEntity":"{{referencing}}",
         "CascadeConfiguration":{"Assign":"Cascade","Delete":"Cascade","Merge":"Cascade","Reparent":"Cascade","Share":"Cascade","Unshare":"Cascade"},
         "Lookup":{"@odata.type":"Microsoft.Dynamics.CRM.LookupAttributeMetadata","AttributeType":"Lookup","AttributeTypeName":{"Value":"LookupType"},"SchemaName":"{{lookup}}","DisplayName":{{Label("Owner")}} } }
        """;
}
