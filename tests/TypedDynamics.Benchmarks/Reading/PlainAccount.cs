using System.Text.Json.Serialization;

namespace TypedDynamics.Benchmarks.Reading;

/// <summary>The same columns as <see cref="SampleAccount"/> on a plain class, for System.Text.Json's source generator.</summary>
public sealed class PlainAccount
{
    /// <summary>The row's version.</summary>
    [JsonPropertyName("@odata.etag")]
    public string? ETag { get; set; }

    /// <summary>Column <c>name</c>.</summary>
    [JsonPropertyName("name")]
    public string? Name { get; set; }

    /// <summary>Column <c>accountnumber</c>.</summary>
    [JsonPropertyName("accountnumber")]
    public string? AccountNumber { get; set; }

    /// <summary>Column <c>emailaddress1</c>.</summary>
    [JsonPropertyName("emailaddress1")]
    public string? EMailAddress1 { get; set; }

    /// <summary>Column <c>telephone1</c>.</summary>
    [JsonPropertyName("telephone1")]
    public string? Telephone1 { get; set; }

    /// <summary>Column <c>address1_line1</c>.</summary>
    [JsonPropertyName("address1_line1")]
    public string? Address1Line1 { get; set; }

    /// <summary>Column <c>address1_city</c>.</summary>
    [JsonPropertyName("address1_city")]
    public string? Address1City { get; set; }

    /// <summary>Column <c>address1_postalcode</c>.</summary>
    [JsonPropertyName("address1_postalcode")]
    public string? Address1PostalCode { get; set; }

    /// <summary>Column <c>address1_country</c>.</summary>
    [JsonPropertyName("address1_country")]
    public string? Address1Country { get; set; }

    /// <summary>Column <c>websiteurl</c>.</summary>
    [JsonPropertyName("websiteurl")]
    public string? WebSiteUrl { get; set; }

    /// <summary>Column <c>description</c>.</summary>
    [JsonPropertyName("description")]
    public string? Description { get; set; }

    /// <summary>Column <c>revenue</c>.</summary>
    [JsonPropertyName("revenue")]
    public decimal? Revenue { get; set; }

    /// <summary>Column <c>revenue_base</c>.</summary>
    [JsonPropertyName("revenue_base")]
    public decimal? RevenueBase { get; set; }

    /// <summary>Column <c>exchangerate</c>.</summary>
    [JsonPropertyName("exchangerate")]
    public decimal? ExchangeRate { get; set; }

    /// <summary>Column <c>creditlimit</c>.</summary>
    [JsonPropertyName("creditlimit")]
    public decimal? CreditLimit { get; set; }

    /// <summary>Column <c>address1_latitude</c>.</summary>
    [JsonPropertyName("address1_latitude")]
    public double? Address1Latitude { get; set; }

    /// <summary>Column <c>address1_longitude</c>.</summary>
    [JsonPropertyName("address1_longitude")]
    public double? Address1Longitude { get; set; }

    /// <summary>Column <c>numberofemployees</c>.</summary>
    [JsonPropertyName("numberofemployees")]
    public int? NumberOfEmployees { get; set; }

    /// <summary>Column <c>versionnumber</c>.</summary>
    [JsonPropertyName("versionnumber")]
    public long? VersionNumber { get; set; }

    /// <summary>Column <c>industrycode</c>.</summary>
    [JsonPropertyName("industrycode")]
    public int? IndustryCode { get; set; }

    /// <summary>Column <c>customertypecode</c>.</summary>
    [JsonPropertyName("customertypecode")]
    public int? CustomerTypeCode { get; set; }

    /// <summary>Column <c>statecode</c>.</summary>
    [JsonPropertyName("statecode")]
    public int? StateCode { get; set; }

    /// <summary>Column <c>statuscode</c>.</summary>
    [JsonPropertyName("statuscode")]
    public int? StatusCode { get; set; }

    /// <summary>Column <c>donotemail</c>.</summary>
    [JsonPropertyName("donotemail")]
    public bool? DoNotEMail { get; set; }

    /// <summary>Column <c>creditonhold</c>.</summary>
    [JsonPropertyName("creditonhold")]
    public bool? CreditOnHold { get; set; }

    /// <summary>Column <c>createdon</c>.</summary>
    [JsonPropertyName("createdon")]
    public DateTimeOffset? CreatedOn { get; set; }

    /// <summary>Column <c>modifiedon</c>.</summary>
    [JsonPropertyName("modifiedon")]
    public DateTimeOffset? ModifiedOn { get; set; }

    /// <summary>Column <c>new_openingdate</c>.</summary>
    [JsonPropertyName("new_openingdate")]
    public DateOnly? OpeningDate { get; set; }

    /// <summary>Column <c>accountid</c>.</summary>
    [JsonPropertyName("accountid")]
    public Guid AccountId { get; set; }

    /// <summary>Column <c>ownerid</c>.</summary>
    [JsonPropertyName("_ownerid_value")]
    public Guid? OwnerId { get; set; }

    /// <summary>Column <c>primarycontactid</c>.</summary>
    [JsonPropertyName("_primarycontactid_value")]
    public Guid? PrimaryContactId { get; set; }
}

/// <summary>A page of them.</summary>
public sealed class PlainPage
{
    /// <summary>The rows.</summary>
    [JsonPropertyName("value")]
    public List<PlainAccount> Value { get; set; } = [];

    /// <summary>Where the next page is.</summary>
    [JsonPropertyName("@odata.nextLink")]
    public string? NextLink { get; set; }
}

/// <summary>System.Text.Json's generated reading code.</summary>
[JsonSerializable(typeof(PlainPage))]
internal sealed partial class PlainJson : JsonSerializerContext;
