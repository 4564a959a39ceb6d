using System.ComponentModel;

namespace TypedDynamics.Emitted;

/// <summary>A column or a navigation of an entity: its C# name and its name on the wire.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public abstract class MemberModel
{
    private protected MemberModel(string memberName, string wireName)
    {
        MemberName = memberName;
        WireName = wireName;
    }

    /// <summary>The C# property's name.</summary>
    public string MemberName { get; }

    /// <summary>The name in JSON and in OData clauses.</summary>
    public string WireName { get; }

    /// <summary>Place among all members of the type, the base's first.</summary>
    public int Ordinal { get; internal set; }
}
