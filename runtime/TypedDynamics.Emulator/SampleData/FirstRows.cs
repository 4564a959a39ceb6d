using Microsoft.Data.Sqlite;
using TypedDynamics.Emulator.Organization;
using TypedDynamics.Emulator.Rules;

namespace TypedDynamics.Emulator.SampleData;

/// <summary>The rows that every organization has from the start: the caller, a business unit, a team, a currency.</summary>
internal static class FirstRows
{
    public static void Add(SqliteConnection connection, Org org)
    {
        var creation = new Creation(connection, new FixedClock(), Actor.Caller);
        foreach (var (logicalName, id, values) in Rows().Concat(Messages.Rows(org)))
        {
            if (org.Table(logicalName) is not { SetName: not null } table)
                continue;
            var row = new RowInput(table);
            row.Set(table.PrimaryId.Name, id);
            foreach (var (column, value) in values)
                row.Set(column, value);
            creation.Create(row);
        }
    }

    private static IEnumerable<(string Table, Guid Id, (string Column, object Value)[] Values)> Rows()
    {
        var unit = new Reference(Identity.BusinessUnit, "businessunit");
        yield return ("organization", Identity.Organization, [("name", "contoso")]);
        yield return ("transactioncurrency", Identity.Currency, [("currencyname", "US Dollar"), ("isocurrencycode", "USD"), ("currencysymbol", "$"), ("currencyprecision", 2L), ("exchangerate", 1m)]);
        yield return ("businessunit", Identity.BusinessUnit, [("name", "Contoso"), ("isdisabled", false)]);
        yield return ("systemuser", Identity.User,
        [
            ("firstname", "Alex"), ("lastname", "Rivera"), ("internalemailaddress", "alex.rivera@contoso.example"), ("domainname", "alex.rivera@contoso.example"),
            ("title", "Sales Manager"), ("isdisabled", false), ("_businessunitid_value", unit),
        ]);
        yield return ("team", Identity.Team, [("name", "Contoso"), ("isdefault", true), ("teamtype", 0L), ("_businessunitid_value", unit)]);
    }
}
