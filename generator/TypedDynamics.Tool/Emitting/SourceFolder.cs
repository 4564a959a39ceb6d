using System.Text;
using TypedDynamics.Generator.Emitting;
using TypedDynamics.Tool.Output;

namespace TypedDynamics.Tool.Emitting;

/// <summary>What differs between a folder and what it should hold.</summary>
internal sealed record SourceChanges(IReadOnlyList<GeneratedFile> Write, IReadOnlyList<string> Remove, int Unchanged)
{
    public bool IsEmpty => Write.Count == 0 && Remove.Count == 0;
}

/// <summary>A folder of emitted sources. A list in it says which files are ours: others are never touched.</summary>
internal sealed class SourceFolder(string path)
{
    public const string ListName = "typeddynamics.files.txt";

    private const string Head = "# Written by `typeddynamics emit`, which removes files of this list that it no longer writes.";

    // As the compiler writes what generators emit.
    private static readonly UTF8Encoding s_encoding = new(encoderShouldEmitUTF8Identifier: true);

    private string ListPath => Path.Combine(path, ListName);

    /// <exception cref="ToolException">A file of somebody else is in the way, or the list is damaged.</exception>
    public SourceChanges Compare(IReadOnlyList<GeneratedFile> files)
    {
        var own = ReadList();
        var write = files.Where(file => !IsAsOnDisk(file)).ToList();
        if (write.FirstOrDefault(file => !own.Contains(file.HintName) && File.Exists(PathOf(file.HintName))) is { } stranger)
            throw new ToolException(ExitCodes.LocalFiles, $"'{PathOf(stranger.HintName)}' was not written by this command ({ListName} does not list it). Move it away, or choose another folder.");
        var names = files.Select(static file => file.HintName).ToHashSet(StringComparer.OrdinalIgnoreCase);
        return new(write, [.. own.Where(name => !names.Contains(name) && File.Exists(PathOf(name))).Order(StringComparer.Ordinal)], files.Count - write.Count);
    }

    /// <summary>Writes what changed and removes what is gone. The list is written first, so that a run that broke off can be made good by the next.</summary>
    public void Apply(IReadOnlyList<GeneratedFile> files, SourceChanges changes)
    {
        Directory.CreateDirectory(path);
        WriteList(files.Select(static file => file.HintName).Concat(changes.Remove));
        foreach (var file in changes.Write) File.WriteAllText(PathOf(file.HintName), file.Text, s_encoding);
        foreach (var name in changes.Remove) File.Delete(PathOf(name));
        WriteList(files.Select(static file => file.HintName));
    }

    private string PathOf(string name) => Path.Combine(path, name);

    // Version control may have turned line ends into those of the system.
    private bool IsAsOnDisk(GeneratedFile file) =>
        File.Exists(PathOf(file.HintName)) && File.ReadAllText(PathOf(file.HintName)) is var text && (text == file.Text || text.ReplaceLineEndings("\n") == file.Text.ReplaceLineEndings("\n"));

    private HashSet<string> ReadList()
    {
        var names = new HashSet<string>(StringComparer.OrdinalIgnoreCase);
        if (!File.Exists(ListPath)) return names;
        foreach (var line in File.ReadLines(ListPath).Select(static line => line.Trim()).Where(static line => line.Length > 0 && line[0] != '#'))
        {
            if (line.AsSpan().ContainsAny('/', '\\') || !line.EndsWith(".g.cs", StringComparison.Ordinal))
                throw new ToolException(ExitCodes.LocalFiles, $"'{ListPath}' lists '{line}', which is no emitted file. Delete the list and the folder's emitted files, and run the command again.");
            names.Add(line);
        }

        return names;
    }

    private void WriteList(IEnumerable<string> names)
    {
        var text = $"{Head}\n{string.Concat(names.Order(StringComparer.Ordinal).Select(static name => name + "\n"))}";
        if (!File.Exists(ListPath) || File.ReadAllText(ListPath).ReplaceLineEndings("\n") != text) File.WriteAllText(ListPath, text);
    }
}
