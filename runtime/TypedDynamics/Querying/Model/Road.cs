namespace TypedDynamics.Querying.Model;

/// <summary>The language that a query is sent in.</summary>
internal enum Road
{
    OData,
    FetchXml,
}
