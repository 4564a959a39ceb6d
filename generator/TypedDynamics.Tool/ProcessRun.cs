using System.Diagnostics;
using TypedDynamics.Tool.Output;

namespace TypedDynamics.Tool;

/// <summary>What a program that was run said.</summary>
internal sealed record ProcessResult(int ExitCode, string Out, string Error);

/// <summary>Runs other programs: the SDK, git.</summary>
/// <param name="folder">Where they are started.</param>
internal sealed class ProcessRun(string folder)
{
    /// <summary>Where they are started.</summary>
    public string Folder => folder;

    /// <exception cref="ToolException">There is no such program.</exception>
    public async Task<ProcessResult> RunAsync(string program, IEnumerable<string> arguments, CancellationToken cancellationToken, string? inFolder = null)
    {
        using var process = Start(program, arguments, inFolder ?? folder);
        try
        {
            var (output, error) = (process.StandardOutput.ReadToEndAsync(cancellationToken), process.StandardError.ReadToEndAsync(cancellationToken));
            var result = new ProcessResult(0, await output.ConfigureAwait(false), await error.ConfigureAwait(false));
            await process.WaitForExitAsync(cancellationToken).ConfigureAwait(false);
            return result with { ExitCode = process.ExitCode };
        }
        catch (OperationCanceledException)
        {
            process.Kill(entireProcessTree: true);
            throw;
        }
    }

    /// <summary>As bytes, for what is no text.</summary>
    public async Task<(int ExitCode, byte[] Out, string Error)> ReadBytesAsync(string program, IEnumerable<string> arguments, CancellationToken cancellationToken, string? inFolder = null)
    {
        using var process = Start(program, arguments, inFolder ?? folder);
        var error = process.StandardError.ReadToEndAsync(cancellationToken);
        using var output = new MemoryStream();
        await process.StandardOutput.BaseStream.CopyToAsync(output, cancellationToken).ConfigureAwait(false);
        await process.WaitForExitAsync(cancellationToken).ConfigureAwait(false);
        return (process.ExitCode, output.ToArray(), await error.ConfigureAwait(false));
    }

    private static Process Start(string program, IEnumerable<string> arguments, string folder)
    {
        var start = new ProcessStartInfo(program, arguments) { WorkingDirectory = folder, RedirectStandardOutput = true, RedirectStandardError = true, RedirectStandardInput = true, UseShellExecute = false };
        start.Environment["DOTNET_CLI_UI_LANGUAGE"] = "en";
        try
        {
            var process = Process.Start(start)!;
            process.StandardInput.Close();
            return process;
        }
        catch (System.ComponentModel.Win32Exception exception)
        {
            throw new ToolException(ExitCodes.Usage, $"'{program}' cannot be run: {exception.Message} It has to be on the PATH.", exception);
        }
    }
}
