using System.Collections.Immutable;

namespace TypedDynamics.Emulator.Limits;

/// <summary>What goes wrong on purpose, and how often it has. Over HTTP the same stands at <c>/emulator/faults</c>.</summary>
/// <remarks>
/// For each request the faults are asked in their order, and the first that is due plays; those behind it do not count the request. A batch is one
/// request: the ones inside it meet no faults of their own. A request that is refused for its missing token, its address or its user's
/// budget is not counted.
/// </remarks>
public sealed class FaultPlan
{
    private readonly Lock _gate = new();
    private readonly long[] _played = new long[Enum.GetValues<FaultKind>().Length];
    private ImmutableArray<Fault> _faults = [];
    private long[] _counts = [];

    internal FaultPlan()
    {
    }

    /// <summary>The faults that play now, in the order in which they are asked.</summary>
    public IReadOnlyList<Fault> Faults
    {
        get
        {
            lock (_gate)
                return _faults;
        }
    }

    /// <summary>How often each kind was played since <see cref="Play"/>; kinds that were not are 0.</summary>
    public IReadOnlyDictionary<FaultKind, long> Played
    {
        get
        {
            lock (_gate)
                return Enum.GetValues<FaultKind>().ToImmutableSortedDictionary(static kind => kind, kind => _played[(int)kind]);
        }
    }

    /// <summary>Plays these faults in place of all others, from the next request on. All counts begin anew.</summary>
    public void Play(params IEnumerable<Fault> faults)
    {
        ArgumentNullException.ThrowIfNull(faults);
        ImmutableArray<Fault> next = [.. faults];
        lock (_gate)
        {
            _faults = next;
            _counts = new long[next.Length];
            Array.Clear(_played);
        }
    }

    /// <summary>Plays no more faults. What was played can still be read.</summary>
    public void Clear()
    {
        lock (_gate)
            (_faults, _counts) = ([], []);
    }

    /// <summary>The fault that this request meets, if it meets one.</summary>
    internal DueFault? Take(string method, string path)
    {
        lock (_gate)
        {
            for (var i = 0; i < _faults.Length; i++)
            {
                var fault = _faults[i];
                if (!fault.Matches(method, path))
                    continue;
                var count = ++_counts[i];
                if (count > (fault.Next ?? long.MaxValue) || count % fault.Every != 0 || Chance.Of(fault.Seed, count, i) >= fault.Probability)
                    continue;
                _played[(int)fault.Kind]++;
                // Where the fault cuts is another throw of the dice than whether it plays.
                return new(fault, Chance.Of(fault.Seed, count, -1 - i));
            }
        }

        return null;
    }
}

/// <summary>A fault that a request meets; <paramref name="Cut"/> says where it cuts, if it does: from 0 to 1.</summary>
internal sealed record DueFault(Fault Fault, double Cut);
