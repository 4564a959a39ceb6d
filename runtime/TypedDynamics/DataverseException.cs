using System.Collections.ObjectModel;
using System.Globalization;
using System.Net;

namespace TypedDynamics;

/// <summary>An error that the service answered: every status outside 200 to 299, whatever its body.</summary>
/// <remarks>
/// When no answer came at all (no connection, cut off while waiting) the exception is <see cref="HttpRequestException"/>; when the time
/// ran out it is <see cref="TaskCanceledException"/> around a <see cref="TimeoutException"/>.
/// </remarks>
public class DataverseException : Exception
{
    /// <inheritdoc/>
    public DataverseException()
    {
    }

    /// <inheritdoc/>
    public DataverseException(string message)
        : base(message)
    {
    }

    /// <inheritdoc/>
    public DataverseException(string message, Exception innerException)
        : base(message, innerException)
    {
    }

    internal DataverseException(HttpStatusCode statusCode, string code, string message)
        : base(message)
    {
        StatusCode = statusCode;
        Code = code;
    }

    /// <summary>The same refusal, more closely described.</summary>
    private protected DataverseException(DataverseException refusal, string? message = null)
        : base(message ?? refusal.Message, refusal)
    {
        StatusCode = refusal.StatusCode;
        Code = refusal.Code;
        RequestId = refusal.RequestId;
        RetryAfter = refusal.RetryAfter;
        Details = refusal.Details;
    }

    /// <summary>The status of the answer.</summary>
    public HttpStatusCode StatusCode { get; }

    /// <summary>The service's code, such as <c>0x80040217</c> (no such row); empty when the body carried none, as gateways' do.</summary>
    public string Code { get; } = "";

    /// <summary>The id under which the service keeps the request (<c>x-ms-service-request-id</c>, else <c>REQ_ID</c>); null when it sent none.</summary>
    public string? RequestId { get; internal init; }

    /// <summary>How long to wait before another try (<c>Retry-After</c>, seconds or a date); null when the service did not say.</summary>
    public TimeSpan? RetryAfter { get; internal init; }

    /// <summary>Further details by annotation name without <c>@</c>, such as <c>Microsoft.PowerApps.CDS.TraceText</c>; present where the request asked for annotations.</summary>
    public IReadOnlyDictionary<string, string> Details { get; internal init; } = ReadOnlyDictionary<string, string>.Empty;

    /// <summary>As any exception's, and the status, the code and the request's id.</summary>
    public override string ToString() =>
        string.Create(CultureInfo.InvariantCulture, $"{base.ToString()}{Environment.NewLine}Status: {(int)StatusCode}, code: {(Code.Length > 0 ? Code : "none")}, request: {RequestId ?? "unknown"}");
}
