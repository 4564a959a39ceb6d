namespace TypedDynamics.Tool.Output;

/// <summary>A file that a result goes into: under its name only when it is whole.</summary>
internal sealed class ResultFile : IDisposable
{
    private readonly string _path;
    private readonly string _partial;
    private readonly StreamWriter _writer;
    private bool _isWhole;

    /// <exception cref="IOException">It cannot be written.</exception>
    public ResultFile(string path)
    {
        (_path, _partial) = (path, path + ".partial");
        if (Path.GetDirectoryName(path) is { Length: > 0 } folder) Directory.CreateDirectory(folder);
        _writer = new StreamWriter(_partial);
    }

    public TextWriter Writer => _writer;

    /// <summary>Gives it its name, in place of an older one.</summary>
    public void Commit()
    {
        _writer.Dispose();
        File.Move(_partial, _path, overwrite: true);
        _isWhole = true;
    }

    public void Dispose()
    {
        _writer.Dispose();
        if (!_isWhole) File.Delete(_partial);
    }
}
