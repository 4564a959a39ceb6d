using TypedDynamics.Tool.Output;
using TypedDynamics.Tool.Pulling;

namespace TypedDynamics.Tool.Tests.Pulling;

/// <summary>The machine stops before each single change that a replacement makes, on systems that can exchange folders and on those that cannot.</summary>
public sealed class PullPlaceTests : IDisposable
{
    private readonly Machine _machine = new();

    private string Cache => _machine.PathOf("cache");

    public void Dispose() => _machine.Dispose();

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public void Wherever_it_is_stopped_the_old_cache_or_the_new_one_is_there_whole(bool canExchange)
    {
        for (var stopAt = 1; ; stopAt++)
        {
            Write(Cache, "old");
            var wasStopped = !Replace(stopAt, canExchange);
            if (canExchange) Assert.Contains(State(), s_states);
            // A reader that comes next, then a pull.
            PullPlace.RecoverIfLeft(Cache, new(null, canExchange));
            Assert.Contains(State(), s_states);
            Assert.True(Replace(int.MaxValue, canExchange));
            Assert.Equal("new new", State());
            Assert.Equal(["cache"], Directory.EnumerateFileSystemEntries(_machine.Folder).Select(Path.GetFileName));
            Directory.Delete(Cache, recursive: true);
            if (!wasStopped) return;
        }
    }

    [Fact]
    public void A_first_pull_that_is_stopped_leaves_nothing_that_could_be_taken_for_a_cache()
    {
        for (var stopAt = 1; !Replace(stopAt, canExchange: true); stopAt++)
        {
            Assert.True(!Directory.Exists(Cache) || State() == "new new");
            PullPlace.Take(Cache, new(null)).Dispose();
            Assert.True(!Directory.Exists(Cache) || State() == "new new");
            if (Directory.Exists(Cache)) Directory.Delete(Cache, recursive: true);
            Assert.Empty(Directory.EnumerateFileSystemEntries(_machine.Folder));
        }
    }

    [Fact]
    public void Two_at_once_are_refused()
    {
        using var first = PullPlace.Take(Cache, new(null));

        var refusal = Assert.Throws<ToolException>(() => PullPlace.Take(Cache, new(null)));

        Assert.Equal(ExitCodes.LocalFiles, refusal.ExitCode);
        Assert.Contains("Another pull", refusal.Message);
    }

    [Fact]
    public void A_folder_with_other_things_is_not_replaced()
    {
        Directory.CreateDirectory(Cache);
        File.WriteAllText(Path.Combine(Cache, "App.csproj"), "<Project />");

        Assert.Contains("other things", Assert.Throws<ToolException>(() => PullPlace.Take(Cache, new(null))).Message);
    }

    private static readonly string[] s_states = ["old old", "new new"];

    private string State() => $"{File.ReadAllText(Path.Combine(Cache, "metadata.xml"))} {File.ReadAllText(Path.Combine(Cache, "definitions", "account.json"))}";

    // False where the machine stopped.
    private bool Replace(int stopAt, bool canExchange)
    {
        var changes = 0;
        var files = new FileChanges(_ =>
        {
            if (++changes >= stopAt) throw new MachineStopped();
        }, canExchange);
        try
        {
            using var place = PullPlace.Take(Cache, files);
            files.CreateFolder(place.New);
            files.Write(Path.Combine(place.New, "metadata.xml"), "new"u8.ToArray());
            files.CreateFolder(Path.Combine(place.New, "definitions"));
            files.Write(Path.Combine(place.New, "definitions", "account.json"), "new"u8.ToArray());
            place.Commit();
            return true;
        }
        catch (MachineStopped)
        {
            return false;
        }
    }

    private static void Write(string folder, string text)
    {
        Directory.CreateDirectory(Path.Combine(folder, "definitions"));
        File.WriteAllText(Path.Combine(folder, "metadata.xml"), text);
        File.WriteAllText(Path.Combine(folder, "definitions", "account.json"), text);
    }
}
