using System.Net;
using TypedDynamics.Http;

namespace TypedDynamics.Writing;

/// <summary>Tells the failures after which a write may have been carried out, or may not, from those that say which.</summary>
internal static class LostAnswer
{
    private static readonly HttpRequestOptionsKey<string> s_row = new("TypedDynamics.Row");

    public static bool Is(Exception exception) => exception switch
    {
        DataverseException { StatusCode: HttpStatusCode.BadGateway or HttpStatusCode.GatewayTimeout } => true,
        DataverseException => false,
        HttpRequestException broken => !broken.IsRefusal(),
        TaskCanceledException { InnerException: TimeoutException } or IOException or MalformedResponseException => true,
        _ => false,
    };

    /// <summary>The service was too busy for it (429, 503): nothing was done.</summary>
    public static bool IsBusy(Exception? exception) => exception is DataverseException { StatusCode: HttpStatusCode.TooManyRequests or HttpStatusCode.ServiceUnavailable };

    /// <summary>Notes the row that a create makes, where its id is of our making: when it is there, the create was carried out.</summary>
    public static void MakesRow(this HttpRequestMessage request, string address) => request.Options.Set(s_row, address);

    /// <summary>The address of the row that only this create can have made.</summary>
    public static string? FindMadeRow(this HttpRequestMessage request) => request.Options.TryGetValue(s_row, out var address) ? address : null;
}
