namespace TypedDynamics;

/// <summary>How to reach an org.</summary>
public sealed class DataverseOptions
{
    /// <summary>The org's address, such as <c>https://contoso.crm.dynamics.com</c>; the Web API's path is added.</summary>
    public Uri? Url { get; set; }
}
