using TypedDynamics.Tool.Output;

namespace TypedDynamics.Tool.Pulling;

/// <summary>
/// The folder beside a cache where a pull works, held by one pull at a time. The new cache is made there whole, then takes the old one's place: at every moment one of them is
/// there, whole. What a killed pull left is put right by whoever comes next.
/// </summary>
/// <remarks>
/// <c>.{name}.pull/new</c> is being made; <c>.{name}.pull/ready</c> says that it is whole; <c>.{name}.pull/old</c> is the old cache on its way out, on systems that cannot let
/// folders change places in one step. A folder with a dot, one level deeper than builds look for caches: none reads it.
/// </remarks>
internal sealed class PullPlace : IDisposable
{
    private readonly string _cache;
    private readonly string _folder;
    private readonly FileChanges _files;
    private readonly FileStream _lock;

    private PullPlace(string cache, FileChanges files)
    {
        _cache = cache;
        _files = files;
        _folder = FolderFor(cache);
        files.CreateFolder(_folder);
        try
        {
            _lock = new(Path.Combine(_folder, "lock"), FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.None, bufferSize: 1, FileOptions.DeleteOnClose);
        }
        catch (IOException exception)
        {
            throw new ToolException(ExitCodes.LocalFiles, $"Another pull into '{cache}' is running. Wait for it.", exception);
        }
    }

    /// <summary>Where the new cache is made.</summary>
    public string New => Path.Combine(_folder, "new");

    /// <summary>Where the state of a pull is made that found nothing new.</summary>
    public string State => Path.Combine(_folder, "state");

    private string Old => Path.Combine(_folder, "old");

    private string Ready => Path.Combine(_folder, "ready");

    /// <summary>Takes the place, and puts right what a killed pull left.</summary>
    /// <exception cref="ToolException">Another pull is running, or the folder cannot be written.</exception>
    public static PullPlace Take(string cache, FileChanges files)
    {
        RequireOwn(cache);
        if (Path.GetDirectoryName(cache) is { } parent && !Directory.Exists(parent)) files.CreateFolder(parent);
        var place = new PullPlace(cache, files);
        try
        {
            place.Recover();
            return place;
        }
        catch
        {
            place._lock.Dispose();
            throw;
        }
    }

    /// <summary>Puts right what a killed pull left, if one did and none is running. For commands that only read.</summary>
    public static void RecoverIfLeft(string cache, FileChanges files)
    {
        if (Directory.Exists(cache) || !Directory.Exists(FolderFor(cache))) return;
        Take(cache, files).Dispose();
    }

    /// <summary>Puts the new cache into the old one's place.</summary>
    public void Commit()
    {
        _files.Write(Ready, []);
        if (!Directory.Exists(_cache))
        {
            _files.MoveFolder(New, _cache);
        }
        else if (!_files.TryExchange(New, _cache))
        {
            _files.MoveFolder(_cache, Old);
            _files.MoveFolder(New, _cache);
        }

        _files.DeleteFile(Ready);
        _files.DeleteFolder(Old);
        _files.DeleteFolder(New);
    }

    /// <summary>Leaves nothing behind but the cache.</summary>
    public void Leave()
    {
        _files.DeleteFile(Ready);
        _files.DeleteFile(State);
        _files.DeleteFolder(New);
        _files.DeleteFolder(Old);
    }

    public void Dispose()
    {
        _lock.Dispose();
        // Whoever took the place in this moment has a file in it.
        if (Directory.Exists(_folder) && !Directory.EnumerateFileSystemEntries(_folder).Any()) DeleteEmpty(_folder);
    }

    private static void DeleteEmpty(string folder)
    {
        try
        {
            Directory.Delete(folder);
        }
        catch (IOException)
        {
            // The next pull does it.
        }
    }

    private static string FolderFor(string cache) => Path.Combine(Path.GetDirectoryName(cache)!, $".{Path.GetFileName(cache)}.pull");

    // Between the two steps of a system without exchange the cache is missing: the new one if it was whole, else the old one.
    private void Recover()
    {
        if (!Directory.Exists(_cache))
        {
            if (File.Exists(Ready) && Directory.Exists(New)) _files.MoveFolder(New, _cache);
            else if (Directory.Exists(Old)) _files.MoveFolder(Old, _cache);
        }

        Leave();
    }

    // A folder is replaced as a whole: not one that is somebody's project.
    private static void RequireOwn(string cache)
    {
        if (File.Exists(cache)) throw new ToolException(ExitCodes.LocalFiles, $"'{cache}' is a file. Give a folder for the cache.");
        if (Path.GetDirectoryName(cache) is null) throw new ToolException(ExitCodes.LocalFiles, $"'{cache}' is a whole drive. Give a folder for the cache.");
        if (!Directory.Exists(cache) || !Directory.EnumerateFileSystemEntries(cache).Any() || CacheFolder.IsCache(cache)) return;
        // A cache that lost its CSDL is still one.
        if (File.Exists(Path.Combine(cache, ManifestSchema.FileName))) return;
        throw new ToolException(ExitCodes.LocalFiles, $"'{cache}' holds other things than a cache. Give an empty folder, or one that does not exist yet.");
    }
}
