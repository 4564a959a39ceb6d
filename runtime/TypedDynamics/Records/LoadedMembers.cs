using TypedDynamics.Emitted;

namespace TypedDynamics.Records;

/// <summary>Which columns and navigations of a row came from the service. One object serves all rows of a page, since they come alike.</summary>
internal sealed class LoadedMembers(ColumnBits members)
{
    private readonly ColumnBits _members = members;

    public static LoadedMembers Of(IEnumerable<MemberModel> members)
    {
        var bits = default(ColumnBits);
        foreach (var member in members) bits.Add(member.Ordinal);
        return new(bits);
    }

    public bool Contains(int ordinal) => _members.Contains(ordinal);

    /// <summary>A set that holds one member more; this one stays as it is.</summary>
    public LoadedMembers With(int ordinal)
    {
        var copy = _members.Copy();
        copy.Add(ordinal);
        return new(copy);
    }
}
