using System.Xml;

namespace TypedDynamics.Tool.Pulling;

/// <summary>The org's CSDL, kept as served.</summary>
internal static class MetadataDocument
{
    private const string Address = "$metadata";

    /// <exception cref="Output.ToolException">It was cut off, or is no CSDL.</exception>
    public static async Task<byte[]> ReadAsync(MetadataClient client, CancellationToken cancellationToken)
    {
        var bytes = await client.GetAsync(Address, "application/xml", cancellationToken).ConfigureAwait(false);
        try
        {
            using var reader = XmlReader.Create(new MemoryStream(bytes), new() { DtdProcessing = DtdProcessing.Prohibit, XmlResolver = null });
            if (reader.MoveToContent() != XmlNodeType.Element || reader.LocalName != "Edmx") throw MetadataClient.Malformed(Address, "it is no CSDL document");
            while (reader.Read())
            {
            }
        }
        catch (XmlException exception)
        {
            throw MetadataClient.Malformed(Address, exception.Message, exception);
        }

        ReadableAnswer.RequireMetadata(Address, bytes, cancellationToken);
        return bytes;
    }
}
