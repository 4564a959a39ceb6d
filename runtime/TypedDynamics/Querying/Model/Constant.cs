namespace TypedDynamics.Querying.Model;

/// <summary>Holds of every row, or of none; only ever the whole of a filter.</summary>
internal sealed record Constant : Filter
{
    private static readonly Constant s_always = new(holds: true);
    private static readonly Constant s_never = new(holds: false);

    private Constant(bool holds) => Holds = holds;

    public bool Holds { get; }

    public static Constant Of(bool holds) => holds ? s_always : s_never;
}
