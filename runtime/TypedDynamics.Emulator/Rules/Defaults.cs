using TypedDynamics.Emulator.Organization;

namespace TypedDynamics.Emulator.Rules;

/// <summary>What the service fills in when a row is created.</summary>
internal static class Defaults
{
    public static void Apply(NewRow row, Guid id, DateTimeOffset now, long version)
    {
        row.Values[row.Table.Key] = id;
        row.Values[row.Table.PrimaryId] = id;
        foreach (var column in row.Table.Columns)
        {
            if (column is { Default: { } value, Kind: ColumnKind.Boolean or ColumnKind.Choice })
                row.Values.TryAdd(column, value is int number ? (long)number : value);
        }

        Stamps(row, now, version);
        States(row);
        Money(row);
        Names(row);
        if (row.Table.Root != row.Table)
            row.Default("activitytypecode", row.Table.LogicalName);
    }

    private static void Stamps(NewRow row, DateTimeOffset now, long version)
    {
        var wholeSecond = new DateTimeOffset(now.UtcTicks - (now.UtcTicks % TimeSpan.TicksPerSecond), TimeSpan.Zero);
        row.Default("createdon", row.Get("overriddencreatedon") ?? wholeSecond);
        row.Default("modifiedon", row.Get("createdon"));
        row.Set("versionnumber", version);
        var caller = new Reference(Identity.User, "systemuser");
        row.Default("_createdby_value", caller);
        row.Default("_modifiedby_value", caller);
    }

    private static void States(NewRow row)
    {
        row.Default("statecode", 0L);
        var state = row.Get("statecode");
        var first = row.Table.Column("statuscode")?.Options.FirstOrDefault(option => option.State is not { } owner || Equals((long)owner, state));
        row.Default("statuscode", first is { Label: not null } option ? (long)option.Value : 1L);
    }

    private static void Money(NewRow row)
    {
        var amounts = row.Values.Where(each => each is { Key: { Kind: ColumnKind.Money, IsBaseMoney: false }, Value: decimal }).ToList();
        if (amounts.Count == 0)
            return;
        row.Default("_transactioncurrencyid_value", new Reference(Identity.Currency, "transactioncurrency"));
        row.Default("exchangerate", 1m);
        var rate = row.Get("exchangerate") is decimal and not 0m and var given ? given : 1m;
        foreach (var (column, amount) in amounts)
            row.Set(column.Name + "_base", (decimal)amount! / rate);
    }

    private static void Names(NewRow row)
    {
        var parts = new[] { "firstname", "middlename", "lastname" }.Select(name => row.Get(name) as string).Where(part => !string.IsNullOrEmpty(part)).ToList();
        if (parts.Count > 0)
            row.Default("fullname", string.Join(' ', parts));
    }
}
