using System.Net;
using TypedDynamics.Tool.Pulling;

namespace TypedDynamics.Tool.Tests.Pulling;

/// <summary>Whatever goes wrong, the old cache is whole, and one message says what to do.</summary>
public sealed class PullFaultTests : IAsyncLifetime
{
    private const string Url = "http://localhost";

    private readonly Machine _machine = new();
    private Org _org = null!;

    public async ValueTask InitializeAsync() => _machine.Handler = _org = await Org.StartAsync();

    public ValueTask DisposeAsync()
    {
        _machine.Dispose();
        _org.Dispose();
        return ValueTask.CompletedTask;
    }

    [Fact]
    public async Task A_pull_that_is_killed_at_random_leaves_one_of_both_caches_whole()
    {
        var random = new Random(20261128);
        await PullAsync("--tables", "account");
        var old = Files();
        await PullAsync("--tables", "account", "contact", "task");
        var now = Files();
        var steps = 0;
        _machine.BeforeChange = _ => steps++;
        await PullAsync("--tables", "account");

        for (var i = 0; i < 20; i++)
        {
            var (left, before) = (random.Next(1, steps + 1), Files());
            Assert.True(Same(before, old) || Same(before, now));
            _machine.BeforeChange = _ =>
            {
                if (--left <= 0) throw new MachineStopped();
            };
            try
            {
                await PullAsync("--tables", "account", "contact", "task");
            }
            catch (MachineStopped)
            {
            }

            Assert.True(Same(Files(), before) || Same(Files(), now), $"half a cache after {i} runs");
            _machine.BeforeChange = null;
            Assert.Equal(0, (await PullAsync("--tables", "account")).ExitCode);
            Assert.Equal(["cache"], Directory.EnumerateFileSystemEntries(_machine.Folder).Select(Path.GetFileName));
            Assert.True(Same(Files(), old));
        }
    }

    [Theory]
    [InlineData(HttpStatusCode.Unauthorized, "0x80072560", 4, "did not accept the sign-in")]
    [InlineData(HttpStatusCode.Forbidden, "0x80040220", 4, "may not do this")]
    [InlineData(HttpStatusCode.InternalServerError, "0x80040216", 3, "answered 500")]
    public async Task A_refusal_is_told_and_changes_nothing(HttpStatusCode status, string code, int exitCode, string says)
    {
        var before = await PulledAsync();
        _org.Instead = request => Org.PathOf(request).StartsWith("EntityDefinitions(LogicalName='contact')", StringComparison.Ordinal) ? Org.Refuse(status, code, "No.") : null;

        var run = await PullAsync("--full", "--tables", "*");

        Assert.Equal(exitCode, run.ExitCode);
        Assert.Contains(says, run.Error);
        Assert.Single(run.Error.TrimEnd().Split('\n'));
        AssertWhole(before);
    }

    [Theory]
    [InlineData("<html>Sign in</html>", "cannot be read")]
    [InlineData("{\"LogicalName\":\"contact\"}", "has no 'Attributes'")]
    [InlineData("{\"LogicalName\":\"contact\",\"Attributes\":[{\"Log", "cannot be read")]
    [InlineData("{\"LogicalName\":\"account\",\"Attributes\":[]}", "another table's")]
    [InlineData("{\"LogicalName\":\"contact\",\"Attributes\":[5]}", "'GET EntityDefinitions(LogicalName='contact')' cannot be read")]
    [InlineData("{\"LogicalName\":\"contact\",\"Attributes\":[],\"SchemaName\":{\"a\":1}}", "definitions/contact.json(")]
    [InlineData("{\"LogicalName\":\"contact\",\"Attributes\":[],\"Keys\":[5]}", "'GET EntityDefinitions(LogicalName='contact')' cannot be read")]
    public async Task An_answer_that_is_none_is_told_and_changes_nothing(string body, string says)
    {
        var before = await PulledAsync();
        _org.Instead = request => Org.PathOf(request).StartsWith("EntityDefinitions(LogicalName='contact')?", StringComparison.Ordinal) ? new(HttpStatusCode.OK) { Content = new StringContent(body) } : null;

        var run = await PullAsync("--full", "--tables", "*");

        Assert.Equal(3, run.ExitCode);
        Assert.Contains(says, run.Error);
        AssertWhole(before);
    }

    [Theory]
    [InlineData("definitions/account.json", "{\"LogicalName\":\"acc")]
    [InlineData("definitions/account.json", "")]
    [InlineData("metadata.xml", "<edmx:Edmx")]
    public async Task A_damaged_file_of_the_cache_is_brought_back(string file, string text)
    {
        var before = await PulledAsync();
        await File.WriteAllTextAsync(_machine.PathOf($"cache/{file}"), text, TestContext.Current.CancellationToken);

        var run = await PullAsync();

        Assert.Equal(0, run.ExitCode);
        Assert.Contains("What changed cannot be told", run.Error);
        Assert.Contains(file, run.Error);
        Assert.Equal($"Written: {file}.\n", run.Out);
        AssertWhole(before);
    }

    [Fact]
    public async Task A_cache_that_lost_its_metadata_is_pulled_again_with_the_same_tables()
    {
        var before = await PulledAsync();
        File.Delete(_machine.PathOf("cache/metadata.xml"));

        Assert.Equal(0, (await PullAsync()).ExitCode);

        AssertWhole(before);
    }

    [Fact]
    public async Task A_list_with_a_row_that_is_none_is_told_and_changes_nothing()
    {
        var before = await PulledAsync();
        _org.Instead = request => Org.PathOf(request).StartsWith("EntityDefinitions?", StringComparison.Ordinal) ? new(HttpStatusCode.OK) { Content = new StringContent("{\"value\":[5]}") } : null;

        var run = await PullAsync("--full");

        Assert.Equal(3, run.ExitCode);
        Assert.Contains("row 1 of a page is no object", run.Error);
        AssertWhole(before);
    }

    [Fact]
    public async Task A_column_whose_options_the_org_does_not_tell_is_warned_of()
    {
        _org.Instead = request => Org.PathOf(request).Contains("LogicalName='account')/Attributes/Microsoft.Dynamics.CRM.StateAttributeMetadata", StringComparison.Ordinal) ? new(HttpStatusCode.OK) { Content = new StringContent("{\"value\":[]}") } : null;

        var run = await PullAsync("--tables", "account");

        Assert.Equal((0, "warning: The org tells no options of account.statecode: code gets none.\n"), (run.ExitCode, run.Error));
    }

    [Fact]
    public async Task Metadata_that_was_cut_off_is_told_and_changes_nothing()
    {
        var before = await PulledAsync();
        _org.Instead = request => Org.PathOf(request) == "$metadata" ? new(HttpStatusCode.OK) { Content = new StringContent("<edmx:Edmx Version=\"4.0\" xmlns:edmx=\"http://docs.oasis-open.org/odata/ns/edmx\"><edmx:Data") } : null;

        var run = await PullAsync("--full", "--tables", "*");

        Assert.Equal(3, run.ExitCode);
        Assert.Contains("$metadata", run.Error);
        AssertWhole(before);
    }

    [Fact]
    public async Task An_answer_that_breaks_off_every_time_is_told_and_changes_nothing()
    {
        var before = await PulledAsync();
        _org.Instead = request => Org.PathOf(request).StartsWith("EntityDefinitions(LogicalName='contact')?", StringComparison.Ordinal) ? new(HttpStatusCode.OK) { Content = new StreamContent(new BrokenStream()) } : null;

        var run = await PullAsync("--full", "--tables", "*");

        Assert.Equal(3, run.ExitCode);
        Assert.Contains("broke off: The response ended", run.Error);
        Assert.Equal(5, _org.Requests.Count(static path => path.StartsWith("EntityDefinitions(LogicalName='contact')?", StringComparison.Ordinal)));
        AssertWhole(before);
    }

    [Fact]
    public async Task A_table_whose_name_would_leave_the_folder_is_no_table()
    {
        _org.Instead = request => Org.PathOf(request).StartsWith("EntityDefinitions?", StringComparison.Ordinal)
            ? new(HttpStatusCode.OK) { Content = new StringContent("""{"value":[{"LogicalName":"../../evil","MetadataId":"6d9cf5d8-6ac2-4d4a-9f0c-3d7f2b9b1f11"}]}""") } : null;

        var run = await PullAsync();

        Assert.Equal(3, run.ExitCode);
        Assert.Empty(Directory.EnumerateFileSystemEntries(_machine.Folder));
    }

    [Fact]
    public async Task A_time_limit_ends_it()
    {
        var before = await PulledAsync();
        var clock = new Microsoft.Extensions.Time.Testing.FakeTimeProvider(DateTimeOffset.UnixEpoch);
        _machine.Clock = clock;
        _org.Instead = _ =>
        {
            clock.Advance(TimeSpan.FromSeconds(31));
            return null;
        };

        var run = await PullAsync("--full", "--timeout", "30s");
        var goneOn = await PullAsync("--full", "--timeout", "30s", "--offline-ok");

        Assert.Equal(3, run.ExitCode);
        Assert.Contains("within 30 s", run.Error);
        Assert.Equal(0, goneOn.ExitCode);
        AssertWhole(before);
    }

    [Fact]
    public async Task A_full_disk_is_told_and_changes_nothing()
    {
        var before = await PulledAsync();
        var writes = 0;
        _machine.BeforeChange = change =>
        {
            if (change.StartsWith("write", StringComparison.Ordinal) && ++writes == 3) throw new IOException("No space left on device");
        };

        var run = await PullAsync("--tables", "*");

        Assert.Equal(5, run.ExitCode);
        Assert.Contains("No space left on device. The cache is as it was.", run.Error);
        AssertWhole(before);
    }

    [Fact]
    public async Task A_folder_that_cannot_be_written_is_told()
    {
        Assert.SkipUnless(OperatingSystem.IsLinux(), "Where nobody may write, not even root, is known on Linux alone.");

        var run = await PullAsync("--cache", "/proc/typeddynamics/cache");

        Assert.Equal(5, run.ExitCode);
        Assert.Contains("/proc/typeddynamics", run.Error);
    }

    [Fact]
    public async Task A_second_pull_at_once_is_refused()
    {
        var before = await PulledAsync();
        using (PullPlace.Take(_machine.PathOf("cache"), new(null)))
        {
            var run = await PullAsync();

            Assert.Equal(5, run.ExitCode);
            Assert.Contains("Another pull into", run.Error);
        }

        AssertWhole(before);
    }

    [Fact]
    public async Task Offline_is_told_and_a_script_may_go_on()
    {
        var before = await PulledAsync();
        _org.Instead = _ => throw new HttpRequestException("Name or service not known");

        var refused = await PullAsync();
        var goneOn = await PullAsync("--offline-ok");

        Assert.Equal(3, refused.ExitCode);
        Assert.Contains("could not be reached", refused.Error);
        Assert.Equal(0, goneOn.ExitCode);
        Assert.StartsWith("warning: The cache stays as it is", goneOn.Error);
        AssertWhole(before);
    }

    [Fact]
    public async Task What_the_service_turns_away_for_a_moment_is_asked_again()
    {
        var refusals = 3;
        _org.Instead = _ =>
        {
            if (Interlocked.Decrement(ref refusals) < 0) return null;
            var answer = Org.Refuse(HttpStatusCode.TooManyRequests, "0x80072322", "Too many.");
            answer.Headers.Add("Retry-After", "0");
            return answer;
        };

        Assert.Equal(0, (await PullAsync("--tables", "account")).ExitCode);
    }

    [Fact]
    public async Task A_fresh_cache_is_not_asked_for()
    {
        await PulledAsync();
        _org.Forget();

        var run = await PullAsync("--if-older-than", "8h");

        Assert.Equal("The cache is fresh.\n", run.Out);
        Assert.Empty(_org.Requests);
    }

    [Fact]
    public async Task Files_of_another_checkout_are_not_fresh_however_young_the_pull_is()
    {
        var pulled = await PulledAsync();
        File.AppendAllText(_machine.PathOf("cache/definitions/account.json"), " ");

        await PullAsync("--if-older-than", "8h", "--tables", "account");

        Assert.Equal(pulled, Files());
    }

    private async Task<Dictionary<string, string>> PulledAsync()
    {
        await PullAsync("--tables", "account");
        return Files();
    }

    private Task<ToolRun> PullAsync(params string[] more) =>
        _machine.RunAsync(["pull", "--url", Url, .. more.Contains("--cache") ? more : ["--cache", "cache", .. more]]);

    private void AssertWhole(Dictionary<string, string> before)
    {
        Assert.Equal(["cache"], Directory.EnumerateFileSystemEntries(_machine.Folder).Select(Path.GetFileName));
        Assert.Equal(before, Files());
    }

    // What is checked in: the state of the pull has its time in it.
    private Dictionary<string, string> Files() =>
        Directory.EnumerateFiles(_machine.PathOf("cache"), "*", SearchOption.AllDirectories).Where(static file => !file.EndsWith(PullState.FileName, StringComparison.Ordinal)).ToDictionary(static file => file, File.ReadAllText);

    private static bool Same(Dictionary<string, string> one, Dictionary<string, string> other) => one.Count == other.Count && one.All(file => other.GetValueOrDefault(file.Key) == file.Value);

    private sealed class BrokenStream : MemoryStream
    {
        private bool _isRead;

        public override ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default)
        {
            if (_isRead) throw new HttpIOException(HttpRequestError.ResponseEnded, "The response ended.");
            _isRead = true;
            "{\"Logical"u8.CopyTo(buffer.Span);
            return ValueTask.FromResult(10);
        }
    }
}
