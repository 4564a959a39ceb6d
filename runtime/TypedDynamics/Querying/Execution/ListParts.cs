using TypedDynamics.Querying.Model;

namespace TypedDynamics.Querying.Execution;

/// <summary>Queries that together have the rows of one.</summary>
internal sealed class ListParts
{
    public List<QueryModel> Queries { get; } = [];

    /// <summary>Whether a row may come with several of them.</summary>
    public bool MayOverlap { get; set; }
}
