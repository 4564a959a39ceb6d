using ConnectorActions;
using TypedDynamics;
using TypedDynamics.Emulator;

// Each action of an integration connector, as one call of the client: with classes, and by names.
await using var emulator = await DataverseEmulator.StartAsync(new EmulatorOptions { CacheFolder = Path.Combine(AppContext.BaseDirectory, "metadata-cache", "contoso"), SampleData = true, Port = null });
using var handler = emulator.CreateHandler();
using var crm = new Crm(new DataverseOptions { Url = emulator.BaseAddress, MessageHandler = handler, AccessToken = (_, _) => ValueTask.FromResult("any-token-will-do") });
var (typed, byName) = (new Typed(crm), new ByName(crm));
var me = (await crm.WhoAmIAsync()).UserId;

var contact = new Contact { LastName = "Primary" };
var id = await typed.CreateEntityAsync("Adatum", contact);
await typed.UpdateEntityAsync(id);
Show("Query Entities", (await typed.QueryEntitiesAsync(1_000_000m)).Count);
Show("Query Entities, a page", (await typed.QueryEntitiesByPageAsync(null)).Rows.Count);
Show("Get Entity", (await typed.GetEntityAsync(id))!.Name);
Show("Upsert Entity", await typed.UpsertEntityAsync(id));
Show("Run Batch Operations", await typed.RunBatchOperationsAsync(id));
Show("Run FetchXML Query", (await typed.RunFetchXmlQueryAsync(me)).Count);
Show("Get Current User", await typed.GetCurrentUserAsync());
Show("Get Attribute", await typed.GetAttributeAsync());
Show("Create Attribute", await typed.CreateAttributeAsync());
await typed.UpdateAttributeAsync();
Show("An activity with its parties", await typed.CreateActivityAsync(id, contact.Id));
await typed.DeleteEntityAsync(id);

var made = (await byName.CreateEntityAsync("accounts", new() { ["name"] = "By name", ["accountnumber"] = "CA-2" })).ToString();
await byName.UpdateEntityAsync("accounts", "accountnumber='CA-2'", new() { ["revenue"] = 7m });
Show("Query Entities", (await byName.QueryEntitiesAsync("accounts", "name", "revenue eq 7"))[0].Get<string>("name"));
Show("Query Entities, a page", (await byName.QueryEntitiesByPageAsync("contacts", null)).Rows.Count);
Show("Get Entity", (await byName.GetEntityAsync("accounts", made))!.Get<decimal>("revenue"));
Show("Upsert Entity", await byName.UpsertEntityAsync("accounts", made, new() { ["creditonhold"] = true }));
Show("Run Batch Operations", (await byName.RunBatchOperationsAsync($$"""[{ "collection": "accounts", "action": "update", "key": "{{made}}", "data": { "name": "Changed" }, "returnRepresentation": true }]"""))[0].Result.Row?.GetProperty("name"));
Show("Run FetchXML Query", (await byName.RunFetchXmlQueryAsync("accounts", "<fetch top='3'><entity name='account'><attribute name='name' /></entity></fetch>")).Count);
Show("Raw Request", (await byName.RawRequestAsync("/api/data/v9.2/accounts?$select=name&$top=1")).GetProperty("value").GetArrayLength());
await byName.DeleteEntityAsync("accounts", made);
Show("Get Entity, deleted", await byName.GetEntityAsync("accounts", made));

Show("List Entity Types", (await byName.ListEntityTypesAsync(5000)).Count);
Show("List Entity Types, a page", (await byName.ListEntityTypesByPageAsync(null)).Rows.Count);
Show("List Entities", (await byName.ListEntitiesAsync(includeCustom: false, topLevelOnly: true, includeDetails: true)).Count);
Show("Get Entity Metadata", (await byName.GetEntityMetadataAsync("accounts", byLogicalName: false)).LogicalName);
Show("Get Entities Metadata", (await byName.GetEntitiesMetadataAsync("Account, contacts", includeAllCustom: true, topLevelOnly: false)).Count);
Show("List Attributes", (await byName.ListAttributesAsync("account", "Money", includeDetails: false)).Count);
Show("Query Attributes", (await byName.QueryAttributesAsync("account", "Picklist", "LogicalName", "IsCustomAttribute eq false", "OptionSet")).Count);
Show("Create Attribute", await byName.CreateAttributeAsync("account", """
    {
      "@odata.type": "Microsoft.Dynamics.CRM.MoneyAttributeMetadata",
      "SchemaName": "new_Limit",
      "DisplayName": { "LocalizedLabels": [{ "Label": "Limit", "LanguageCode": 1033 }] },
      "RequiredLevel": { "Value": "None" },
      "PrecisionSource": 2
    }
    """));
var limit = await byName.GetAttributeAsync("account", "new_limit", null, null);
Show("Get Attribute", limit.AttributeType);
await byName.UpdateAttributeAsync("account", limit.Json);
return 0;

static void Show(string action, object? result) => Console.WriteLine($"{action,-30} {result ?? "nothing"}");
