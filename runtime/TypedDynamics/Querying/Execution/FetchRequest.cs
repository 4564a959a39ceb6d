using TypedDynamics.Emitted;
using TypedDynamics.Http;
using TypedDynamics.Serialization;

namespace TypedDynamics.Querying.Execution;

/// <summary>FetchXML as a request: <c>accounts?fetchXml=…</c>.</summary>
internal static class FetchRequest
{
    /// <exception cref="QueryNotSupportedException">The entity has no set of its own.</exception>
    public static string SetOf(EntityModel entity) => entity.EntitySetName
        ?? throw new QueryNotSupportedException($"Table '{entity.LogicalName}' has no entity set, so that its rows cannot be asked for by themselves.");

    public static string Address(string entitySet, string xml) => $"{entitySet}?fetchXml={Uri.EscapeDataString(xml)}";

    /// <summary>With the annotations that say whether and where there are more pages.</summary>
    public static Preferences With(Preferences preferences) => preferences with
    {
        Annotations = preferences.Annotations.Contains("*") ? preferences.Annotations : [.. preferences.Annotations, WireNames.FetchCookie, WireNames.MoreRecords],
    };
}
