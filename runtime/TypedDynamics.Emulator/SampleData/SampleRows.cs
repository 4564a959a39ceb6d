using Microsoft.Data.Sqlite;
using TypedDynamics.Emulator.Organization;
using TypedDynamics.Emulator.Rules;
using TypedDynamics.Emulator.Storage;

namespace TypedDynamics.Emulator.SampleData;

/// <summary>Fills an organization with made-up rows that are the same in every run.</summary>
internal sealed class SampleRows(SqliteConnection connection, Org org)
{
    private readonly Dictionary<Table, int> _counts = SampleCounts.Of(org).ToDictionary(each => each.Table, each => each.Count);

    public void Add()
    {
        var lookups = new SampleLookups(_counts);
        var creation = new Creation(connection, new FixedClock(), Actor.Caller);
        foreach (var (table, count) in _counts)
        {
            for (var index = 0; index < count; index++)
                creation.Create(Row(table, index, lookups));
        }

        Pair();
    }

    private static RowInput Row(Table table, int index, SampleLookups lookups)
    {
        var row = new RowInput(table);
        var keys = table.AlternateKeys.SelectMany(key => key).ToHashSet();
        row.Set("createdon", SampleValues.CreatedOn(table.LogicalName, index));
        foreach (var column in table.Columns)
        {
            var value = column.Kind == ColumnKind.Lookup ? lookups.Of(table, column, index)
                : IsPlumbing(column) || ReadOnly.OnCreate(column) || !column.CanCreate ? null
                : SampleValues.Of(table, column, keys.Contains(column), index);
            if (value is not null)
                row.Values[column] = value;
        }

        row.Values[table.PrimaryId] = Dice.Id(table.LogicalName, index);
        // Some rows are closed, as in life.
        if (table.LogicalName is "task" or "opportunity" or "account" && index % 8 == 7)
            row.Set("statecode", 1L);
        return row;
    }

    private static bool IsPlumbing(Column column) =>
        column.Name is "overriddencreatedon" or "importsequencenumber" or "timezoneruleversionnumber" or "utcconversiontimezonecode" or "traversedpath" or "isprivate";

    // Each row of the one side goes with two of the other.
    private void Pair()
    {
        var navigations = _counts.Keys
            .SelectMany(table => table.Navigations)
            .Where(navigation => navigation.Through is not null && _counts.ContainsKey(navigation.Target) && navigation.Source != navigation.Target)
            .OrderBy(navigation => _counts[navigation.Source])
            .DistinctBy(navigation => navigation.Through!.StorageName);
        foreach (var navigation in navigations)
        {
            var (sources, targets) = (_counts[navigation.Source], _counts[navigation.Target]);
            for (var index = 0; index < sources; index++)
            {
                foreach (var target in new[] { (index * 2) % targets, ((index * 2) + 1) % targets }.Distinct())
                {
                    var (source, other) = (Dice.Id(navigation.Source.LogicalName, index), Dice.Id(navigation.Target.LogicalName, target));
                    Rows.InsertPair(connection, navigation.Through!, source, other, Rows.NextVersion(connection));
                }
            }
        }
    }
}
