using TypedDynamics.Emulator.Answers;

namespace TypedDynamics.Emulator.Rules;

/// <summary>A state and its status reason go together: the one that is not sent follows from the other.</summary>
internal static class States
{
    public static void Apply(RowInput row)
    {
        var options = row.Table.Column("statuscode") is { } column ? row.Table.OptionsOf(column) : [];
        if (row.Get("statuscode") is long status && options.FirstOrDefault(option => option.Value == status) is { State: { } owner })
        {
            row.Default("statecode", (long)owner);
            if (row.Get("statecode") is long state && state != owner)
                throw ODataErrors.InvalidStatus(row.Table, status, state);
        }
        else if (row.Get("statecode") is long state)
        {
            var first = options.FirstOrDefault(option => option.State is not { } belongs || belongs == state);
            row.Default("statuscode", first is { Label: not null } option ? (long)option.Value : 1L);
        }
    }
}
