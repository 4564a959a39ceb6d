using System.Globalization;
using TypedDynamics;

namespace CrudConsole;

/// <summary>What can be typed: each command is a call of the client.</summary>
internal sealed class Commands(Crm crm, TextWriter output)
{
    public const string Usage = """
        list [text]              accounts, or those whose name holds the text
        show <number>            one account and its contact, by its account number
        add <number> <name>      makes an account
        rename <number> <name>   changes its name, unless somebody else changed it meanwhile
        contact <number> <first> <last>   makes a contact, and points the account to it
        put <number> <name>      makes the account or changes it
        remove <number>          deletes it
        """;

    public async Task<int> RunAsync(string[] words)
    {
        switch (words)
        {
            case ["list", .. var rest]:
                var text = string.Join(' ', rest);
                var accounts = crm.Accounts.OrderBy(a => a.Name).Take(50);
                if (text.Length > 0) accounts = crm.Accounts.Where(a => a.Name!.Contains(text)).OrderBy(a => a.Name).Take(50);
                await foreach (var (number, name, revenue) in accounts.Select(a => (a.AccountNumber, a.Name, a.Revenue)))
                    Say($"{number,-12} {name,-30} {revenue,15:N2}");
                return 0;

            case ["show", var number]:
                if (await FindAsync(number) is not { } shown) return NotThere(number);
                Say($"{shown.Name}, {(shown.CreditOnHold == true ? "on hold" : "in good standing")}, contact: {shown.PrimaryContact?.FirstName} {shown.PrimaryContact?.LastName}");
                return 0;

            case ["add", var number, .. var rest]:
                Say($"made {await crm.Accounts.CreateAsync(new Account { AccountNumber = number, Name = string.Join(' ', rest) })}");
                return 0;

            case ["rename", var number, .. var rest]:
                if (await FindAsync(number) is not { } renamed) return NotThere(number);
                renamed.Name = string.Join(' ', rest);
                await crm.Accounts.UpdateAsync(renamed, ConcurrencyMode.IfUnchanged);
                Say($"renamed");
                return 0;

            case ["contact", var number, var first, var last]:
                if (await FindAsync(number) is not { } account) return NotThere(number);
                var contact = new Contact { FirstName = first, LastName = last };
                var both = crm.CreateBatch();
                var change = both.ChangeSet();
                change.Create(contact);
                account.PrimaryContactId = contact;
                change.Update(account);
                await both.SendAsync();
                Say($"both or neither");
                return 0;

            case ["put", var number, .. var rest]:
                Say($"{await crm.Accounts.UpsertAsync(new Account { AccountNumber = number, Name = string.Join(' ', rest) }, a => a.AccountNumber)}");
                return 0;

            case ["remove", var number]:
                if (await FindAsync(number) is not { } removed) return NotThere(number);
                await crm.Accounts.DeleteAsync(removed.Id);
                Say($"removed");
                return 0;

            default:
                Say($"{Usage}");
                return 2;
        }
    }

    private Task<Account?> FindAsync(string number) => crm.Accounts.Include(a => a.PrimaryContact).Where(a => a.AccountNumber == number).FirstOrDefaultAsync();

    private int NotThere(string number)
    {
        Say($"no account has the number {number}");
        return 1;
    }

    private void Say(FormattableString text) => output.WriteLine(text.ToString(CultureInfo.InvariantCulture));
}
