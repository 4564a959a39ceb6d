using System.Collections.Concurrent;

namespace TypedDynamics.Emulator.Limits;

/// <summary>The budgets of all users.</summary>
internal sealed class ServiceProtection(ServiceProtectionLimits? limits, TimeProvider clock)
{
    private readonly ConcurrentDictionary<string, UserBudget> _budgets = new(StringComparer.Ordinal);

    private int _refused;

    /// <summary>How many requests were not let in.</summary>
    public int Refused => _refused;

    /// <summary>Lets a request in, or says why not. Disposed of when the request has been answered.</summary>
    public Admission Enter(string user)
    {
        if (limits is null) return Admission.Unlimited;
        var admission = _budgets.GetOrAdd(user, static (_, owner) => new UserBudget(owner.Limits!, owner.Clock), (Limits: limits, Clock: clock)).Enter();
        if (admission.Refusal is not null) Interlocked.Increment(ref _refused);
        return admission;
    }
}
