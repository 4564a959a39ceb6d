using TypedDynamics.Generator.Schema;

namespace TypedDynamics.Generator.Reading;

/// <summary>What is skipped because it is not supported or leads nowhere: told once a kind, at the first place, however often it occurs.</summary>
internal sealed class LeftOut
{
    private readonly Dictionary<string, (SourcePoint First, int Times)> _kinds = new(StringComparer.Ordinal);

    public void Add(string what, SourcePoint at) =>
        _kinds[what] = _kinds.TryGetValue(what, out var seen) ? (seen.First, seen.Times + 1) : (at, 1);

    public IEnumerable<ReadProblem> Problems(string path)
    {
        foreach (var kind in _kinds)
        {
            var often = kind.Value.Times > 1 ? FormattableString.Invariant($" ({kind.Value.Times} times, here first)") : "";
            yield return new ReadProblem("TD0022", path, kind.Value.First, $"{kind.Key}{often}");
        }
    }
}
