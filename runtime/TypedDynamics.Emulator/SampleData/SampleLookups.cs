using System.Collections.Immutable;
using TypedDynamics.Emulator.Organization;

namespace TypedDynamics.Emulator.SampleData;

/// <summary>Ties sample rows together: contacts to their accounts, accounts to their first contact, activities to what they are about.</summary>
internal sealed class SampleLookups(IReadOnlyDictionary<Table, int> counts)
{
    private static readonly string[] s_regarding = ["account", "contact", "opportunity", "lead"];

    public Reference? Of(Table table, Column lookup, int index)
    {
        var targets = table.TargetsOf(lookup);
        return lookup.LogicalName switch
        {
            "createdby" or "modifiedby" or "createdonbehalfby" or "modifiedonbehalfby" or "owninguser" or "owningteam" or "transactioncurrencyid" => null,
            "ownerid" => Owner(table, index),
            "owningbusinessunit" => null,
            "businessunitid" or "parentbusinessunitid" => new(Identity.BusinessUnit, "businessunit"),
            "parentcustomerid" or "customerid" => To(targets, "account", index),
            "parentcontactid" => To(targets, "contact", index),
            "primarycontactid" => To(targets, "contact", index),
            // A tree: every fifth account is on its own, the others hang below an earlier one.
            "parentaccountid" when table.LogicalName == "account" => index % 5 == 0 ? null : To(targets, "account", index / 5),
            "parentaccountid" => To(targets, "account", index),
            "regardingobjectid" => To(targets, s_regarding[index % s_regarding.Length], index / s_regarding.Length),
            "objectid" => To(targets, "account", index),
            _ when lookup.LogicalName.Contains('_', StringComparison.Ordinal) || table.LogicalName.Contains('_', StringComparison.Ordinal) => Any(table, lookup, targets, index),
            _ => null,
        };
    }

    private Reference Owner(Table table, int index)
    {
        if (Dice.Roll(table.LogicalName, "owner", index, 10) == 0)
            return new(Identity.Team, "team");
        var users = counts.FirstOrDefault(each => each.Key.LogicalName == "systemuser").Value;
        var user = Dice.Roll(table.LogicalName, "user", index, users + 1);
        return new(user == users ? Identity.User : Dice.Id("systemuser", user), "systemuser");
    }

    private Reference? To(ImmutableArray<LookupTarget> targets, string logicalName, int index)
    {
        foreach (var (table, _) in targets)
        {
            if (table.LogicalName == logicalName && counts.TryGetValue(table, out var count))
                return new(Dice.Id(logicalName, index % count), logicalName);
        }

        return null;
    }

    private Reference? Any(Table table, Column lookup, ImmutableArray<LookupTarget> targets, int index)
    {
        var known = targets.Where(target => counts.ContainsKey(target.Table)).ToList();
        if (known.Count == 0 || Dice.Roll(table.LogicalName, "given" + lookup.Name, index, 100) >= 80)
            return null;
        return To(targets, known[index % known.Count].Table.LogicalName, Dice.Roll(table.LogicalName, lookup.Name, index, 10_000));
    }
}
