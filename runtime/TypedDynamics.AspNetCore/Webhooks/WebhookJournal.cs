using System.Globalization;

namespace TypedDynamics.AspNetCore.Webhooks;

/// <summary>Events on disk from before they are answered until they are handled: a file each, in the order in which they came.</summary>
internal sealed class WebhookJournal : IDisposable
{
    private const string Ending = ".json";
    private const string CutEnding = ".cut.json";

    private readonly string _folder;
    private readonly string _setAside;
    private readonly FileStream _lock;
    private long _last;

    /// <exception cref="InvalidOperationException">Another process uses the folder.</exception>
    public WebhookJournal(string folder)
    {
        (_folder, _setAside) = (Path.GetFullPath(folder), Path.Combine(Path.GetFullPath(folder), "failed"));
        Directory.CreateDirectory(_folder);
        try
        {
            _lock = new FileStream(Path.Combine(_folder, ".lock"), FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.None);
            // Never answered with 200: the service tells again, or was told that it did not work.
            foreach (var unfinished in Directory.EnumerateFiles(_folder, "*.tmp")) File.Delete(unfinished);
            if (Left.LastOrDefault() is { } last && long.TryParse(Path.GetFileName(last.File).Split('.')[0], NumberStyles.None, CultureInfo.InvariantCulture, out var number)) _last = number;
        }
        catch (IOException exception)
        {
            throw new InvalidOperationException($"The folder '{_folder}' of WebhookOptions.Folder is used by another webhook or process. Give each its own.", exception);
        }
    }

    /// <summary>What an earlier run has left, oldest first.</summary>
    public IEnumerable<KeptEvent> Left => Directory.EnumerateFiles(_folder, "*" + Ending).Order(StringComparer.Ordinal).Select(static file => new KeptEvent(file));

    /// <summary>Keeps an event; when this returns it is on the disk.</summary>
    public KeptEvent Add(byte[] body, bool isCut)
    {
        // Names sort by time, also where the clock is set back or stands still.
        long name, last;
        do
        {
            last = Interlocked.Read(ref _last);
            name = Math.Max(TimeProvider.System.GetUtcNow().UtcTicks, last + 1);
        }
        while (Interlocked.CompareExchange(ref _last, name, last) != last);
        var file = Path.Combine(_folder, name.ToString("D19", CultureInfo.InvariantCulture) + (isCut ? CutEnding : Ending));
        var unfinished = file + ".tmp";
        using (var stream = new FileStream(unfinished, FileMode.CreateNew, FileAccess.Write, FileShare.None))
        {
            stream.Write(body);
            stream.Flush(flushToDisk: true);
        }

        File.Move(unfinished, file);
        return new(file);
    }

    /// <returns>Null where the file is no event.</returns>
    public static DataverseEvent? Read(KeptEvent kept)
    {
        try
        {
            return DataverseEvent.Parse(File.ReadAllBytes(kept.File), kept.File.EndsWith(CutEnding, StringComparison.Ordinal));
        }
        catch (FormatException)
        {
            return null;
        }
    }

    public static void Remove(KeptEvent kept) => File.Delete(kept.File);

    /// <summary>Puts an event where people find it.</summary>
    public string SetAside(KeptEvent kept)
    {
        Directory.CreateDirectory(_setAside);
        var file = Path.Combine(_setAside, Path.GetFileName(kept.File));
        File.Move(kept.File, file, overwrite: true);
        return file;
    }

    public void Dispose() => _lock.Dispose();
}

/// <summary>An event on disk.</summary>
/// <param name="File">Its file.</param>
internal sealed record KeptEvent(string File);
