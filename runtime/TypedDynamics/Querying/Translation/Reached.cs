using System.Collections.Immutable;
using TypedDynamics.Emitted;
using TypedDynamics.Querying.Model;

namespace TypedDynamics.Querying.Translation;

/// <summary>Where a chain of members leads, starting at a lambda's parameter: to a row, to a column, or to a collection of rows.</summary>
/// <param name="Start">The parameter.</param>
/// <param name="Navigations">The single-valued navigations gone through.</param>
/// <param name="Entity">The row that was reached, or that holds the column or the collection.</param>
/// <param name="Member">The column or the collection navigation; null for a row.</param>
internal sealed record Reached(Scope Start, ImmutableArray<NavigationModel> Navigations, EntityModel Entity, MemberModel? Member = null)
{
    public ColumnModel? Column => Member as ColumnModel;

    public NavigationModel? Collection => Member as NavigationModel;

    public bool IsRow => Member is null;

    public ColumnPath Path => new(Start.Range, Navigations, (ColumnModel)Member!);

    /// <summary>The column that tells which row this is: the lookup that led here where it leads nowhere else, otherwise the row's key.</summary>
    public ColumnPath? Key
    {
        get
        {
            if (Navigations is [.., { Column: { } column } last])
            {
                var holder = Navigations is [.., var before, _] ? before.Target : Start.Entity;
                if (holder.FindColumn(column) is { Kind: ColumnKind.Lookup, Targets: [_] } lookup && holder.FindWireName(last.WireName) == last)
                    return new(Start.Range, Navigations.RemoveAt(Navigations.Length - 1), lookup);
            }

            return Entity.Key is { } key ? new(Start.Range, Navigations, key) : null;
        }
    }
}
