namespace TypedDynamics.Metadata;

/// <summary>What a privilege allows.</summary>
public enum PrivilegeType
{
    /// <summary>Nothing in particular.</summary>
    None = 0,

    /// <summary>Making rows.</summary>
    Create = 1,

    /// <summary>Reading rows.</summary>
    Read = 2,

    /// <summary>Changing rows.</summary>
    Write = 3,

    /// <summary>Deleting rows.</summary>
    Delete = 4,

    /// <summary>Giving rows another owner.</summary>
    Assign = 5,

    /// <summary>Sharing rows.</summary>
    Share = 6,

    /// <summary>Tying rows to others.</summary>
    Append = 7,

    /// <summary>Tying others to rows.</summary>
    AppendTo = 8,
}
