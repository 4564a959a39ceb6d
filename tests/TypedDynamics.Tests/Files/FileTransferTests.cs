using TypedDynamics.Emulator;
using TypedDynamics.Emulator.Limits;
using TypedDynamics.Tests.Fixtures;
using TypedDynamics.Tests.Http;
using TypedDynamics.Tests.Shared;

namespace TypedDynamics.Tests.Files;

/// <summary>Files go up and down whole, whatever the network does in between.</summary>
public sealed class FileTransferTests : IAsyncLifetime
{
    private const string Key = "b0000000-0000-0000-0000-000000000001";
    private const string Column = "contoso_contract";
    private const int ChunkSize = 4 * 1024 * 1024;

    private readonly CancellationToken _cancellation = TestContext.Current.CancellationToken;
    private DataverseEmulator _emulator = null!;
    private HttpMessageHandler _handler = null!;
    private DataverseConnection _connection = null!;

    private Table Projects => new(_connection, "contoso_projects");

    public async ValueTask InitializeAsync()
    {
        var clock = new WaitlessClock();
        _emulator = await DataverseEmulator.StartAsync(new EmulatorOptions { CacheFolder = RepositoryRoot.File("metadata-cache", "contoso"), Port = null, Clock = clock });
        await _emulator.SeedAsync($$"""{"contoso_projects":[{"contoso_projectid":"{{Key}}","contoso_name":"Bridge"}]}""");
        _handler = _emulator.CreateHandler();
        var options = Connections.Options(_handler);
        (options.Url, options.Clock, options.MaxRetries) = (_emulator.BaseAddress, clock, 8);
        _connection = new(options);
    }

    public async ValueTask DisposeAsync()
    {
        _connection.Dispose();
        _handler.Dispose();
        await _emulator.DisposeAsync();
    }

    [Theory]
    [InlineData(0, "empty.txt")]
    [InlineData(1, "a b.txt")]
    [InlineData(ChunkSize - 1, "größe 100%.bin")]
    [InlineData(ChunkSize, "exact.bin")]
    [InlineData((2 * ChunkSize) + 5, "ファイル.bin")]
    public async Task A_file_comes_back_as_it_was_sent(int length, string name)
    {
        var bytes = Bytes(length);
        var progress = new Noted();
        await Projects.UploadFileAsync(Key, Column, new MemoryStream(bytes), name, new() { Progress = progress }, _cancellation);

        await using var file = await Projects.DownloadFileAsync(Key, Column, cancellationToken: _cancellation);
        Assert.Equal((name, (long)length), (file!.Name, file.Length));
        Assert.True((await ReadAsync(file)).AsSpan().SequenceEqual(bytes));
        Assert.Equal(new FileProgress(length, length), progress.All[^1]);
        Assert.Equal(Math.Max(1, (length + ChunkSize - 1) / ChunkSize), progress.All.Count);
    }

    [Fact]
    public async Task No_file_is_null_and_a_file_can_be_taken_away()
    {
        Assert.Null(await Projects.DownloadFileAsync(Key, Column, cancellationToken: _cancellation));
        await Projects.UploadFileAsync(Key, Column, new MemoryStream([1]), "a", cancellationToken: _cancellation);
        await Projects.DeleteFileAsync(Key, Column, _cancellation);
        Assert.Null(await Projects.DownloadFileAsync(Key, Column, cancellationToken: _cancellation));
    }

    [Fact]
    public async Task Reading_begins_where_it_is_told()
    {
        await Projects.UploadFileAsync(Key, Column, new MemoryStream([1, 2, 3, 4, 5]), "a", cancellationToken: _cancellation);

        await using var file = await Projects.DownloadFileAsync(Key, Column, from: 3, _cancellation);
        Assert.Equal(5, file!.Length);
        Assert.Equal([4, 5], await ReadAsync(file));
        var beyond = await Assert.ThrowsAsync<DataverseException>(() => Projects.DownloadFileAsync(Key, Column, from: 5, _cancellation));
        Assert.Equal(System.Net.HttpStatusCode.RequestedRangeNotSatisfiable, beyond.StatusCode);
    }

    [Theory]
    [InlineData(FaultKind.ServerBusy)]
    [InlineData(FaultKind.RequestLimit)]
    [InlineData(FaultKind.Reset)]
    [InlineData(FaultKind.ResetAfterCommit)]
    [InlineData(FaultKind.GatewayTimeoutAfterCommit)]
    [InlineData(FaultKind.TruncatedAnswer)]
    public async Task Faults_lose_and_double_nothing(FaultKind kind)
    {
        var bytes = Bytes((3 * ChunkSize) + 77);
        _emulator.Faults.Play(new Fault(kind) { Every = 2 });

        await Projects.UploadFileAsync(Key, Column, new Unseekable(new MemoryStream(bytes)), "a.bin", new() { Length = bytes.Length }, _cancellation);
        await using (var file = await Projects.DownloadFileAsync(Key, Column, cancellationToken: _cancellation))
            Assert.True((await ReadAsync(file!)).AsSpan().SequenceEqual(bytes));
        Assert.True(_emulator.Faults.Played[kind] >= 3);
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task An_upload_that_broke_off_goes_on_where_it_was(bool isSeekable)
    {
        var bytes = Bytes((3 * ChunkSize) + 77);
        Stream Content() => isSeekable ? new MemoryStream(bytes) : new Unseekable(new MemoryStream(bytes));
        var options = new FileUploadOptions { Length = bytes.Length, Progress = new Stopping(ChunkSize, () => _emulator.Faults.Play(new Fault(FaultKind.Reset))) };

        var broken = await Assert.ThrowsAsync<FileUploadException>(() => Projects.UploadFileAsync(Key, Column, Content(), "a.bin", options, _cancellation));
        Assert.Equal((ChunkSize, bytes.Length), (broken.Session.Position, broken.Session.Length));
        Assert.DoesNotContain("sessiontoken", broken.ToString() + broken.Session, StringComparison.Ordinal);
        _emulator.Faults.Clear();
        Assert.Null(await Projects.DownloadFileAsync(Key, Column, cancellationToken: _cancellation));

        var progress = new Noted();
        await Projects.UploadFileAsync(Key, Column, Content(), "a.bin", new() { Resume = broken.Session, Progress = progress }, _cancellation);
        await using var file = await Projects.DownloadFileAsync(Key, Column, cancellationToken: _cancellation);
        Assert.True((await ReadAsync(file!)).AsSpan().SequenceEqual(bytes));
        Assert.Equal(2L * ChunkSize, progress.All[0].Bytes);
    }

    [Fact]
    public async Task A_file_that_is_replaced_while_it_is_read_is_not_mixed()
    {
        await Projects.UploadFileAsync(Key, Column, new MemoryStream(Bytes(ChunkSize - 9)), "a.bin", cancellationToken: _cancellation);
        _emulator.Faults.Play(new Fault(FaultKind.TruncatedAnswer) { Method = "GET", Next = 1 });
        await using var file = await Projects.DownloadFileAsync(Key, Column, cancellationToken: _cancellation);
        await Projects.UploadFileAsync(Key, Column, new MemoryStream(Bytes(3)), "b.bin", cancellationToken: _cancellation);

        Assert.Contains("was replaced", (await Assert.ThrowsAnyAsync<IOException>(() => ReadAsync(file!))).Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_cannot_be_sent_is_refused_before_anything_is()
    {
        Stream Large() => new Unseekable(new MemoryStream(Bytes(ChunkSize + 5)));
        _emulator.Faults.Play(new Fault(FaultKind.TokenExpired) { Every = 1_000_000 });

        Assert.Contains("FileUploadOptions.Length", (await Assert.ThrowsAsync<ArgumentException>(() => Projects.UploadFileAsync(Key, Column, Large(), "a", cancellationToken: _cancellation))).Message, StringComparison.Ordinal);
        Assert.Contains("ended before", (await Assert.ThrowsAsync<ArgumentException>(() => Projects.UploadFileAsync(Key, Column, Large(), "a", new() { Length = ChunkSize + 6 }, _cancellation))).Message, StringComparison.Ordinal);
        Assert.Contains("goes on behind", (await Assert.ThrowsAsync<ArgumentException>(() => Projects.UploadFileAsync(Key, Column, Large(), "a", new() { Length = ChunkSize + 1 }, _cancellation))).Message, StringComparison.Ordinal);
        foreach (var name in new[] { "", " ", "a\r\nb", "folder/a", "folder\\a" }) await Assert.ThrowsAsync<ArgumentException>(() => Projects.UploadFileAsync(Key, Column, Large(), name, cancellationToken: _cancellation));
        await Assert.ThrowsAsync<ArgumentException>(() => Projects.DownloadFileAsync(Key, "a/b", cancellationToken: _cancellation));
        await Assert.ThrowsAsync<ArgumentException>(() => Projects.DownloadFileAsync("nobody", Column, cancellationToken: _cancellation));
        Assert.Null(await Projects.DownloadFileAsync(Key, Column, cancellationToken: _cancellation));
    }

    [Fact]
    public async Task Typed_columns_are_named_by_lambdas()
    {
        var org = new EmulatedOrg();
        await org.InitializeAsync();
        try
        {
            var id = await org.Accounts.Select(a => a.AccountId).FirstAsync(_cancellation);
            await org.Accounts.UploadFileAsync(id, a => a.EntityImage, new MemoryStream([7, 8, 9]), "logo.png", cancellationToken: _cancellation);
            await using (var image = await org.Accounts.DownloadFileAsync(id, a => a.EntityImage, cancellationToken: _cancellation))
                Assert.Equal([7, 8, 9], await ReadAsync(image!));
            Assert.EndsWith("/entityimage/$value?size=full", org.LastAddress, StringComparison.Ordinal);
            Assert.Equal([7, 8, 9], (await org.Accounts.GetAsync(id, _cancellation)).EntityImage);
            await org.Accounts.DeleteFileAsync(id, a => a.EntityImage, _cancellation);
            Assert.Null(await org.Accounts.DownloadFileAsync(id, a => a.EntityImage, cancellationToken: _cancellation));
            await Assert.ThrowsAsync<ArgumentException>(() => org.Accounts.DownloadFileAsync(id, a => a.Name, cancellationToken: _cancellation));
            await Assert.ThrowsAsync<ArgumentException>(() => org.Accounts.DownloadFileAsync(id, a => a.AccountId, cancellationToken: _cancellation));
            await Assert.ThrowsAsync<ArgumentException>(() => org.Accounts.DownloadFileAsync(id, a => a.PrimaryContact!.FullName, cancellationToken: _cancellation));
        }
        finally
        {
            await org.DisposeAsync();
        }
    }

    private static byte[] Bytes(int count)
    {
        var bytes = new byte[count];
        new Random(count).NextBytes(bytes);
        return bytes;
    }

    private async Task<byte[]> ReadAsync(StoredFile file)
    {
        using var bytes = new MemoryStream();
        await file.Content.CopyToAsync(bytes, _cancellation);
        return bytes.ToArray();
    }

    private sealed class Noted : IProgress<FileProgress>
    {
        public List<FileProgress> All { get; } = [];

        public void Report(FileProgress value) => All.Add(value);
    }

    private sealed class Stopping(long at, Action stop) : IProgress<FileProgress>
    {
        public void Report(FileProgress value)
        {
            if (value.Bytes == at) stop();
        }
    }

    private sealed class Unseekable(Stream inner) : ReadOnlyStream
    {
        public override ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default) => inner.ReadAsync(buffer, cancellationToken);

        public override int Read(byte[] buffer, int offset, int count) => inner.Read(buffer, offset, count);
    }
}
