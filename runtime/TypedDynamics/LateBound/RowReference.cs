using TypedDynamics.LateBound;

namespace TypedDynamics;

/// <summary>A row of a table that is known only at run time, as the value of a lookup: <c>primarycontactid = new RowReference("contacts", id)</c> goes out as <c>"primarycontactid@odata.bind":"/contacts(…)"</c>.</summary>
public sealed record RowReference
{
    /// <param name="entitySet">The table's entity set.</param>
    /// <param name="key">The row's id, or <c>accountnumber='A-1'</c>.</param>
    /// <exception cref="ArgumentException">It is no entity set, or the key names no row.</exception>
    public RowReference(string entitySet, string key) => (EntitySet, Key) = (ClauseText.EntitySet(entitySet), ClauseText.Key(key));

    /// <param name="entitySet">The table's entity set.</param>
    /// <param name="id">The row's id.</param>
    /// <exception cref="ArgumentException">It is no entity set.</exception>
    public RowReference(string entitySet, Guid id)
        : this(entitySet, id.ToString("D"))
    {
    }

    /// <summary>The table's entity set.</summary>
    public string EntitySet { get; }

    /// <summary>The id or alternate key as it stands in an address.</summary>
    public string Key { get; }

    /// <summary><c>/contacts(…)</c>.</summary>
    public override string ToString() => $"/{EntitySet}({Key})";
}
