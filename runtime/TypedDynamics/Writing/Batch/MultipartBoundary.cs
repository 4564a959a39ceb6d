using System.Net.Http.Headers;

namespace TypedDynamics.Writing.Batch;

/// <summary>The boundary that a content type names, quoted or not.</summary>
internal static class MultipartBoundary
{
    /// <summary>Null for what is not multipart.</summary>
    public static string? Of(string contentType) => MediaTypeHeaderValue.TryParse(contentType, out var type) ? Of(type) : null;

    /// <inheritdoc cref="Of(string)"/>
    public static string? Of(MediaTypeHeaderValue? type)
    {
        if (type?.MediaType?.StartsWith("multipart/", StringComparison.OrdinalIgnoreCase) != true) return null;
        foreach (var parameter in type.Parameters)
            if (parameter.Name.Equals("boundary", StringComparison.OrdinalIgnoreCase)) return parameter.Value?.Trim('"');
        return null;
    }
}
