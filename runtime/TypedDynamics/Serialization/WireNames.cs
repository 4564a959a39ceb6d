namespace TypedDynamics.Serialization;

/// <summary>Names that the service gives a meaning, without the <c>@</c> where they follow a property's name.</summary>
internal static class WireNames
{
    public const string Value = "value";
    public const string Count = "@odata.count";
    public const string Type = "@odata.type";

    /// <summary>Stands before the names of types.</summary>
    public const string Namespace = "Microsoft.Dynamics.CRM.";

    public const string ETag = "@odata.etag";
    public const string FormattedValue = "OData.Community.Display.V1.FormattedValue";
    public const string LookupTable = "Microsoft.Dynamics.CRM.lookuplogicalname";
    public const string NextLink = "odata.nextLink";
    public const string DeltaLink = "@odata.deltaLink";
    public const string Context = "@odata.context";

    /// <summary>Ends the context of what stands in a row's place where the row is gone.</summary>
    public const string DeletedContext = "/$deletedEntity";

    public const string FetchCookie = "Microsoft.Dynamics.CRM.fetchxmlpagingcookie";
    public const string MoreRecords = "Microsoft.Dynamics.CRM.morerecords";
}
