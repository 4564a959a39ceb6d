namespace TypedDynamics.Tool.Pulling;

/// <summary>The files of a cache that a pull has made, by their paths below the folder: those that it read anew, and of the others only the names.</summary>
internal sealed class CacheContent
{
    private readonly Dictionary<string, byte[]?> _files = new(StringComparer.Ordinal);

    /// <summary>A file that was made anew.</summary>
    public void Add(string path, string text) => _files[path] = CacheFolder.Bytes(text);

    /// <inheritdoc cref="Add(string, string)"/>
    public void Add(string path, byte[] content) => _files[path] = content;

    /// <summary>A file that stays as it is.</summary>
    public void Keep(string path) => _files[path] = null;

    /// <summary>What a file holds that was made anew; null where it stays, or is none of the cache's.</summary>
    public byte[]? Find(string path) => _files.GetValueOrDefault(path);

    /// <summary>What tells its documents from others, as <see cref="CacheFingerprint"/> has it of files on disk.</summary>
    /// <param name="old">Where the files lie that stay.</param>
    public string Fingerprint(CacheFolder old) =>
        CacheFingerprint.Of(_files.Keys.Where(CacheFolder.IsDocument), path => _files[path] ?? File.ReadAllBytes(Path.Combine(old.Path, path)));

    /// <summary>The files that differ from those of <paramref name="cache"/>, those that it lacks, and those that it has too many.</summary>
    public IReadOnlyList<string> ChangedAgainst(CacheFolder cache) =>
    [
        .. _files.Where(file => file.Value is { } content && !IsSame(Path.Combine(cache.Path, file.Key), content)).Select(static file => file.Key)
            .Concat(cache.Documents().Where(path => !_files.ContainsKey(path)))
            .Order(StringComparer.Ordinal),
    ];

    /// <summary>Writes all of it, and whatever else lies in the old folder.</summary>
    public void WriteTo(string folder, CacheFolder old, FileChanges files)
    {
        files.CreateFolder(folder);
        foreach (var parent in _files.Keys.Select(Path.GetDirectoryName).Append(CacheFolder.DefinitionsName).Distinct().Where(static parent => parent is { Length: > 0 })) files.CreateFolder(Path.Combine(folder, parent!));
        foreach (var (path, content) in _files)
        {
            var before = Path.Combine(old.Path, path);
            // An unchanged file keeps its time stamp: builds go by it.
            if (content is null || IsSame(before, content)) files.Copy(before, Path.Combine(folder, path));
            else files.Write(Path.Combine(folder, path), content);
        }

        CopyOthers(folder, old, files);
    }

    public static string DefinitionPath(string logicalName) => $"{CacheFolder.DefinitionsName}/{logicalName}.json";

    public static string OptionSetPath(string name) => $"{CacheFolder.OptionSetsName}/{name}.json";

    private void CopyOthers(string folder, CacheFolder old, FileChanges files)
    {
        if (!Directory.Exists(old.Path)) return;
        var documents = old.Documents().ToHashSet(StringComparer.Ordinal);
        foreach (var file in Directory.EnumerateFiles(old.Path, "*", SearchOption.AllDirectories))
        {
            var path = Path.GetRelativePath(old.Path, file).Replace('\\', '/');
            if (_files.ContainsKey(path) || documents.Contains(path)) continue;
            files.CreateFolder(Path.GetDirectoryName(Path.Combine(folder, path))!);
            files.Copy(file, Path.Combine(folder, path));
        }
    }

    private static bool IsSame(string path, byte[] content) =>
        File.Exists(path) && new FileInfo(path).Length == content.Length && File.ReadAllBytes(path).AsSpan().SequenceEqual(content);
}
