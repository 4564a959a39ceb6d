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
    /// <param name="column">Logical name of the lookup behind it, where known: of this table's, or for collections of the target's.</param>
    /// <param name="isManyToMany">True when both ends are collections.</param>
    /// <param name="intersect">N:N: the table that ties the rows, where known.</param>
    public NavigationModel(
        string memberName,
        string wireName,
        bool isCollection,
        Func<EntityModel> target,
        string? column = null,
        bool isManyToMany = false,
        Intersect? intersect = null)
        : base(memberName, wireName)
    {
        IsCollection = isCollection;
        Column = column;
        IsManyToMany = isManyToMany;
        Intersect = intersect;
        _target = target;
    }

    /// <summary>True when it leads to many rows.</summary>
    public bool IsCollection { get; }

    /// <summary>Logical name of the lookup behind it: a single-valued navigation's is of this table, a collection's of the target. Null when unknown.</summary>
    public string? Column { get; }

    /// <summary>True for an N:N relationship.</summary>
    public bool IsManyToMany { get; }

    /// <summary>The table that ties the rows of an N:N relationship; null when unknown.</summary>
    public Intersect? Intersect { get; }

    /// <summary>The type at the other end.</summary>
    public EntityModel Target => _target();
}

/// <summary>The table behind an N:N relationship, seen from one end.</summary>
/// <param name="Table">Logical name of the intersect entity.</param>
/// <param name="NearColumn">Its column that holds the ids of this end's rows.</param>
/// <param name="FarColumn">Its column that holds those of the other end's.</param>
[EditorBrowsable(EditorBrowsableState.Never)]
public sealed record Intersect(string Table, string NearColumn, string FarColumn);
