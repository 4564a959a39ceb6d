using TypedDynamics.Emulator.Security;

namespace TypedDynamics.Emulator;

/// <summary>Whose work a request is.</summary>
/// <param name="User">The user who is said to have done it, and owns what is made.</param>
/// <param name="BusinessUnit">That user's business unit.</param>
/// <param name="Impersonator">The user who called, where that is another.</param>
internal sealed record Actor(Guid User, Guid BusinessUnit, Guid? Impersonator = null)
{
    /// <summary>What they may do.</summary>
    public Access Access { get; init; } = Access.Full;

    /// <summary>Who calls without saying so.</summary>
    public static Actor Caller { get; } = new(Identity.User, Identity.BusinessUnit);
}
