using System.Text;
using TypedDynamics.Emulator.Answers;
using TypedDynamics.Emulator.Webhooks;

namespace TypedDynamics.Emulator.Endpoints.Batching;

/// <summary>A request inside a batch: <c>POST /api/data/v9.2/contacts HTTP/1.1</c>, headers, body.</summary>
internal sealed record InnerRequest(string Method, string Address, IReadOnlyDictionary<string, string> Headers, string Body)
{
    public string? ContentId { get; init; }

    public static InnerRequest Read(Part part)
    {
        var text = part.Content.TrimStart('\r', '\n');
        var end = text.IndexOf('\n', StringComparison.Ordinal) is >= 0 and var found ? found : text.Length;
        if (text[..end].Split(' ', StringSplitOptions.RemoveEmptyEntries) is not [var method, var address, ..])
            throw ODataErrors.BadRequest($"The request line '{text[..end].Trim()}' of a batch is malformed.");
        var request = Multipart.ReadPart(text[Math.Min(end + 1, text.Length)..]);
        var contentId = part.Header("Content-ID") is { Length: > 0 } outer ? outer : request.Header("Content-ID");
        return new(method.ToUpperInvariant(), address, request.Headers, request.Content) { ContentId = contentId.Length == 0 ? null : contentId };
    }

    /// <summary>As a call of its own, with the rows that earlier requests of the change set made.</summary>
    public Call ToCall(Call batch, IReadOnlyDictionary<string, string> references) => new(
        batch.Service,
        Method,
        batch.ServiceRoot,
        Resolve(batch.ServiceRoot, references),
        Preferences.Read(Headers.GetValueOrDefault("Prefer")),
        Encoding.UTF8.GetBytes(Body.TrimEnd('\r', '\n')))
    {
        IfMatch = Headers.GetValueOrDefault("If-Match"),
        IfNoneMatch = Headers.GetValueOrDefault("If-None-Match"),
        WantsBareJson = BareJson.IsWanted(Headers.GetValueOrDefault("Accept")),
        MergeLabels = bool.TryParse(Headers.GetValueOrDefault("MSCRM.MergeLabels"), out var merge) && merge,
        SignedIn = batch.SignedIn,
        CorrelationId = batch.CorrelationId,
        Bypass = Bypass.Read(Headers.GetValueOrDefault("MSCRM.BypassCustomPluginExecution"), Headers.GetValueOrDefault("MSCRM.BypassBusinessLogicExecution"), Headers.GetValueOrDefault("MSCRM.BypassBusinessLogicExecutionStepIds")),
        CallerId = Headers.GetValueOrDefault("MSCRMCallerID"),
        CallerObjectId = Headers.GetValueOrDefault("CallerObjectId"),
        References = references,
    };

    // Absolute, rooted, relative to the service's root, or $1 for what another request made.
    private Uri Resolve(string serviceRoot, IReadOnlyDictionary<string, string> references)
    {
        if (Address.StartsWith("http", StringComparison.OrdinalIgnoreCase))
            return new Uri(Address);
        var rootPath = new Uri(serviceRoot).AbsolutePath;
        var relative = Address.StartsWith(rootPath, StringComparison.OrdinalIgnoreCase) ? Address[rootPath.Length..] : Address.TrimStart('/');
        return new Uri(serviceRoot + ContentIds.Replace(relative, references));
    }
}
