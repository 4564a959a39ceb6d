using System.Net;
using System.Net.Http.Headers;

namespace TypedDynamics.Writing;

/// <summary>The JSON of a request, whose bytes a batch takes over without copying them into a stream first.</summary>
internal sealed class JsonBody : HttpContent
{
    // Shared: nobody changes the type of a body that was made here.
    private static readonly MediaTypeHeaderValue s_json = new("application/json");

    public JsonBody(ReadOnlyMemory<byte> bytes)
    {
        Bytes = bytes;
        Headers.ContentType = s_json;
    }

    public ReadOnlyMemory<byte> Bytes { get; }

    protected override Task SerializeToStreamAsync(Stream stream, TransportContext? context) => SerializeToStreamAsync(stream, context, CancellationToken.None);

    protected override Task SerializeToStreamAsync(Stream stream, TransportContext? context, CancellationToken cancellationToken) => stream.WriteAsync(Bytes, cancellationToken).AsTask();

    protected override bool TryComputeLength(out long length)
    {
        length = Bytes.Length;
        return true;
    }
}
