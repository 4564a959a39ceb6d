using TypedDynamics.Emulator.Organization;

namespace TypedDynamics.Emulator.Rules;

/// <summary>What the service fills in when a row is created.</summary>
internal static class Defaults
{
    public static void Apply(RowInput row, Guid id, DateTimeOffset now, long version, Actor actor)
    {
        row.Values[row.Table.Key] = id;
        row.Values[row.Table.PrimaryId] = id;
        foreach (var column in row.Table.Columns)
        {
            if (column is { Default: { } value, Kind: ColumnKind.Boolean or ColumnKind.Choice })
                row.Values.TryAdd(column, value is int number ? (long)number : value);
        }

        Stamps(row, now, version, actor);
        row.Default("statecode", 0L);
        States.Apply(row);
        Money.Apply(row, row.Get("exchangerate"));
        Names.Apply(row, static _ => null);
        if (row.Table.Root != row.Table)
            row.Default("activitytypecode", row.Table.LogicalName);
    }

    private static void Stamps(RowInput row, DateTimeOffset now, long version, Actor actor)
    {
        row.Default("createdon", row.Get("overriddencreatedon") ?? WholeSeconds.Of(now));
        row.Default("modifiedon", row.Get("createdon"));
        row.Set("versionnumber", version);
        var user = new Reference(actor.User, "systemuser");
        row.Default("_createdby_value", user);
        row.Default("_modifiedby_value", user);
        if (actor.Impersonator is not { } caller)
            return;
        row.Set("_createdonbehalfby_value", new Reference(caller, "systemuser"));
        row.Set("_modifiedonbehalfby_value", new Reference(caller, "systemuser"));
    }
}
