using System.Text;
using System.Text.Json;

namespace TypedDynamics.Emulator;

/// <summary>Files and images of rows: whole, in chunks, by messages; and what reading them gives.</summary>
public sealed class FileTests : IAsyncLifetime
{
    private const string Project = "contoso_projects(b0000000-0000-0000-0000-000000000001)";
    private const string Column = $"{Project}/contoso_contract";
    private const int ChunkSize = 4 * 1024 * 1024;

    private Org _org = null!;

    public async ValueTask InitializeAsync() => _org = await Org.StartAsync(cache: RepositoryRoot.File("metadata-cache", "contoso"), seed: """
        {"contoso_projects":[{"contoso_projectid":"b0000000-0000-0000-0000-000000000001","contoso_name":"Bridge"}]}
        """);

    public ValueTask DisposeAsync() => _org.DisposeAsync();

    [Fact]
    public async Task A_file_comes_back_as_it_was_sent()
    {
        var bytes = Bytes(1000);
        Assert.Equal(204, (await UploadAsync(bytes, "a b.pdf")).Status);

        var row = (await _org.GetAsync($"{Project}?$select=contoso_contract,contoso_contract_name")).Json;
        var all = await _org.SendBytesAsync(HttpMethod.Get, $"{Column}/$value");
        Assert.Equal("a b.pdf", row.GetProperty("contoso_contract_name").GetString());
        Assert.NotEqual(Guid.Empty, row.GetProperty("contoso_contract").GetGuid());
        Assert.Equal((200, "1000", "a b.pdf", "application/octet-stream"), (all.Status, all.Headers["x-ms-file-size"], all.Headers["x-ms-file-name"], all.Headers["Content-Type"]));
        Assert.Equal(bytes, all.Body);
    }

    [Fact]
    public async Task Without_value_in_the_address_the_bytes_come_as_json()
    {
        await UploadAsync(Bytes(100), "a.bin");
        var part = await _org.SendBytesAsync(HttpMethod.Get, Column, headers: ("Range", "bytes=90-200"));

        Assert.Equal((206, "bytes 90-99/100", "attachment; filename=\"a.bin\""), (part.Status, part.Headers["Content-Range"], part.Headers["Content-Disposition"]));
        Assert.Equal(Bytes(100)[90..], JsonDocument.Parse(part.Body).RootElement.GetProperty("value").GetBytesFromBase64());
    }

    [Theory]
    [InlineData("bytes=0-99", 0, 99)]
    [InlineData("bytes=990-", 990, 999)]
    [InlineData("bytes=-5", 995, 999)]
    [InlineData("bytes=900-5000", 900, 999)]
    public async Task Ranges_are_parts_of_it(string range, int from, int to)
    {
        var bytes = Bytes(1000);
        await UploadAsync(bytes, "a.bin");

        var part = await _org.SendBytesAsync(HttpMethod.Get, $"{Column}/$value", headers: ("Range", range));
        Assert.Equal((206, $"bytes {from}-{to}/1000", "1000"), (part.Status, part.Headers["Content-Range"], part.Headers["x-ms-file-size"]));
        Assert.Equal(bytes[from..(to + 1)], part.Body);
    }

    [Fact]
    public async Task No_file_is_no_content_and_no_range_is_told()
    {
        Assert.Equal(204, (await _org.SendBytesAsync(HttpMethod.Get, $"{Column}/$value")).Status);
        await UploadAsync(Bytes(10), "a.bin");
        Assert.Equal(416, (await _org.SendBytesAsync(HttpMethod.Get, $"{Column}/$value", headers: ("Range", "bytes=10-20"))).Status);
        Assert.Equal(204, (await _org.SendAsync(HttpMethod.Delete, Column, null)).Status);
        Assert.Equal(204, (await _org.SendBytesAsync(HttpMethod.Get, $"{Column}/$value")).Status);
        Assert.Equal(JsonValueKind.Null, (await _org.GetAsync(Project)).Json.GetProperty("contoso_contract_name").ValueKind);
    }

    [Fact]
    public async Task Chunks_in_any_order_make_a_file()
    {
        var bytes = Bytes((2 * ChunkSize) + 17);
        var begun = await _org.SendBytesAsync(HttpMethod.Patch, $"{Column}?x-ms-file-name=gr%C3%B6%C3%9Fe.bin", [], ("x-ms-transfer-mode", "chunked"));
        var location = begun.Headers["Location"];
        Assert.Equal((200, "4194304", "bytes"), (begun.Status, begun.Headers["x-ms-chunk-size"], begun.Headers["Accept-Ranges"]));
        Assert.Contains("/contoso_contract?sessiontoken=", location, StringComparison.Ordinal);

        Assert.Equal(206, await ChunkAsync(location, bytes, ChunkSize, ChunkSize));
        Assert.Equal(206, await ChunkAsync(location, bytes, 0, ChunkSize));
        Assert.Equal(206, await ChunkAsync(location, bytes, 0, ChunkSize));
        Assert.Equal(204, await ChunkAsync(location, bytes, 2 * ChunkSize, 17));
        Assert.Equal(404, await ChunkAsync(location, bytes, 2 * ChunkSize, 17));

        var all = await _org.SendBytesAsync(HttpMethod.Get, $"{Column}/$value");
        Assert.Equal(("gr%C3%B6%C3%9Fe.bin", bytes.Length.ToString(System.Globalization.CultureInfo.InvariantCulture)), (all.Headers["x-ms-file-name"], all.Headers["x-ms-file-size"]));
        Assert.True(bytes.AsSpan().SequenceEqual(all.Body));
        var across = await _org.SendBytesAsync(HttpMethod.Get, $"{Column}/$value", headers: ("Range", $"bytes={ChunkSize - 3}-{ChunkSize + 2}"));
        Assert.Equal(bytes[(ChunkSize - 3)..(ChunkSize + 3)], across.Body);
    }

    [Fact]
    public async Task A_chunk_that_does_not_fit_its_range_is_refused()
    {
        var begun = await _org.SendBytesAsync(HttpMethod.Patch, Column, [], ("x-ms-transfer-mode", "chunked"), ("x-ms-file-name", "a.bin"));
        var wrong = await _org.SendBytesAsync(HttpMethod.Patch, begun.Headers["Location"], Bytes(5), ("Content-Range", "bytes 0-5/20"), ("Content-Type", "application/octet-stream"));
        Assert.Equal(400, wrong.Status);
        Assert.Equal(400, (await _org.SendBytesAsync(HttpMethod.Patch, Column, Bytes(5), ("Content-Type", "application/octet-stream"))).Status);
        Assert.Equal(404, (await _org.SendBytesAsync(HttpMethod.Patch, "contoso_projects(b0000000-0000-0000-0000-000000000002)/contoso_contract", Bytes(5), ("x-ms-file-name", "a"), ("Content-Type", "application/octet-stream"))).Status);
    }

    [Fact]
    public async Task Messages_carry_files_block_by_block()
    {
        const string Target = @"""Target"":{""contoso_projectid"":""b0000000-0000-0000-0000-000000000001"",""@odata.type"":""Microsoft.Dynamics.CRM.contoso_project""},""FileAttributeName"":""contoso_contract""";
        var token = (await _org.PostAsync("InitializeFileBlocksUpload", "{" + Target + ",\"FileName\":\"m.txt\"}")).Json.GetProperty("FileContinuationToken").GetString();
        foreach (var (id, text) in new[] { ("Mg==", "World"), ("MQ==", "Hello ") })
            Assert.Equal(204, (await _org.PostAsync("UploadBlock", $$"""{"BlockId":"{{id}}","BlockData":"{{Convert.ToBase64String(Encoding.UTF8.GetBytes(text))}}","FileContinuationToken":"{{token}}"}""")).Status);
        var committed = (await _org.PostAsync("CommitFileBlocksUpload", $$"""{"FileName":"m.txt","MimeType":"text/plain","BlockList":["MQ==","Mg=="],"FileContinuationToken":"{{token}}"}""")).Json;
        Assert.Equal(11, committed.GetProperty("FileSizeInBytes").GetInt32());

        var download = (await _org.PostAsync("InitializeFileBlocksDownload", "{" + Target + "}")).Json;
        Assert.Equal(("m.txt", 11), (download.GetProperty("FileName").GetString(), download.GetProperty("FileSizeInBytes").GetInt32()));
        var block = (await _org.PostAsync("DownloadBlock", $$"""{"Offset":3,"BlockLength":5,"FileContinuationToken":"{{download.GetProperty("FileContinuationToken").GetString()}}"}""")).Json;
        Assert.Equal("lo Wo", Encoding.UTF8.GetString(block.GetProperty("Data").GetBytesFromBase64()));
        Assert.Equal(204, (await _org.PostAsync("DeleteFile", $$"""{"FileId":"{{committed.GetProperty("FileId").GetString()}}"}""")).Status);
        Assert.Equal(204, (await _org.SendBytesAsync(HttpMethod.Get, $"{Column}/$value")).Status);
        Assert.Equal(400, (await _org.PostAsync("UploadBlock", """{"BlockId":1}""")).Status);
    }

    [Fact]
    public async Task A_row_cannot_be_given_a_file_by_its_id_and_takes_its_files_along()
    {
        Assert.Equal(204, (await _org.SendAsync(HttpMethod.Patch, Project, """{"contoso_contract":"b0000000-0000-0000-0000-000000000009","contoso_name":"x"}""")).Status);
        Assert.Equal(JsonValueKind.Null, (await _org.GetAsync(Project)).Json.GetProperty("contoso_contract").ValueKind);
        await UploadAsync(Bytes(10), "a.bin");
        Assert.Equal(204, (await _org.SendAsync(HttpMethod.Delete, Project, null)).Status);
        Assert.Equal(404, (await _org.SendBytesAsync(HttpMethod.Get, $"{Column}/$value")).Status);
    }

    [Fact]
    public async Task Images_are_set_by_json_or_bytes_and_say_when()
    {
        var image = Bytes(64);
        Assert.Equal(204, (await _org.SendAsync(HttpMethod.Patch, Project, $$"""{"contoso_logo":"{{Convert.ToBase64String(image)}}"}""")).Status);
        var row = (await _org.GetAsync(Project)).Json;
        Assert.Equal(image, row.GetProperty("contoso_logo").GetBytesFromBase64());
        Assert.NotEqual(Guid.Empty, row.GetProperty("contoso_logoid").GetGuid());
        Assert.True(row.GetProperty("contoso_logo_timestamp").GetInt64() > 0);
        Assert.StartsWith("/Image/download.aspx?Entity=contoso_project&Attribute=contoso_logo&Id=b0000000", row.GetProperty("contoso_logo_url").GetString(), StringComparison.Ordinal);

        Assert.Equal(204, (await _org.SendBytesAsync(HttpMethod.Patch, $"{Project}/contoso_logo", Bytes(80), ("x-ms-file-name", "l.png"), ("Content-Type", "application/octet-stream"))).Status);
        Assert.Equal(Bytes(80), (await _org.SendBytesAsync(HttpMethod.Get, $"{Project}/contoso_logo/$value?size=full")).Body);
        Assert.Equal(204, (await _org.SendAsync(HttpMethod.Delete, $"{Project}/contoso_logo", null)).Status);
        Assert.Equal(JsonValueKind.Null, (await _org.GetAsync(Project)).Json.GetProperty("contoso_logoid").ValueKind);
        Assert.Equal(204, (await _org.SendBytesAsync(HttpMethod.Get, $"{Project}/contoso_logo/$value")).Status);
    }

    private static byte[] Bytes(int count)
    {
        var bytes = new byte[count];
        new Random(count).NextBytes(bytes);
        return bytes;
    }

    private Task<BytesReply> UploadAsync(byte[] bytes, string name) =>
        _org.SendBytesAsync(HttpMethod.Patch, Column, bytes, ("x-ms-file-name", name), ("Content-Type", "application/octet-stream"));

    private async Task<int> ChunkAsync(string location, byte[] bytes, int from, int length) => (await _org.SendBytesAsync(
        HttpMethod.Patch, location, bytes[from..(from + length)], ("Content-Range", $"bytes {from}-{from + length - 1}/{bytes.Length}"), ("Content-Type", "application/octet-stream"), ("x-ms-file-name", "x"))).Status;
}
