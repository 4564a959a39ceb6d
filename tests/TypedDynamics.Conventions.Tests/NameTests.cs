using System.Text.RegularExpressions;

namespace TypedDynamics.Conventions.Tests;

public sealed partial class NameTests
{
    [Fact]
    public void No_room_and_no_file_is_a_junk_drawer()
    {
        var drawers = SourceTree.SourceFiles().Select(SourceTree.Relative).Where(static path => JunkDrawer().IsMatch(path));

        Assert.Empty(drawers);
    }

    [Fact]
    public void No_source_file_is_longer_than_400_lines()
    {
        var long_ = SourceTree.SourceFiles()
            .Select(static file => (Path: SourceTree.Relative(file), Lines: File.ReadLines(file).Count()))
            .Where(static file => file.Lines > 400);

        Assert.Empty(long_);
    }

    [Fact]
    public void Nothing_is_left_unfinished()
    {
        var unfinished = SourceTree.SourceFiles().Where(static file => Unfinished().IsMatch(File.ReadAllText(file))).Select(SourceTree.Relative);

        Assert.Empty(unfinished);
    }

    [GeneratedRegex("(Helper|Util|Utils|Utilities|Manager|Misc|Common)s?(/|\\.cs$)")]
    private static partial Regex JunkDrawer();

    [GeneratedRegex("\\b(TODO|FIXME|HACK|XXX)\\b|NotImplementedException|#region")]
    private static partial Regex Unfinished();
}
