using TypedDynamics.Emulator.Organization;

namespace TypedDynamics.Emulator.Rules;

/// <summary>An amount has a currency, and a twin in the organization's own.</summary>
internal static class Money
{
    /// <param name="row">What was sent.</param>
    /// <param name="exchangeRate">The rate that the row has, or was sent with.</param>
    public static void Apply(RowInput row, object? exchangeRate)
    {
        var amounts = row.Values.Where(each => each.Key is { Kind: ColumnKind.Money, IsBaseMoney: false }).ToList();
        if (!amounts.Exists(each => each.Value is decimal))
        {
            foreach (var (column, _) in amounts)
                row.Set(column.Name + "_base", null);
            return;
        }

        if (exchangeRate is null)
        {
            row.Default("_transactioncurrencyid_value", new Reference(Identity.Currency, "transactioncurrency"));
            row.Default("exchangerate", 1m);
        }

        var rate = exchangeRate is decimal and not 0m and var given ? given : 1m;
        foreach (var (column, amount) in amounts)
            row.Set(column.Name + "_base", amount is decimal number ? number / rate : null);
    }
}
