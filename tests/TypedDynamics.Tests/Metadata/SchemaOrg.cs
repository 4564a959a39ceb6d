using System.Net;
using TypedDynamics.Metadata;
using TypedDynamics.Tests.Http;
using TypedDynamics.Tests.Operations;
using TypedDynamics.Tests.Shared;

namespace TypedDynamics.Tests.Metadata;

/// <summary>The schema door over answers that a test gives, in turn or by the address.</summary>
internal sealed class SchemaOrg : IDisposable
{
    public const string Id = "70816501-edb9-4740-a16c-6a5efbc05d84";
    public const string OtherId = "118771ca-6fb9-4f60-8fd4-99b6124b63ad";
    public const string Root = "https://contoso.crm.dynamics.com/api/data/v9.2/";

    private readonly Org _org;

    public SchemaOrg(Func<HttpRequestMessage, HttpResponseMessage> answer, Func<DataverseOptions, DataverseOptions>? options = null)
    {
        Handler = new(answer);
        var plain = Connections.Options(Handler);
        _org = new(new DataverseConnection(options is null ? plain : options(plain)));
    }

    /// <summary>Answers with these, one after the other; the last stands for all that follow.</summary>
    public static SchemaOrg Answering(params string[] bodies)
    {
        var next = 0;
        return new(_ => CapturingHandler.Json(HttpStatusCode.OK, bodies[Math.Min(next++, bodies.Length - 1)]));
    }

    /// <summary>Carries out what is written, and names the id of what it made.</summary>
    public static SchemaOrg Writing(string madeAt = "EntityDefinitions") => new(request => Made($"{Root}{madeAt}({Id})"));

    public CapturingHandler Handler { get; }

    public Org Context => _org;

    public OrgMetadata Metadata => _org.Metadata;

    public IEnumerable<string> Addresses => Handler.Requests.Select(static request => Uri.UnescapeDataString(request.Address));

    public static HttpResponseMessage Made(string address)
    {
        var response = new HttpResponseMessage(HttpStatusCode.NoContent);
        response.Headers.TryAddWithoutValidation("OData-EntityId", address);
        return response;
    }

    public static HttpResponseMessage Refusal(HttpStatusCode status, string code, string message = "Refused.") =>
        CapturingHandler.Json(status, $$$"""{"error":{"code":"{{{code}}}","message":"{{{message}}}"}}""");

    public static HttpResponseMessage NotFound() => Refusal(HttpStatusCode.NotFound, "0x80060888", "Could not find it.");

    public void Dispose()
    {
        _org.Dispose();
        Handler.Dispose();
    }
}
