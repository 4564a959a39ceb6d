using System.Text;

namespace TypedDynamics.Emulator.Endpoints.Batching;

/// <summary>One part of a multipart body: its headers, whatever their case, and what stands below them.</summary>
internal sealed record Part(IReadOnlyDictionary<string, string> Headers, string Content)
{
    public string Header(string name) => Headers.GetValueOrDefault(name, "");
}

/// <summary>Reads and writes multipart/mixed. Bodies of a batch are text; lines may end with or without a carriage return.</summary>
internal static class Multipart
{
    public static string? BoundaryOf(string contentType)
    {
        if (!contentType.TrimStart().StartsWith("multipart/mixed", StringComparison.OrdinalIgnoreCase))
            return null;
        foreach (var parameter in contentType.Split(';').Skip(1))
        {
            if (parameter.Split('=', 2) is [var name, var value] && name.Trim().Equals("boundary", StringComparison.OrdinalIgnoreCase) && value.Trim().Trim('"') is { Length: > 0 } boundary)
                return boundary;
        }

        return null;
    }

    /// <summary>The parts; what stands before the first delimiter and behind the last is not looked at.</summary>
    public static List<Part> Read(string text, string boundary)
    {
        var delimiter = "--" + boundary;
        var parts = new List<Part>();
        StringBuilder? part = null;
        foreach (var line in Lines(text))
        {
            var bare = line.TrimEnd();
            if (bare == delimiter || bare == delimiter + "--")
            {
                if (part is not null)
                    parts.Add(ReadPart(part.ToString()));
                part = bare == delimiter ? new() : null;
            }
            else
            {
                part?.Append(line);
            }
        }

        // A body that breaks off before its last delimiter still holds the part that it began.
        if (part is not null)
            parts.Add(ReadPart(part.ToString()));
        return parts;
    }

    /// <summary>Headers, an empty line, content.</summary>
    public static Part ReadPart(string text)
    {
        var headers = new Dictionary<string, string>(StringComparer.OrdinalIgnoreCase);
        var at = 0;
        foreach (var line in Lines(text))
        {
            at += line.Length;
            if (line.TrimEnd().Length == 0)
                break;
            if (line.IndexOf(':', StringComparison.Ordinal) is > 0 and var colon)
                headers[line[..colon].Trim()] = line[(colon + 1)..].Trim();
        }

        return new(headers, text[at..]);
    }

    public static void WritePart(StringBuilder body, string boundary, IEnumerable<(string Name, string Value)> headers, string content)
    {
        body.Append("--").Append(boundary).Append("\r\n");
        foreach (var (name, value) in headers)
            body.Append(name).Append(": ").Append(value).Append("\r\n");
        body.Append("\r\n").Append(content).Append("\r\n");
    }

    public static void WriteEnd(StringBuilder body, string boundary) => body.Append("--").Append(boundary).Append("--\r\n");

    private static IEnumerable<string> Lines(string text)
    {
        for (var start = 0; start < text.Length;)
        {
            var end = text.IndexOf('\n', start) is >= 0 and var found ? found + 1 : text.Length;
            yield return text[start..end];
            start = end;
        }
    }
}
