using System.Text.Json;
using TypedDynamics;
using TypedDynamics.Metadata;

namespace Sales;

/// <summary>The code of docs/guides/schema.md.</summary>
internal static class Schema
{
    public static async Task ReadAsync(Crm crm)
    {
        // begin-snippet: schema-read
        var tables = await crm.Metadata.ListEntitiesAsync(includeCustom: false, topLevelOnly: true);
        var account = await crm.Metadata.GetEntityAsync("account", EntityParts.Attributes | EntityParts.Keys);
        foreach (var choice in account.Attributes.OfType<PicklistAttributeMetadata>())
            Console.WriteLine($"{choice.LogicalName}: {string.Join(", ", choice.OptionSet!.Options.Select(option => $"{option.Value} {option.Label?.Text}"))}");

        var money = await crm.Metadata.ListAttributesAsync("account", AttributeKind.Money, includeDetails: true);
        var industry = await crm.Metadata.GetAttributeAsync("account", "industrycode");
        Console.WriteLine($"{tables.Count} tables, {money.Count} amounts, {industry.DisplayName?.In(1033)}");
        // end-snippet
    }

    public static async Task ChooseAsync(Crm crm)
    {
        // begin-snippet: schema-choose
        // By name or label, in whatever case; custom tables come along unless told otherwise.
        var tables = await crm.Metadata.GetEntitiesAsync(["account", "contact*", "Opportunities"], includeAllCustom: false);

        // By OData's own text, where the service can filter.
        var required = await crm.Metadata.QueryAttributesAsync(
            "contact",
            select: "LogicalName,RequiredLevel",
            filter: "RequiredLevel/Value eq Microsoft.Dynamics.CRM.AttributeRequiredLevel'ApplicationRequired'");
        // end-snippet
        Console.WriteLine($"{tables.Count} {required.Count}");
    }

    public static async Task CreateAsync(Crm crm)
    {
        // begin-snippet: schema-create
        var metadata = crm.With(new RequestOptions { Solution = "contoso", Timeout = TimeSpan.FromMinutes(5) }).Metadata;

        await metadata.CreateOptionSetAsync(NewOptionSet.Global("new_grades", "Grades", new OptionMetadata(1, "Good"), new OptionMetadata(2, "Poor")));
        await metadata.CreateEntityAsync(NewTable.Named("new_BankAccount", "Bank account", "Bank accounts", NewAttribute.String("new_Number", "Number", maxLength: 34)));
        await metadata.CreateAttributeAsync("new_bankaccount", NewAttribute.Money("new_Balance", "Balance", precision: 2) with { RequiredLevel = AttributeRequiredLevel.ApplicationRequired });
        await metadata.CreateAttributeAsync("new_bankaccount", NewAttribute.Date("new_OpenedOn", new Label("Opened on").With("Eröffnet am", 1031)));
        await metadata.CreateAttributeAsync("new_bankaccount", NewAttribute.GlobalPicklist("new_Grade", "Grade", "new_grades"));
        await metadata.CreateRelationshipAsync(NewRelationship.OneToMany("new_contact_bankaccount", "contact", "new_bankaccount", NewAttribute.Lookup("new_Holder", "Holder")));

        await metadata.CreateKeyAsync("new_bankaccount", NewKey.On("new_NumberKey", "Number", "new_number"));
        await metadata.WaitForKeyAsync("new_bankaccount", "new_numberkey", TimeSpan.FromMinutes(10));
        await metadata.PublishAsync(["new_bankaccount", "contact"], ["new_grades"]);
        // end-snippet
    }

    public static async Task JsonAsync(Crm crm)
    {
        // begin-snippet: schema-json
        var limit = JsonElement.Parse("""
            {
              "@odata.type": "Microsoft.Dynamics.CRM.MoneyAttributeMetadata",
              "SchemaName": "new_Limit",
              "DisplayName": { "LocalizedLabels": [ { "Label": "Limit", "LanguageCode": 1033 } ] },
              "RequiredLevel": { "Value": "None" },
              "PrecisionSource": 2
            }
            """);
        var id = await crm.Metadata.CreateAttributeAsync("new_bankaccount", limit);
        // end-snippet
        Console.WriteLine(id != Guid.Empty);
    }

    public static async Task UpdateAsync(Crm crm)
    {
        // begin-snippet: schema-update
        var number = (StringAttributeMetadata)await crm.Metadata.GetAttributeAsync("new_bankaccount", "new_number");
        await crm.Metadata.UpdateAttributeAsync("new_bankaccount", number with { MaxLength = 40, DisplayName = number.DisplayName!.With("Kontonummer", 1031) });

        var grades = OptionSetReference.Global("new_grades");
        await crm.Metadata.InsertOptionValueAsync(grades, new OptionMetadata(3, "Bad"));
        await crm.Metadata.UpdateOptionValueAsync(grades, new OptionMetadata(1, "Excellent"));
        await crm.Metadata.OrderOptionAsync(grades, [3, 2, 1]);
        await crm.Metadata.PublishAsync(["new_bankaccount"], ["new_grades"]);
        // end-snippet
    }

    public static async Task WatchAsync(Crm crm)
    {
        // begin-snippet: schema-watch
        var query = new MetadataChangesQuery
        {
            Properties = ["LogicalName", "Attributes"],
            Attributes = new MetadataPart { Properties = ["LogicalName", "DisplayName", "OptionSet"] },
            Deleted = DeletedMetadataFilters.All,
        };
        var first = await crm.Metadata.GetChangesAsync(query);
        try
        {
            var changes = await crm.Metadata.GetChangesAsync(query with { ClientVersionStamp = first.ServerVersionStamp });
            foreach (var table in changes.Entities) Console.WriteLine($"{table.LogicalName}: {table.Attributes.Count(column => column.HasChanged == true)} columns");
            Console.WriteLine($"{changes.DeletedAttributes.Count} columns are gone");
        }
        catch (MetadataChangesExpiredException)
        {
            first = await crm.Metadata.GetChangesAsync(query); // all of it; what does not come is gone
        }
        // end-snippet
    }
}
