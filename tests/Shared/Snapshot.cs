using System.Runtime.CompilerServices;

namespace TypedDynamics;

/// <summary>
/// Compares a text with the file <c>Class.Method[_name].verified.cs</c> beside the test, by Verify's file convention. On a
/// mismatch the text is left in <c>….received.…</c> for a diff; renaming it accepts the change.
/// </summary>
internal static class Snapshot
{
    /// <param name="text">What is now.</param>
    /// <param name="name">Tells several snapshots of one test apart.</param>
    /// <param name="extension">The kind of text, without the dot.</param>
    public static void Verify(string text, string? name = null, string extension = "cs", [CallerFilePath] string file = "", [CallerMemberName] string member = "")
    {
        var folder = Path.Combine(FolderOf(file), "_snapshots");
        var stem = Path.Combine(folder, $"{Path.GetFileNameWithoutExtension(file)}.{member}{(name is null ? "" : "_" + name)}");
        var (verified, received) = ($"{stem}.verified.{extension}", $"{stem}.received.{extension}");
        text = text.ReplaceLineEndings("\n");
        if (File.Exists(verified) && File.ReadAllText(verified).ReplaceLineEndings("\n") == text)
        {
            File.Delete(received);
            return;
        }

        Directory.CreateDirectory(folder);
        File.WriteAllText(received, text);
        Assert.Fail($"The text differs from its snapshot, or has none yet. Compare {Path.GetFileName(received)} with {Path.GetFileName(verified)}; rename it to accept.");
    }

    // The compiled path may be mapped by a deterministic build; below the repository it is the same.
    private static string FolderOf(string file)
    {
        var folder = Path.GetDirectoryName(file)!;
        if (Directory.Exists(folder)) return folder;
        var tests = folder.Replace('\\', '/');
        return RepositoryRoot.File(tests[(tests.LastIndexOf("/tests/", StringComparison.Ordinal) + 1)..]);
    }
}
