using System.ComponentModel;

namespace TypedDynamics.Emitted;

/// <summary>A navigation to a related row or to related rows.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public sealed class NavigationModel : MemberModel
{
    private readonly Func<EntityModel> _target;

    /// <summary>A navigation of that name.</summary>
    /// <param name="memberName">C# property.</param>
    /// <param name="wireName">Navigation property of the CSDL, case-sensitive.</param>
    /// <param name="isCollection">True when it leads to many rows.</param>
    /// <param name="target">The type at the other end; a delegate because types point at each other.</param>
    /// <param name="column">Single-valued: logical name of the lookup behind it, where known.</param>
    /// <param name="isManyToMany">True when both ends are collections.</param>
    public NavigationModel(string memberName, string wireName, bool isCollection, Func<EntityModel> target, string? column = null, bool isManyToMany = false)
        : base(memberName, wireName)
    {
        IsCollection = isCollection;
        Column = column;
        IsManyToMany = isManyToMany;
        _target = target;
    }

    /// <summary>True when it leads to many rows.</summary>
    public bool IsCollection { get; }

    /// <summary>Logical name of the lookup behind a single-valued navigation; null when unknown.</summary>
    public string? Column { get; }

    /// <summary>True for an N:N relationship.</summary>
    public bool IsManyToMany { get; }

    /// <summary>The type at the other end.</summary>
    public EntityModel Target => _target();
}
