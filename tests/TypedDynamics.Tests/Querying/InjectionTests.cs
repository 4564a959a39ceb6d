using System.Text.Json;
using CsCheck;
using TypedDynamics.Emulator;
using TypedDynamics.Tests.Fixtures;

namespace TypedDynamics.Tests.Querying;

/// <summary>Whatever stands in a value arrives as data, on either road and in writes.</summary>
public sealed class InjectionTests : IAsyncLifetime
{
    private static readonly string[] s_pieces =
    [
        "'", "''", "\"", "%27", "&", "&amp;", "#", "+", "%", "\n", "\r\n", "\t", "🙂", "é", "]]>", "<![CDATA[", "<condition operator='null' />", "&quot;", "<!--", "-->", "/>", " or 1 eq 1", " eq null", "$filter=", "$batch", "(", ")", ",", ";",
        ":", "@", "?", "/", "\\", "{0}", "null", "true", "name", "--b", "Microsoft.Dynamics.CRM.Today", "=", " ", "\u00A0", "\u200B", "x",
    ];

    private DataverseEmulator? _emulator;
    private DataverseConnection? _connection;

    private EntitySet<Account> Accounts => new(_connection!);

    public async ValueTask InitializeAsync()
    {
        _emulator = await DataverseEmulator.StartAsync(new EmulatorOptions { CacheFolder = RepositoryRoot.File("tests", "TypedDynamics.Tests", "Fixtures", "Org"), Port = null });
        _connection = new DataverseConnection(new DataverseOptions
        {
            Url = _emulator.BaseAddress,
            AccessToken = static (_, _) => ValueTask.FromResult("any"),
            MessageHandler = _emulator.CreateHandler(),
        });
        await _emulator.SeedAsync(JsonSerializer.Serialize(new { accounts = new[] { new { accountid = Guid.NewGuid(), name = "other" }, new { accountid = Guid.NewGuid(), name = (string)null! } } }));
    }

    public async ValueTask DisposeAsync()
    {
        _connection?.Dispose();
        if (_emulator is not null) await _emulator.DisposeAsync();
    }

    [Fact]
    public Task Any_text_finds_its_row_and_no_other() =>
        Gen.Int[0, s_pieces.Length - 1].Array[1, 8].Select(static picks => string.Concat(picks.Select(static pick => s_pieces[pick]))).SampleAsync(
            async text =>
            {
                var id = await Accounts.CreateAsync(new Account { Name = text });
                var query = Accounts.Where(a => a.AccountId == id && a.Name == text).Select(a => a.Name);
                var others = Accounts.Where(a => a.AccountId == id && a.Name != text).Select(a => a.Name);

                Assert.Equal([text], await query.AsOData().ToListAsync());
                Assert.Equal([text], await query.AsFetchXml().ToListAsync());
                Assert.Empty(await others.AsOData().ToListAsync());
                Assert.Empty(await others.AsFetchXml().ToListAsync());
                Assert.Equal([text], await Accounts.Where(a => a.AccountId == id).GroupBy(a => a.Name).Select(g => g.Key).ToListAsync());
                await Accounts.DeleteAsync(id);
            },
            iter: 150,
            threads: 1);

    [Fact]
    public async Task A_megabyte_is_written_and_read_whole_and_is_too_long_to_ask_for()
    {
        var pieces = string.Concat(s_pieces);
        var text = string.Concat(Enumerable.Repeat(pieces, (1024 * 1024 / pieces.Length) + 1));
        var id = await Accounts.CreateAsync(new Account { Name = text });
        Assert.Equal(text, (await Accounts.GetAsync(id)).Name);
        Assert.Equal(text, (await Accounts.Where(a => a.AccountId == id).AsFetchXml().SingleAsync()).Name);

        var tooLong = await Assert.ThrowsAsync<QueryNotSupportedException>(() => Accounts.Where(a => a.Name == text).ToListAsync());
        Assert.Contains("the service takes 65536 at most", tooLong.Message, StringComparison.Ordinal);
        await Assert.ThrowsAsync<QueryNotSupportedException>(() => Accounts.Where(a => a.Name == text).AsFetchXml().ToListAsync());
    }
}
