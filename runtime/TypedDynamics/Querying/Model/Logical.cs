using System.Collections.Immutable;

namespace TypedDynamics.Querying.Model;

/// <summary>All of several, or one of several; never nested in its like.</summary>
internal sealed record Logical : Filter
{
    private Logical(bool isAnd, ImmutableArray<Filter> parts)
    {
        IsAnd = isAnd;
        Parts = parts;
    }

    public bool IsAnd { get; }

    /// <summary>At least two.</summary>
    public ImmutableArray<Filter> Parts { get; }

    public static Filter And(params ReadOnlySpan<Filter> parts) => Join(isAnd: true, parts);

    public static Filter Or(params ReadOnlySpan<Filter> parts) => Join(isAnd: false, parts);

    /// <summary>Joins them; one that always or never holds disappears or decides.</summary>
    private static Filter Join(bool isAnd, ReadOnlySpan<Filter> parts)
    {
        var joined = ImmutableArray.CreateBuilder<Filter>(parts.Length);
        foreach (var part in parts)
        {
            if (part is Constant constant)
            {
                if (constant.Holds != isAnd) return constant;
            }
            else if (part is Logical logical && logical.IsAnd == isAnd)
            {
                joined.AddRange(logical.Parts);
            }
            else
            {
                joined.Add(part);
            }
        }

        return joined.Count switch
        {
            0 => Constant.Of(isAnd),
            1 => joined[0],
            _ => new Logical(isAnd, joined.DrainToImmutable()),
        };
    }
}
