namespace TypedDynamics.Records;

/// <summary>Which columns and navigations of a row came from the service. One object serves all rows of a page, since they come alike.</summary>
internal sealed class LoadedMembers(ColumnBits members)
{
    private readonly ColumnBits _members = members;

    public bool Contains(int ordinal) => _members.Contains(ordinal);

    /// <summary>A set that holds one member more; this one stays as it is.</summary>
    public LoadedMembers With(int ordinal)
    {
        var copy = _members.Copy();
        copy.Add(ordinal);
        return new(copy);
    }
}
