using TypedDynamics;

namespace Sales;

/// <summary>The code of docs/guides/change-tracking.md.</summary>
internal static class Tracking
{
    public static async Task TypedAsync(Crm crm, Dictionary<Guid, string?> names, string? token)
    {
        // begin-snippet: track-changes
        var accounts = crm.Accounts.Select(a => new { a.AccountId, a.Name });

        var page = await accounts.TrackChangesAsync(token); // null: all rows
        while (true)
        {
            foreach (var account in page.Rows) names[account.AccountId] = account.Name;
            foreach (var deletion in page.Deletions) names.Remove(deletion.Id);
            if (page.Continuation is null) break;
            page = await accounts.TrackChangesAsync(page.Continuation);
        }

        token = page.DeltaToken; // keep it for the next time
        // end-snippet
        Console.WriteLine($"{names.Count} accounts, changes since {token}");
    }

    public static async Task ExpiredAsync(Crm crm, string token)
    {
        // begin-snippet: changes-expired
        ChangePage<Account> page;
        try
        {
            page = await crm.Accounts.TrackChangesAsync(token);
        }
        catch (ChangesExpiredException)
        {
            page = await crm.Accounts.TrackChangesAsync(); // everything; what you hold and does not come is gone
        }
        // end-snippet
        Console.WriteLine(page.Rows.Count);
    }

    public static async Task LateBoundAsync(Crm crm, string token)
    {
        // begin-snippet: late-bound-changes
        var page = await crm.Table("accounts").Select("name").WithPageSize(500).TrackChangesAsync(token);
        foreach (var account in page.Rows) Console.WriteLine(account.Get<string>("name"));
        foreach (var deletion in page.Deletions) Console.WriteLine($"{deletion.Id}: {deletion.Reason}");
        // end-snippet
    }
}
