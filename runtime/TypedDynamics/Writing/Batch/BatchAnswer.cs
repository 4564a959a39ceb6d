using System.Globalization;
using System.IO.Pipelines;
using System.Net;
using System.Runtime.CompilerServices;
using System.Text;
using System.Text.Json;

namespace TypedDynamics.Writing.Batch;

/// <summary>One answer inside a batch's.</summary>
/// <param name="Response">The answer, as if it had come alone.</param>
/// <param name="Unit">Which part of the batch it stands in, counted from 0.</param>
/// <param name="ContentId">The id of the request, inside a change set.</param>
internal sealed record BatchPart(HttpResponseMessage Response, int Unit, string? ContentId);

/// <summary>
/// Reads the answer to a batch as it arrives, part by part. Lines may end with or without a carriage return, parts of a change set may come in
/// any order, and the last delimiters may be missing; a part that breaks off is left out.
/// </summary>
internal sealed class BatchAnswer(Stream body, string boundary)
{
    private readonly Stack<string> _boundaries = new([boundary]);
    private readonly List<(string Name, string Value)> _mime = [];
    private readonly List<(string Name, string Value)> _headers = [];
    private readonly MemoryStream _content = new();
    private Place _place = Place.Outside;
    private int _unit = -1;
    private HttpStatusCode _status;

    private enum Place
    {
        Outside,
        Mime,
        Status,
        Headers,
        Content,
    }

    public async IAsyncEnumerable<BatchPart> ReadAsync([EnumeratorCancellation] CancellationToken cancellationToken)
    {
        var lines = new LineReader(PipeReader.Create(body));
        while (await lines.NextAsync(cancellationToken).ConfigureAwait(false) is { } line)
        {
            if (Delimits(line, out var isEnd))
            {
                if (Finish() is { } part) yield return part;
                Open(isEnd);
            }
            else
            {
                Take(line);
            }
        }

        // The last delimiter may be missing; a part that is cut off must not pass for a whole one.
        if (IsWhole() && Finish() is { } last) yield return last;
    }

    private bool Delimits(byte[] line, out bool isEnd)
    {
        isEnd = false;
        if (!line.AsSpan().StartsWith("--"u8)) return false;
        var text = Encoding.UTF8.GetString(line).TrimEnd();
        foreach (var known in _boundaries)
        {
            if (text != $"--{known}" && text != $"--{known}--") continue;
            isEnd = text.EndsWith("--", StringComparison.Ordinal) && text.Length == known.Length + 4;
            while (_boundaries.Peek() != known) _boundaries.Pop();
            return true;
        }

        return false;
    }

    private void Open(bool isEnd)
    {
        _mime.Clear();
        _headers.Clear();
        _content.SetLength(0);
        _place = isEnd ? Place.Outside : Place.Mime;
        if (isEnd && _boundaries.Count > 1) _boundaries.Pop();
        else if (!isEnd && _boundaries.Count == 1) _unit++;
    }

    private void Take(byte[] line)
    {
        if (_place == Place.Content)
        {
            _content.Write(line);
            return;
        }

        var text = Encoding.UTF8.GetString(line).TrimEnd('\r', '\n');
        switch (_place)
        {
            case Place.Mime when text.Length == 0:
                var inner = Find(_mime, "Content-Type") is { } type ? MultipartBoundary.Of(type) : null;
                if (inner is not null) _boundaries.Push(inner);
                _place = inner is null ? Place.Status : Place.Outside;
                break;
            case Place.Mime:
                AddHeader(_mime, text);
                break;
            case Place.Status when text.Split(' ', 3) is [var version, var code, ..] && version.StartsWith("HTTP/", StringComparison.Ordinal) && int.TryParse(code, NumberStyles.None, CultureInfo.InvariantCulture, out var status):
                _status = (HttpStatusCode)status;
                _place = Place.Headers;
                break;
            case Place.Headers when text.Length == 0:
                _place = Place.Content;
                break;
            case Place.Headers:
                AddHeader(_headers, text);
                break;
        }
    }

    private bool IsWhole()
    {
        if (_place != Place.Content) return false;
        var content = _content.GetBuffer().AsSpan(0, (int)_content.Length).Trim("\r\n"u8);
        if (content.IsEmpty) return _status == HttpStatusCode.NoContent;
        try
        {
            var json = new Utf8JsonReader(content);
            while (json.Read())
            {
            }

            return true;
        }
        catch (JsonException)
        {
            return false;
        }
    }

    private BatchPart? Finish()
    {
        if (_place is not (Place.Headers or Place.Content)) return null;
        var length = (int)_content.Length;
        var content = _content.GetBuffer();
        while (length > 0 && content[length - 1] is (byte)'\r' or (byte)'\n') length--;
        var response = new HttpResponseMessage(_status) { Content = new ByteArrayContent(content[..length]) };
        foreach (var (name, value) in _headers)
            if (!response.Headers.TryAddWithoutValidation(name, value)) response.Content.Headers.TryAddWithoutValidation(name, value);
        return new(response, _unit, Find(_mime, "Content-ID") ?? Find(_headers, "Content-ID"));
    }

    private static void AddHeader(List<(string Name, string Value)> headers, string line)
    {
        if (line.IndexOf(':', StringComparison.Ordinal) is > 0 and var colon) headers.Add((line[..colon].Trim(), line[(colon + 1)..].Trim()));
    }

    private static string? Find(List<(string Name, string Value)> headers, string name)
    {
        foreach (var header in headers)
            if (header.Name.Equals(name, StringComparison.OrdinalIgnoreCase)) return header.Value;
        return null;
    }
}
