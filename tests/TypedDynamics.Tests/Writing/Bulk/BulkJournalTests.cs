using Microsoft.Extensions.Time.Testing;
using TypedDynamics.Writing.Bulk;

namespace TypedDynamics.Tests.Writing.Bulk;

public sealed class BulkJournalTests : IDisposable
{
    private readonly string _path = Path.Combine(Path.GetTempPath(), Path.GetRandomFileName());
    private readonly FakeTimeProvider _clock = new();

    public void Dispose() => File.Delete(_path);

    [Fact]
    public void What_was_noted_is_known_again()
    {
        Guid first;
        using (var journal = Open())
        {
            first = journal.FirstId;
            journal.Begin([0, 1, 2, 7, 8]);
            journal.Finish([2, 0, 8]);
        }

        using var again = Open();
        Assert.Equal(first, again.FirstId);
        Assert.Equal([true, true, true, false, true, true, false], new long[] { 0, 1, 2, 3, 7, 8, 9 }.Select(again.Begun.Contains));
        Assert.Equal([true, false, true, false, false, true], new long[] { 0, 1, 2, 3, 7, 8 }.Select(again.Done.Contains));
    }

    [Fact]
    public void A_line_that_broke_off_was_never_written()
    {
        using (var journal = Open()) journal.Finish([0, 1]);
        File.AppendAllText(_path, "= 2 10");

        using (var journal = Open())
        {
            Assert.False(journal.Done.Contains(2));
            journal.Finish([5]);
        }

        Assert.EndsWith("= 0 2\n= 5 1\n", File.ReadAllText(_path), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("something else\n", "is no journal")]
    [InlineData("TypedDynamics bulk journal 1 create contact x\n", "is no journal")]
    [InlineData("TypedDynamics bulk journal 1 update contact 00000000-0000-0000-0000-000000000001\n", "another writing (update of 'contact'")]
    [InlineData("TypedDynamics bulk journal 1 create account 00000000-0000-0000-0000-000000000001\n", "another writing (create of 'account'")]
    [InlineData("TypedDynamics bulk journal 1 create contact 00000000-0000-0000-0000-000000000001\n= 1\n", "Line 2")]
    public void What_is_no_journal_of_these_rows_is_refused_with_the_mend(string text, string words)
    {
        File.WriteAllText(_path, text);

        var exception = Assert.Throws<FormatException>(Open);

        Assert.Contains(words, exception.Message, StringComparison.Ordinal);
        Assert.Contains(_path, exception.Message, StringComparison.Ordinal);
        Assert.Equal(text, File.ReadAllText(_path));
    }

    [Fact]
    public void Two_runs_cannot_have_the_same_journal()
    {
        using var journal = Open();

        Assert.Throws<IOException>(Open);
    }

    private BulkJournal Open() => BulkJournal.Open(_path, "create", "contact", _clock);
}
