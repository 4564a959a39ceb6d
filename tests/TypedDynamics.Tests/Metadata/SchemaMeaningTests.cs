using System.Text.Json;
using TypedDynamics.Emulator;
using TypedDynamics.Emulator.Limits;
using TypedDynamics.Metadata;
using TypedDynamics.Tests.Operations;
using TypedDynamics.Tests.Shared;

namespace TypedDynamics.Tests.Metadata;

/// <summary>The same calls, and what comes of them in an org.</summary>
public sealed class SchemaMeaningTests : IAsyncLifetime
{
    private readonly CancellationToken _cancellation = TestContext.Current.CancellationToken;
    private DataverseEmulator? _emulator;
    private HttpMessageHandler? _handler;
    private Org? _org;

    private OrgMetadata Metadata => _org!.Metadata;

    public async ValueTask InitializeAsync()
    {
        _emulator = await DataverseEmulator.StartAsync(new EmulatorOptions { CacheFolder = RepositoryRoot.File("metadata-cache", "contoso"), Port = null });
        _handler = _emulator.CreateHandler();
        _org = new(new DataverseConnection(new DataverseOptions { Url = _emulator.BaseAddress, MessageHandler = _handler, AccessToken = static (_, _) => ValueTask.FromResult("any") }));
    }

    public async ValueTask DisposeAsync()
    {
        _org?.Connection.Dispose();
        _handler?.Dispose();
        if (_emulator is not null) await _emulator.DisposeAsync();
    }

    [Fact]
    public async Task Tables_are_listed()
    {
        var all = await Metadata.ListEntityTypesAsync(cancellationToken: _cancellation);
        var own = await Metadata.ListEntitiesAsync(includeCustom: false, cancellationToken: _cancellation);
        var top = await Metadata.ListEntitiesAsync(topLevelOnly: true, includeDetails: true, cancellationToken: _cancellation);

        Assert.Equal(all.Count, (await Metadata.ListEntityTypesPageAsync(cancellationToken: _cancellation)).Rows.Count);
        Assert.Contains(all, static entity => entity.LogicalName == "contoso_project" && entity.IsCustomEntity == true);
        Assert.DoesNotContain(own, static entity => entity.IsCustomEntity == true);
        Assert.Contains(own, static entity => entity.LogicalName == "account");
        Assert.Contains(all, static entity => entity.IsIntersect == true);
        Assert.DoesNotContain(top, static entity => entity.IsIntersect == true || entity.IsChildEntity == true);
        Assert.All(top, static entity => Assert.NotNull(entity.OwnershipType));
    }

    [Fact]
    public async Task A_table_is_got_by_name_set_and_id_with_its_parts()
    {
        var byName = await Metadata.GetEntityAsync("account", EntityParts.All, _cancellation);
        var bySet = await Metadata.GetEntityBySetAsync("accounts", cancellationToken: _cancellation);
        var byId = await Metadata.GetEntityAsync(byName.MetadataId!.Value, cancellationToken: _cancellation);

        Assert.Equal(("account", "account"), (bySet.LogicalName, byId.LogicalName));
        Assert.NotEmpty(byName.OneToManyRelationships);
        Assert.NotEmpty(byName.Keys);
        Assert.All(byName.Attributes.OfType<PicklistAttributeMetadata>(), static attribute => Assert.NotEmpty(attribute.OptionSet!.Options));
        Assert.All(byName.Attributes.OfType<BooleanAttributeMetadata>(), static attribute => Assert.NotNull(attribute.OptionSet!.TrueOption));
        Assert.NotEmpty(byName.Attributes.OfType<StatusAttributeMetadata>().Single().OptionSet!.Options.OfType<StatusOptionMetadata>());
        await Assert.ThrowsAsync<DataverseException>(() => Metadata.GetEntityAsync("nothing", cancellationToken: _cancellation));
        await Assert.ThrowsAsync<DataverseException>(() => Metadata.GetEntityBySetAsync("nothings", cancellationToken: _cancellation));
        Assert.Null(await Metadata.FindEntityAsync("nothing", cancellationToken: _cancellation));
    }

    [Fact]
    public async Task Tables_are_chosen_by_names_and_labels()
    {
        var chosen = await Metadata.GetEntitiesAsync(["ACCOUNT", "Contacts"], includeAllCustom: false, cancellationToken: _cancellation);
        var custom = await Metadata.GetEntitiesAsync(["account"], cancellationToken: _cancellation);
        var top = await Metadata.GetEntitiesAsync(topLevelOnly: true, cancellationToken: _cancellation);

        Assert.Equal(["account", "contact"], chosen.Select(static entity => entity.LogicalName!).Order());
        Assert.Contains("contoso_project", custom.Select(static entity => entity.LogicalName));
        Assert.Equal((await Metadata.ListEntitiesAsync(topLevelOnly: true, cancellationToken: _cancellation)).Count, top.Count);
        Assert.All(chosen.Concat(top).SelectMany(static entity => entity.Attributes.OfType<PicklistAttributeMetadata>()), static attribute => Assert.NotNull(attribute.OptionSet));
        Assert.All(chosen.SelectMany(static entity => entity.Attributes.OfType<BooleanAttributeMetadata>()), static attribute => Assert.NotNull(attribute.OptionSet!.FalseOption));
    }

    [Fact]
    public async Task Columns_are_listed_queried_and_got()
    {
        var money = await Metadata.ListAttributesAsync("account", AttributeKind.Money, cancellationToken: _cancellation);
        var all = await Metadata.ListAttributesAsync("account", includeDetails: true, cancellationToken: _cancellation);
        var owners = await Metadata.QueryAttributesAsync("account", AttributeKind.Owner, cancellationToken: _cancellation);
        var required = await Metadata.QueryAttributesAsync(
            "account", filter: "RequiredLevel/Value eq Microsoft.Dynamics.CRM.AttributeRequiredLevel'ApplicationRequired'", select: "LogicalName,RequiredLevel", cancellationToken: _cancellation);
        var industry = Assert.IsType<PicklistAttributeMetadata>(await Metadata.GetAttributeAsync("account", "industrycode", cancellationToken: _cancellation));

        Assert.Contains("revenue", money.Select(static attribute => attribute.LogicalName));
        Assert.All(money, static attribute => Assert.IsType<MoneyAttributeMetadata>(attribute));
        Assert.All(all.OfType<PicklistAttributeMetadata>(), static attribute => Assert.NotEmpty(attribute.OptionSet!.Options));
        Assert.Equal(["ownerid"], owners.Select(static attribute => attribute.LogicalName));
        Assert.All(required, static attribute => Assert.Equal(AttributeRequiredLevel.ApplicationRequired, attribute.RequiredLevel!.Value));
        Assert.Equal(industry.OptionSet!.Options.Count, ((PicklistAttributeMetadata)await Metadata.GetAttributeAsync("account", industry.MetadataId!.Value, "LogicalName", "OptionSet", _cancellation)).OptionSet!.Options.Count);
        Assert.Equal("accountid", Assert.Single(await Metadata.QueryAttributesAsync("account", AttributeKind.UniqueIdentifier, filter: "LogicalName eq 'accountid'", cancellationToken: _cancellation)).LogicalName);
        var unsupported = await Assert.ThrowsAsync<DataverseException>(() => Metadata.QueryAttributesAsync("account", filter: "startswith(LogicalName,'a')", cancellationToken: _cancellation));
        Assert.Equal("0x8006088a", unsupported.Code, ignoreCase: true);
        await Assert.ThrowsAsync<DataverseException>(() => Metadata.GetAttributeAsync("account", "nothing", cancellationToken: _cancellation));
    }

    [Fact]
    public async Task Columns_of_every_kind_are_made_changed_and_deleted()
    {
        await Metadata.CreateOptionSetAsync(NewOptionSet.Global("new_colors", "Colours", new OptionMetadata(1, "Red"), new OptionMetadata(2, "Blue")), _cancellation);
        AttributeMetadata[] columns =
        [
            NewAttribute.String("new_Text", "Text"), NewAttribute.AutoNumber("new_Number", "Number", "N-{SEQNUM:5}"), NewAttribute.Memo("new_Memo", "Memo"), NewAttribute.Integer("new_Count", "Count", 0, 9),
            NewAttribute.Decimal("new_Decimal", "Decimal", 3, 0, 9), NewAttribute.Double("new_Double", "Double", 3, 0, 9), NewAttribute.Money("new_Balance", "Balance", 2), NewAttribute.Boolean("new_Flag", "Flag", "On", "Off"),
            NewAttribute.Date("new_Day", "Day"), NewAttribute.DateTime("new_Time", "Time"), NewAttribute.Picklist("new_Grade", "Grade", new OptionMetadata(1, "A"), new OptionMetadata(2, "B")), NewAttribute.GlobalPicklist("new_Color", "Colour", "new_colors"),
            NewAttribute.MultiSelectPicklist("new_Tags", "Tags", new OptionMetadata(1, "One")), NewAttribute.File("new_File", "File"), NewAttribute.Image("new_Image", "Image"),
        ];
        foreach (var column in columns)
        {
            var id = await Metadata.CreateAttributeAsync("account", column, _cancellation);
            var made = await Metadata.GetAttributeAsync("account", SchemaRules.LogicalName(column.SchemaName!), cancellationToken: _cancellation);
            Assert.Equal((id, column.GetType(), true), (made.MetadataId!.Value, made.GetType(), made.IsCustomAttribute));
            Assert.True(Containment.Holds(made.Json, column.Json), $"{column.Json}\nbecame {made.Json}");
        }

        Assert.Equal(2, ((PicklistAttributeMetadata)await Metadata.GetAttributeAsync("account", "new_color", cancellationToken: _cancellation)).OptionSet!.Options.Count);
        var read = (MoneyAttributeMetadata)await Metadata.GetAttributeAsync("account", "new_balance", cancellationToken: _cancellation);
        await Metadata.UpdateAttributeAsync("account", read with { DisplayName = new Label("Saldo", 1031), Precision = 4 }, cancellationToken: _cancellation);
        await Metadata.PublishAsync(["account"], ["new_colors"], _cancellation);
        var merged = (MoneyAttributeMetadata)await Metadata.GetAttributeAsync("account", "new_balance", cancellationToken: _cancellation);
        Assert.Equal((4, "Balance", "Saldo"), (merged.Precision, merged.DisplayName!.In(1033), merged.DisplayName.In(1031)));

        await Metadata.DeleteAttributeAsync("account", "new_text", _cancellation);
        Assert.Null(await Metadata.FindAttributeAsync("account", "new_text", _cancellation));
        await Assert.ThrowsAsync<DataverseException>(() => Metadata.CreateAttributeAsync("account", columns[6], _cancellation));
        await _org!.Table("accounts").CreateAsync(new { name = "With columns", new_grade = 2, new_color = 1, new_count = 5 }, _cancellation);
    }

    [Fact]
    public async Task A_table_is_made_with_relationships_and_a_key()
    {
        await Metadata.CreateEntityAsync(NewTable.Named("new_BankAccount", "Bank account", "Bank accounts", NewAttribute.String("new_Number", "Number")), _cancellation);
        await Metadata.CreateRelationshipAsync(NewRelationship.OneToMany("new_contact_bankaccount", "contact", "new_bankaccount", NewAttribute.Lookup("new_Holder", "Holder")) with { CascadeConfiguration = new() { Delete = CascadeType.Restrict } }, _cancellation);
        var pairs = await Metadata.CreateRelationshipAsync(NewRelationship.ManyToMany("new_bankaccount_account", "new_bankaccount", "account"), _cancellation);
        await Metadata.CreateKeyAsync("new_bankaccount", NewKey.On("new_NumberKey", "Number", "new_number"), _cancellation);
        var key = await Metadata.WaitForKeyAsync("new_bankaccount", "new_numberkey", TimeSpan.FromMinutes(1), _cancellation);

        var table = await Metadata.GetEntityAsync("new_bankaccount", EntityParts.All, _cancellation);
        Assert.Equal(("new_bankaccounts", "new_bankaccountid", "new_number"), (table.EntitySetName, table.PrimaryIdAttribute, table.PrimaryNameAttribute));
        Assert.Equal(["contact"], table.Attributes.OfType<LookupAttributeMetadata>().Single(static lookup => lookup.LogicalName == "new_holder").Targets);
        Assert.Equal(["new_number"], key.KeyAttributes);
        Assert.Equal(pairs, Assert.IsType<ManyToManyRelationshipMetadata>(await Metadata.GetRelationshipAsync("new_bankaccount_account", _cancellation)).MetadataId);
        Assert.Equal(CascadeType.Restrict, Assert.IsType<OneToManyRelationshipMetadata>(await Metadata.GetRelationshipAsync("new_contact_bankaccount", _cancellation)).CascadeConfiguration!.Delete);

        await Metadata.UpdateEntityAsync(await Metadata.GetEntityAsync("new_bankaccount", cancellationToken: _cancellation) with { Description = "Where money lies." }, cancellationToken: _cancellation);
        await Metadata.PublishAllAsync(_cancellation);
        Assert.Equal("Where money lies.", (await Metadata.GetEntityAsync("new_bankaccount", cancellationToken: _cancellation)).Description!.Text);
        await Metadata.DeleteKeyAsync("new_bankaccount", "new_numberkey", _cancellation);
        await Metadata.DeleteRelationshipAsync("new_bankaccount_account", _cancellation);
        await Metadata.DeleteRelationshipAsync("new_contact_bankaccount", _cancellation);
        await Metadata.DeleteEntityAsync("new_bankaccount", _cancellation);
        Assert.Null(await Metadata.FindEntityAsync("new_bankaccount", cancellationToken: _cancellation));
    }

    [Fact]
    public async Task Lookups_of_several_tables_are_made()
    {
        var customer = NewAttribute.Lookup("new_Customer", "Customer");
        var made = await Metadata.CreateCustomerRelationshipsAsync(
            customer, NewRelationship.OneToMany("new_project_account", "account", "contoso_project", customer), NewRelationship.OneToMany("new_project_contact", "contact", "contoso_project", customer), _cancellation);
        var holder = NewAttribute.Lookup("new_Holder", "Holder");
        await Metadata.CreatePolymorphicLookupAsync(
            holder, [NewRelationship.OneToMany("new_holder_team", "team", "contoso_project", holder), NewRelationship.OneToMany("new_holder_lead", "lead", "contoso_project", holder)], _cancellation);

        var read = Assert.IsType<LookupAttributeMetadata>(await Metadata.GetAttributeAsync("contoso_project", made.AttributeId, cancellationToken: _cancellation));
        Assert.Equal((AttributeTypeCode.Customer, 2), (read.AttributeType, made.RelationshipIds.Count));
        Assert.Equal(["lead", "team"], Assert.IsType<LookupAttributeMetadata>(await Metadata.GetAttributeAsync("contoso_project", "new_holder", cancellationToken: _cancellation)).Targets!.Order());
    }

    [Fact]
    public async Task Options_are_inserted_changed_ordered_and_deleted()
    {
        await Metadata.CreateAttributeAsync("account", NewAttribute.Picklist("new_Grade", "Grade", new OptionMetadata(1, "A"), new OptionMetadata(2, "B")), _cancellation);
        var grade = OptionSetReference.Of("account", "new_grade");
        var value = await Metadata.InsertOptionValueAsync(grade, new(null, "C"), _cancellation);
        await Metadata.UpdateOptionValueAsync(grade, new(1, "A+") { Description = "The best." }, cancellationToken: _cancellation);
        await Metadata.OrderOptionAsync(grade, [value, 2, 1], _cancellation);
        await Metadata.DeleteOptionValueAsync(grade, 2, _cancellation);
        var status = await Metadata.InsertStatusValueAsync("account", 0, new(null, "On hold"), _cancellation);
        await Metadata.UpdateStateValueAsync("account", new(0, "In use"), cancellationToken: _cancellation);

        await Metadata.PublishAsync(["account"], cancellationToken: _cancellation);
        var options = ((PicklistAttributeMetadata)await Metadata.GetAttributeAsync("account", "new_grade", cancellationToken: _cancellation)).OptionSet!.Options;
        Assert.Equal([(value, "C"), (1, "A+")], options.Select(static option => (option.Value!.Value, option.Label!.Text!)));
        var statuses = ((StatusAttributeMetadata)await Metadata.GetAttributeAsync("account", "statuscode", cancellationToken: _cancellation)).OptionSet!.Options.OfType<StatusOptionMetadata>();
        Assert.Equal(0, statuses.Single(option => option.Value == status).State);
        Assert.Equal("In use", ((StateAttributeMetadata)await Metadata.GetAttributeAsync("account", "statecode", cancellationToken: _cancellation)).OptionSet!.Options[0].Label!.Text);
        await Assert.ThrowsAsync<DataverseException>(() => Metadata.InsertOptionValueAsync(grade, new(1, "Again"), _cancellation));
    }

    [Fact]
    public async Task Changes_are_told_since_a_stamp()
    {
        var query = new MetadataChangesQuery { Properties = ["LogicalName", "Attributes"], Attributes = new() { Properties = ["LogicalName", "MaxLength"] }, Deleted = DeletedMetadataFilters.All };
        await Metadata.CreateAttributeAsync("contact", NewAttribute.String("new_Old", "Old"), _cancellation);
        var first = await Metadata.GetChangesAsync(query, _cancellation);
        var old = first.Entities.Single(static entity => entity.LogicalName == "contact").Attributes.Single(static attribute => attribute.LogicalName == "new_old").MetadataId!.Value;
        await Metadata.CreateAttributeAsync("account", NewAttribute.String("new_New", "New", 77), _cancellation);
        await Metadata.DeleteAttributeAsync("contact", "new_old", _cancellation);

        var then = await Metadata.GetChangesAsync(query with { ClientVersionStamp = first.ServerVersionStamp }, _cancellation);

        var changed = then.Entities.Single(static entity => entity.LogicalName == "account").Attributes.Single(static attribute => attribute.HasChanged == true);
        Assert.Equal(77, Assert.IsType<StringAttributeMetadata>(changed).MaxLength);
        Assert.Contains(old, then.DeletedAttributes);
        Assert.Empty((await Metadata.GetChangesAsync(query with { ClientVersionStamp = then.ServerVersionStamp }, _cancellation)).Entities);
    }

    [Fact]
    public async Task Eligibility_and_languages_are_told()
    {
        Assert.True(await Metadata.CanBeReferencedAsync("account", _cancellation));
        Assert.True(await Metadata.CanBeReferencingAsync("contoso_project", _cancellation));
        Assert.True(await Metadata.CanManyToManyAsync("account", _cancellation));
        Assert.Contains("account", await Metadata.GetValidReferencedEntitiesAsync("contact", _cancellation));
        Assert.Contains("contoso_project", await Metadata.GetValidReferencingEntitiesAsync(cancellationToken: _cancellation));
        Assert.Contains("account", await Metadata.GetValidManyToManyAsync(_cancellation));
        Assert.Contains(1033, await Metadata.GetAvailableLanguagesAsync(_cancellation));
    }

    [Fact]
    public async Task What_is_read_can_be_written_back_unchanged()
    {
        foreach (var attribute in await Metadata.ListAttributesAsync("contoso_project", includeDetails: true, cancellationToken: _cancellation))
        {
            if (attribute.IsCustomAttribute != true || attribute.AttributeOf is not null) continue;
            await Metadata.UpdateAttributeAsync("contoso_project", attribute, cancellationToken: _cancellation);
            var read = await Metadata.GetAttributeAsync("contoso_project", attribute.MetadataId!.Value, cancellationToken: _cancellation);
            Assert.True(Containment.Holds(read.Json, attribute.Json), $"{attribute.Json}\nbecame {read.Json}");
        }
    }

    [Fact]
    public async Task Json_of_the_connectors_is_taken_as_it_is()
    {
        var id = await Metadata.CreateAttributeAsync("account", JsonElement.Parse("""
            {"@odata.type":"Microsoft.Dynamics.CRM.MoneyAttributeMetadata","SchemaName":"new_Json","PrecisionSource":2,"AttributeType":"Money","AttributeTypeName":{"Value":"MoneyType"},
            "DisplayName":{"@odata.type":"Microsoft.Dynamics.CRM.Label","LocalizedLabels":[{"@odata.type":"Microsoft.Dynamics.CRM.LocalizedLabel","Label":"Json","LanguageCode":1033}]},
            "RequiredLevel":{"Value":"None","CanBeChanged":true,"ManagedPropertyLogicalName":"canmodifyrequirementlevelsettings"}}
            """), _cancellation);

        Assert.Equal(2, Assert.IsType<MoneyAttributeMetadata>(await Metadata.GetAttributeAsync("account", id, cancellationToken: _cancellation)).PrecisionSource);
    }

    [Theory]
    [InlineData(FaultKind.ResetAfterCommit)]
    [InlineData(FaultKind.Reset)]
    [InlineData(FaultKind.GatewayTimeoutAfterCommit)]
    [InlineData(FaultKind.BadGateway)]
    [InlineData(FaultKind.RequestLimit)]
    public async Task Definitions_are_made_once_whatever_becomes_of_the_answer(FaultKind kind)
    {
        using var impatient = new Org(new DataverseConnection(new DataverseOptions
        {
            Url = _emulator!.BaseAddress,
            MessageHandler = _handler,
            AccessToken = static (_, _) => ValueTask.FromResult("any"),
            Clock = new WaitlessClock(),
        }));
        var metadata = impatient.Metadata;

        var choice = await LosingAsync(() => metadata.CreateOptionSetAsync(NewOptionSet.Global("new_colors", "Colours", new OptionMetadata(1, "Red")), _cancellation));
        await LosingAsync(() => metadata.CreateEntityAsync(NewTable.Named("new_Thing", "Thing", "Things", NewAttribute.String("new_Name", "Name")), _cancellation));
        var column = await LosingAsync(() => metadata.CreateAttributeAsync("new_thing", NewAttribute.Money("new_Price", "Price", precision: 2), _cancellation));
        await LosingAsync(() => metadata.CreateAttributeAsync("new_thing", NewAttribute.Picklist("new_Kind", "Kind", new OptionMetadata(1, "One")), _cancellation));
        await LosingAsync(() => metadata.CreateRelationshipAsync(NewRelationship.OneToMany("new_contact_thing", "contact", "new_thing", NewAttribute.Lookup("new_Owner", "Owner")), _cancellation));
        await LosingAsync(() => metadata.CreateRelationshipAsync(NewRelationship.ManyToMany("new_thing_account", "new_thing", "account"), _cancellation));
        await LosingAsync(() => metadata.CreateKeyAsync("new_thing", NewKey.On("new_NameKey", "Name", "new_name"), _cancellation));
        await LosingAsync(() => metadata.InsertOptionValueAsync(OptionSetReference.Global("new_colors"), new(2, "Blue"), _cancellation));
        await LosingAsync(() => metadata.InsertOptionValueAsync(OptionSetReference.Of("new_thing", "new_kind"), new(2, "Two"), _cancellation));
        await LosingAsync(async () => (await metadata.CreateCustomerRelationshipsAsync(
            NewAttribute.Lookup("new_Buyer", "Buyer"),
            NewRelationship.OneToMany("new_thing_buyer_a", "account", "new_thing", NewAttribute.Lookup("new_Buyer", "Buyer")),
            NewRelationship.OneToMany("new_thing_buyer_c", "contact", "new_thing", NewAttribute.Lookup("new_Buyer", "Buyer")),
            _cancellation)).AttributeId);

        Assert.Equal((choice, column), ((await Metadata.GetOptionSetAsync("new_colors", _cancellation)).MetadataId, (await Metadata.GetAttributeAsync("new_thing", "new_price", cancellationToken: _cancellation)).MetadataId));
        var thing = await Metadata.GetEntityAsync("new_thing", EntityParts.All, _cancellation);
        Assert.Equal(["new_buyer", "new_kind", "new_name", "new_owner", "new_price", "new_thingid"], thing.Attributes.Where(static each => each.AttributeOf is null && each.LogicalName!.StartsWith("new_", StringComparison.Ordinal) && each.LogicalName != "new_price_base").Select(static each => each.LogicalName!).Order());
        Assert.Equal([1, 2], ((OptionSetMetadata)await Metadata.GetOptionSetAsync("new_colors", _cancellation)).Options.Select(static option => option.Value!.Value));
        Assert.Equal([1, 2], ((PicklistAttributeMetadata)thing.Attributes.Single(static each => each.LogicalName == "new_kind")).OptionSet!.Options.Select(static option => option.Value!.Value));
        Assert.Single(thing.Keys);
        Assert.Single(thing.ManyToManyRelationships);

        async Task<T> LosingAsync<T>(Func<Task<T>> make)
        {
            _emulator.Faults.Play(new Fault(kind) { Method = "POST", Next = 1 });
            var made = await make();
            Assert.Equal(1, _emulator.Faults.Played[kind]);
            _emulator.Faults.Clear();
            return made;
        }
    }
}
