using System.Formats.Tar;
using TypedDynamics.Tool.Output;
using TypedDynamics.Tool.Pulling;

namespace TypedDynamics.Tool.Diffing;

/// <summary>A cache as git has it in a commit.</summary>
internal static class CheckedInCache
{
    /// <summary>Writes it below <paramref name="scratch"/>.</summary>
    /// <exception cref="ToolException">There is no repository, no such commit, or no cache in it.</exception>
    public static async Task<CacheFolder> ExtractAsync(CacheFolder cache, string commit, string scratch, ProcessRun processes, CancellationToken cancellationToken)
    {
        if (commit.StartsWith('-')) throw new ToolException(ExitCodes.Usage, $"'{commit}' is no commit. Give one such as HEAD or main.");
        var (code, archive, error) = await processes.ReadBytesAsync("git", ["archive", "--format=tar", commit, "."], cancellationToken, cache.Path).ConfigureAwait(false);
        if (code != 0) throw new ToolException(ExitCodes.Usage, $"git has no cache at '{commit}': {error.Trim().Split('\n')[0]}");
        var folder = Path.Combine(scratch, Path.GetFileName(cache.Path));
        Directory.CreateDirectory(folder);
        await TarFile.ExtractToDirectoryAsync(new MemoryStream(archive), folder, overwriteFiles: true, cancellationToken).ConfigureAwait(false);
        return new(folder);
    }
}
