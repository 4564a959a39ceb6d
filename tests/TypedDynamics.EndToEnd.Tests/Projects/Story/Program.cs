using System.Text.Json.Nodes;
using Story;
using TypedDynamics;
using TypedDynamics.Metadata;

var crm = new Crm(new DataverseOptions { Url = new Uri(args[0]), AccessToken = (_, _) => ValueTask.FromResult("any") });

switch (args[1])
{
    case "query":
        foreach (var account in await crm.Accounts.OrderBy(a => a.Name).Select(a => new { a.Name }).Take(2).ToListAsync()) Console.WriteLine($"row: {account.Name}");
        break;
    case "typed":
        Console.WriteLine(await crm.Metadata.CreateAttributeAsync("account", NewAttribute.Money("new_Balance", "Balance", precision: 2)));
        break;
    case "json":
        var body = JsonNode.Parse("""
            {
              "@odata.type": "Microsoft.Dynamics.CRM.MoneyAttributeMetadata", "SchemaName": "new_Credit", "PrecisionSource": 2,
              "DisplayName": { "LocalizedLabels": [{ "Label": "Credit", "LanguageCode": 1033 }] }, "RequiredLevel": { "Value": "None" }
            }
            """)!.AsObject();
        Console.WriteLine(await crm.Metadata.CreateAttributeAsync("account", body));
        break;
    case "write":
        var id = await crm.Accounts.CreateAsync(new Account { Name = "Written" /* new property */ });
        var written = await crm.Accounts.GetAsync(id);
        Console.WriteLine($"row: {written.Name} {0 /* read */}");
        break;
}
