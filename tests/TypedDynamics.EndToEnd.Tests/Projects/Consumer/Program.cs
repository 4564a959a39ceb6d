using Consumer;
using TypedDynamics;

var crm = new Crm(new DataverseOptions { Url = new Uri(args[0]), AccessToken = (_, _) => ValueTask.FromResult("any") });

var accounts = crm.Accounts.Where(a => a.Name != null).OrderBy(a => a.Name).Select(a => new { a.Name, a.Revenue });
Console.WriteLine(accounts.ToODataUri());
foreach (var account in await accounts.Take(3).ToListAsync()) Console.WriteLine($"row: {account.Name} {account.Revenue}");

// Everyday names stay what they are beside generated ones.
static async Task<List<int>> Ordinary() => await Task.FromResult(new List<int> { Environment.ProcessId });
Console.WriteLine((await Ordinary()).Count);
