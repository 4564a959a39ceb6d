namespace TypedDynamics.Querying.FetchXml;

/// <summary>What is asked beside the document.</summary>
internal sealed record FetchOptions
{
    public int? PageSize { get; init; }

    public bool WithAnnotations { get; init; }
}
