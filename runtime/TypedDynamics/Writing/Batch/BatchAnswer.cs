using System.Buffers.Text;
using System.Net;
using System.Runtime.CompilerServices;
using System.Text;
using System.Text.Json;
using TypedDynamics.Serialization;

namespace TypedDynamics.Writing.Batch;

/// <summary>One answer inside a batch's.</summary>
/// <param name="Response">The answer, as if it had come alone.</param>
/// <param name="Unit">Which part of the batch it stands in, counted from 0.</param>
/// <param name="ContentId">The id of the request, inside a change set.</param>
internal sealed record BatchPart(HttpResponseMessage Response, int Unit, int? ContentId);

/// <summary>
/// Reads the answer to a batch as it arrives, part by part. Lines may end with or without a carriage return, parts of a change set may come in
/// any order, and the last delimiters may be missing; a part that breaks off is left out.
/// </summary>
internal sealed class BatchAnswer(Stream body, string boundary)
{
    private readonly Stack<byte[]> _delimiters = new([DelimiterOf(boundary)]);
    private readonly List<(string Name, string Value)> _contentHeaders = [];
    private readonly MemoryStream _content = new();
    private Place _place = Place.Outside;
    private int _unit = -1;
    private string? _innerBoundary;
    private int? _contentId;
    private HttpResponseMessage? _response;

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
        using var unread = new BodyBuffer(body);
        while (true)
        {
            if (NextPart(unread) is { } part) yield return part;
            else if (unread.IsWhole) break;
            else await unread.FillAsync(cancellationToken).ConfigureAwait(false);
        }

        // The last delimiter may be missing; a part that is cut off must not pass for a whole one.
        if (IsWhole() && Finish() is { } last) yield return last;
    }

    /// <returns>Null where the part that has begun ends beyond what has arrived.</returns>
    private BatchPart? NextPart(BodyBuffer unread)
    {
        while (NextLine(unread) is { IsEmpty: false } line)
        {
            if (!Delimits(line, out var isEnd))
            {
                Take(line);
                continue;
            }

            var part = Finish();
            Open(isEnd);
            if (part is not null) return part;
        }

        return null;
    }

    // With the characters that end it.
    private static ReadOnlySpan<byte> NextLine(BodyBuffer unread)
    {
        var arrived = unread.Unread;
        var length = arrived.IndexOf((byte)'\n') + 1;
        if (length == 0 && unread.IsWhole) length = arrived.Length;
        unread.Advance(length);
        return arrived[..length];
    }

    private bool Delimits(ReadOnlySpan<byte> line, out bool isEnd)
    {
        isEnd = false;
        if (!line.StartsWith("--"u8)) return false;
        line = line.TrimEnd(" \t\r\n"u8);
        foreach (var known in _delimiters)
        {
            if (!line.StartsWith(known)) continue;
            var rest = line[known.Length..];
            isEnd = rest.SequenceEqual("--"u8);
            if (!isEnd && !rest.IsEmpty) continue;
            while (_delimiters.Peek() != known) _delimiters.Pop();
            return true;
        }

        return false;
    }

    private void Open(bool isEnd)
    {
        (_innerBoundary, _contentId, _response) = (null, null, null);
        _contentHeaders.Clear();
        _content.SetLength(0);
        _place = isEnd ? Place.Outside : Place.Mime;
        if (isEnd && _delimiters.Count > 1) _delimiters.Pop();
        else if (!isEnd && _delimiters.Count == 1) _unit++;
    }

    private void Take(ReadOnlySpan<byte> line)
    {
        if (_place == Place.Content)
        {
            _content.Write(line);
            return;
        }

        line = line.TrimEnd("\r\n"u8);
        switch (_place)
        {
            case Place.Mime when line.IsEmpty:
                if (_innerBoundary is not null) _delimiters.Push(DelimiterOf(_innerBoundary));
                _place = _innerBoundary is null ? Place.Status : Place.Outside;
                break;
            case Place.Mime:
                TakeMime(line);
                break;
            case Place.Status when StatusOf(line) is { } status:
                _response = new(status);
                _place = Place.Headers;
                break;
            case Place.Headers when line.IsEmpty:
                _place = Place.Content;
                break;
            case Place.Headers:
                TakeHeader(line);
                break;
        }
    }

    private void TakeMime(ReadOnlySpan<byte> line)
    {
        if (!HeaderLine.TryRead(line, out var header)) return;
        if (header.Is("Content-ID")) _contentId = NumberOf(header.Value);
        else if (header.Is("Content-Type") && !header.Value.SequenceEqual("application/http"u8)) _innerBoundary = MultipartBoundary.Of(header.Text);
    }

    private void TakeHeader(ReadOnlySpan<byte> line)
    {
        if (!HeaderLine.TryRead(line, out var header)) return;
        // Each part has these, and nobody asks a part for them.
        if (header.Is("OData-Version") || header.Is("Location")) return;
        if (header.Is("Content-ID")) _contentId ??= NumberOf(header.Value);
        else if (!_response!.Headers.TryAddWithoutValidation(header.Name, header.Text)) _contentHeaders.Add((header.Name, header.Text));
    }

    private bool IsWhole()
    {
        if (_place != Place.Content) return false;
        var content = _content.GetBuffer().AsSpan(0, (int)_content.Length).Trim("\r\n"u8);
        if (content.IsEmpty) return _response!.StatusCode == HttpStatusCode.NoContent;
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
        if (_response is not { } response) return null;
        var content = _content.GetBuffer().AsSpan(0, (int)_content.Length).TrimEnd("\r\n"u8);
        if (!content.IsEmpty || _contentHeaders.Count > 0) response.Content = new ByteArrayContent(content.ToArray());
        foreach (var (name, value) in _contentHeaders) response.Content.Headers.TryAddWithoutValidation(name, value);
        return new(response, _unit, _contentId);
    }

    // HTTP/1.1 204 No Content
    private static HttpStatusCode? StatusOf(ReadOnlySpan<byte> line) =>
        line.StartsWith("HTTP/"u8) && line.IndexOf((byte)' ') is > 0 and var space && Utf8Parser.TryParse(line[(space + 1)..], out ushort status, out var length) && status is > 99 and < 1000 && (length + space + 1 == line.Length || line[length + space + 1] == ' ')
            ? (HttpStatusCode)status
            : null;

    private static int? NumberOf(ReadOnlySpan<byte> text) => Utf8Parser.TryParse(text, out int number, out var length) && length == text.Length ? number : null;

    private static byte[] DelimiterOf(string boundary) => Encoding.UTF8.GetBytes($"--{boundary}");
}
