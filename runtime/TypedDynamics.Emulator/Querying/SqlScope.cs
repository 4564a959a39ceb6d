using System.Collections.Immutable;
using System.Text;
using TypedDynamics.Emulator.Organization;
using TypedDynamics.Emulator.Storage;

namespace TypedDynamics.Emulator.Querying;

/// <summary>The aliases of one SELECT: its own row, and one outer join for each path of navigations used in it.</summary>
internal sealed class SqlScope(Variable variable, string alias)
{
    private readonly Dictionary<string, string> _aliases = [];
    private readonly StringBuilder _joins = new();

    public Variable Variable { get; } = variable;

    public string Alias { get; } = alias;

    /// <summary>The joins that the paths asked for so far need; complete only when everything else has been written.</summary>
    public string Joins => _joins.ToString();

    public string AliasOf(ImmutableArray<Navigation> hops)
    {
        var (current, path) = (Alias, "");
        foreach (var hop in hops)
        {
            path += "/" + hop.Name;
            if (!_aliases.TryGetValue(path, out var joined))
            {
                _aliases.Add(path, joined = $"{Alias}_{_aliases.Count + 1}");
                _joins.Append($" LEFT JOIN {Sql.Name(hop.Target.ReadName)} {joined} ON {Sql.Name(joined, hop.Target.Key.StorageName)} = {(hop.Column is { } column ? Sql.Name(current, column.StorageName) : "NULL")}");
            }

            current = joined;
        }

        return current;
    }
}
