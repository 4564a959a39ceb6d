using TypedDynamics.Tool.Output;

namespace TypedDynamics.Tool.Pulling;

/// <summary>Every change that a pull makes to files, one after another: a test may stop the machine before any of them.</summary>
/// <param name="before">Told before each.</param>
/// <param name="canExchange">Whether the system may be asked to let two folders change places.</param>
internal sealed class FileChanges(Action<string>? before, bool canExchange = true)
{
    public void CreateFolder(string path) => Do("create", path, () => Directory.CreateDirectory(path));

    public void Write(string path, byte[] content) => Do("write", path, () => File.WriteAllBytes(path, content));

    /// <summary>Keeps the time stamp, by which builds see that nothing changed.</summary>
    public void Copy(string from, string to) => Do("copy", to, () => File.Copy(from, to));

    public void MoveFolder(string from, string to) => Do("move", to, () => Directory.Move(from, to));

    public void ReplaceFile(string from, string to) => Do("replace", to, () => File.Move(from, to, overwrite: true));

    /// <summary>False where the system cannot let two folders change places in one step.</summary>
    public bool TryExchange(string one, string other)
    {
        before?.Invoke($"exchange {one}");
        return canExchange && FolderExchange.TryExchange(one, other);
    }

    public void DeleteFolder(string path) => Do("delete", path, () =>
    {
        if (Directory.Exists(path)) Directory.Delete(path, recursive: true);
    });

    public void DeleteFile(string path) => Do("delete", path, () => File.Delete(path));

    private void Do(string what, string path, Action change)
    {
        try
        {
            before?.Invoke($"{what} {path}");
            change();
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            throw new ToolException(ExitCodes.LocalFiles, $"Could not {what} '{path}': {exception.Message.TrimEnd('.')}. The cache is as it was.", exception);
        }
    }
}
