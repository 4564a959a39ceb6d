using System.Globalization;
using System.Text;
using TypedDynamics.Tests.Serialization;
using TypedDynamics.Writing.Batch;

namespace TypedDynamics.Tests.Writing.Batch;

/// <summary>Answers to batches as they may be framed, whole and in pieces.</summary>
public sealed class BatchAnswerTests
{
    private const string Answer = """
        preamble
        --b
        Content-Type: application/http
        Content-Transfer-Encoding: binary

        HTTP/1.1 200 OK
        Content-Type: application/json; odata.metadata=minimal
        ETag: W/"7"

        {"name":"--b",
        "text":"Ö"}
        --b
        Content-Type: multipart/mixed; boundary="set 1"

        --set 1
        Content-Type: application/http
        Content-ID: 2

        HTTP/1.1 204 No Content
        OData-EntityId: https://x/contacts(2)


        --set 1
        Content-Type: application/http
        Content-ID: 1

        HTTP/1.1 204 No Content


        --set 1--
        --b
        Content-Type: application/http

        HTTP/1.1 404 Not Found
        Content-Type: application/json

        {"error":{"code":"0x80040217","message":"No."}}
        --b--
        epilogue
        """;

    private static readonly string[] s_parts =
    [
        "0 200 - {\"name\":\"--b\",\n\"text\":\"Ö\"}",
        "1 204 2 ",
        "1 204 1 ",
        "2 404 - {\"error\":{\"code\":\"0x80040217\",\"message\":\"No.\"}}",
    ];

    [Theory]
    [InlineData("\r\n", 1)]
    [InlineData("\r\n", 7)]
    [InlineData("\r\n", 100_000)]
    [InlineData("\n", 3)]
    public async Task Parts_come_in_their_order_however_the_body_arrives(string lineEnd, int pieceLength) =>
        Assert.Equal(s_parts, await PartsAsync(Answer.ReplaceLineEndings(lineEnd), pieceLength));

    [Theory]
    [InlineData("--b--\nepilogue")]
    [InlineData("--set 1--\n")]
    public async Task A_missing_last_delimiter_loses_no_part(string missing) =>
        Assert.Equal(s_parts, await PartsAsync(Answer.ReplaceLineEndings("\n").Replace(missing, "", StringComparison.Ordinal), 50));

    [Fact]
    public async Task A_part_that_breaks_off_is_left_out()
    {
        var whole = Answer.ReplaceLineEndings("\r\n");
        for (var length = 0; length < whole.Length; length++)
        {
            var parts = await PartsAsync(whole[..length], 100_000);
            Assert.Equal(s_parts[..parts.Count], parts);
        }
    }

    [Theory]
    [InlineData("HTTP/1.1 204", "0 204 - ")]
    [InlineData("HTTP/2 204 No Content", "0 204 - ")]
    [InlineData("HTTP/1.1 2040 No", null)]
    [InlineData("HTTP/1.1 20x", null)]
    [InlineData("HTTP/1.1", null)]
    [InlineData("204 No Content", null)]
    public async Task A_status_is_three_digits(string line, string? part) =>
        Assert.Equal(part is null ? [] : [part], await PartsAsync($"--b\ncontent-type:\tapplication/http\n\n{line}\n\n\n--b--", 9));

    [Fact]
    public async Task Headers_are_read_whatever_their_case_and_a_line_longer_than_any_buffer_is_whole()
    {
        var text = new string('x', 600_000);
        var parts = await PartsAsync($"--b\r\nCONTENT-TYPE: multipart/mixed;boundary=s\r\n\r\n--s\r\ncontent-id:  7 \r\n\r\nHTTP/1.1 200 OK\r\nno header\r\n\r\n{text}\r\n--s--\r\n--b--", 16_000);
        Assert.Equal([$"0 200 7 {text}"], parts);
    }

    [Fact]
    public async Task What_is_no_batch_has_no_parts() => Assert.Empty(await PartsAsync("<html><body>Service Unavailable</body></html>", 10));

    [Theory]
    [InlineData("multipart/mixed; boundary=a_1", "a_1")]
    [InlineData("multipart/mixed;boundary=\"a 1\"", "a 1")]
    [InlineData("Multipart/Mixed; charset=utf-8; Boundary=a", "a")]
    [InlineData("application/json", null)]
    [InlineData("", null)]
    public void A_boundary_is_found_quoted_or_not(string contentType, string? boundary) => Assert.Equal(boundary, MultipartBoundary.Of(contentType));

    private static async Task<List<string>> PartsAsync(string text, int pieceLength)
    {
        using var body = new ChunkedStream(Encoding.UTF8.GetBytes(text), pieceLength);
        var parts = new List<string>();
        await foreach (var part in new BatchAnswer(body, "b").ReadAsync(TestContext.Current.CancellationToken))
            parts.Add($"{part.Unit} {(int)part.Response.StatusCode} {part.ContentId?.ToString(CultureInfo.InvariantCulture) ?? "-"} {(await part.Response.Content.ReadAsStringAsync(TestContext.Current.CancellationToken)).ReplaceLineEndings("\n")}");
        return parts;
    }
}
