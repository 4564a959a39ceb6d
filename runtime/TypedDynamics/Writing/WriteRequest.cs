using System.Buffers;
using System.Text.Json;
using TypedDynamics.Serialization;

namespace TypedDynamics.Writing;

/// <summary>The requests that writes are made of.</summary>
internal static class WriteRequest
{
    public static HttpRequestMessage Create(HttpMethod method, string path) => new(method, new Uri(path, UriKind.Relative));

    public static HttpRequestMessage Create(HttpMethod method, string path, ReadOnlyMemory<byte> body)
    {
        var request = Create(method, path);
        request.Content = new JsonBody(body);
        return request;
    }

    /// <summary><c>{"@odata.id":"https://…/contacts(…)"}</c>: the service takes absolute addresses only.</summary>
    public static ReadOnlyMemory<byte> Reference(Uri address)
    {
        var body = new ArrayBufferWriter<byte>();
        using (var json = new Utf8JsonWriter(body, RowWriting.Options))
        {
            json.WriteStartObject();
            json.WriteString("@odata.id", address.AbsoluteUri);
            json.WriteEndObject();
        }

        return body.WrittenMemory;
    }
}
