using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using TypedDynamics.Tool.Output;
using TypedDynamics.Tool.Pulling;

namespace TypedDynamics.Tool.Diffing;

/// <summary>
/// Compiles a project against two caches. The build says how it calls the compiler; the compiler is then called twice, each time with the files of one cache, into a folder
/// that is thrown away: nothing of the project changes.
/// </summary>
internal sealed partial class ProjectCompilation(string project, ProcessRun processes)
{
    private const string AdditionalFile = "/additionalfile:";

    /// <summary>The errors that only the new cache gives.</summary>
    /// <param name="used">The cache that the project reads.</param>
    /// <param name="before">The old state.</param>
    /// <param name="after">The new one.</param>
    /// <param name="scratch">A folder for what is thrown away.</param>
    /// <param name="cancellationToken">Stops it.</param>
    /// <exception cref="ToolException">The project cannot be built, or does not read the cache.</exception>
    public async Task<IReadOnlyList<BrokenLine>> CompareAsync(CacheFolder used, CacheFolder before, CacheFolder after, string scratch, CancellationToken cancellationToken)
    {
        var (compiler, arguments) = await CompilerCallAsync(cancellationToken).ConfigureAwait(false);
        var root = Normal(used.Path) + "/";
        var ofCache = arguments.Where(argument => IsOf(argument, root)).ToList();
        if (ofCache.Count == 0) throw new ToolException(ExitCodes.Usage, $"'{project}' does not read the cache '{used.Path}'. Name the cache that it reads with --cache, or add it: <DataverseCache Include=\"…\" />.");
        var others = arguments.Except(ofCache).ToList();
        var old = await CompileAsync(compiler, others, before, Path.Combine(scratch, "before"), cancellationToken).ConfigureAwait(false);
        var now = await CompileAsync(compiler, others, after, Path.Combine(scratch, "after"), cancellationToken).ConfigureAwait(false);
        return [.. now.Except(old).OrderBy(static line => line.File, StringComparer.Ordinal).ThenBy(static line => line.Line).ThenBy(static line => line.Column)];
    }

    private async Task<(string Compiler, IReadOnlyList<string> Arguments)> CompilerCallAsync(CancellationToken cancellationToken)
    {
        // What the project refers to has to be there; whether it compiles itself is what is to be found out.
        var frameworks = await AskAsync(["-getProperty:TargetFramework", "-getProperty:TargetFrameworks"], cancellationToken).ConfigureAwait(false);
        var several = (string?)frameworks["Properties"]?["TargetFrameworks"] is { Length: > 0 } list && (string?)frameworks["Properties"]?["TargetFramework"] is not { Length: > 0 } ? list.Split(';')[0] : null;
        string[] framework = several is null ? [] : [$"-p:TargetFramework={several}"];
        await processes.RunAsync("dotnet", ["build", project, "-t:ResolveReferences", "-v:q", "-nologo", "-p:TypedDynamicsPullOnBuild=false", .. framework], cancellationToken).ConfigureAwait(false);
        var answer = await AskAsync(
            ["-t:Compile", "-p:ProvideCommandLineArgs=true", "-p:SkipCompilerExecution=true", "-p:BuildProjectReferences=false", "-p:NonExistentFile=__none__/__none__", "-p:TypedDynamicsPullOnBuild=false", .. framework, "-getItem:CscCommandLineArgs", "-getProperty:RoslynTargetsPath"],
            cancellationToken).ConfigureAwait(false);
        var arguments = (answer["Items"]?["CscCommandLineArgs"] as JsonArray ?? []).Select(static item => (string)item!["Identity"]!).ToList();
        if (arguments.Count == 0) throw CannotBuild("the build does not call the C# compiler");
        return (Path.Combine((string)answer["Properties"]!["RoslynTargetsPath"]!, "bincore", "csc.dll"), arguments);
    }

    private async Task<JsonObject> AskAsync(IEnumerable<string> arguments, CancellationToken cancellationToken)
    {
        var result = await processes.RunAsync("dotnet", ["msbuild", project, "-nologo", .. arguments], cancellationToken).ConfigureAwait(false);
        if (result.ExitCode != 0 || result.Out.IndexOf('{', StringComparison.Ordinal) is not (>= 0 and var start)) throw CannotBuild((result.Out + result.Error).Trim().Split('\n')[0]);
        return JsonNode.Parse(result.Out[start..])!.AsObject();
    }

    private async Task<IReadOnlyList<BrokenLine>> CompileAsync(string compiler, IEnumerable<string> arguments, CacheFolder cache, string folder, CancellationToken cancellationToken)
    {
        Directory.CreateDirectory(folder);
        string[] own = [$"/out:\"{Path.Combine(folder, "out.dll")}\"", "/preferreduilang:en", "/nologo", "/skipanalyzers+"];
        var response = Path.Combine(folder, "compile.rsp");
        await File.WriteAllLinesAsync(response, arguments.Where(IsKept).Concat(own).Concat(FilesOf(cache).Select(static file => $"{AdditionalFile}\"{file}\"")), cancellationToken).ConfigureAwait(false);
        var result = await processes.RunAsync("dotnet", [compiler, "/noconfig", $"@{response}"], cancellationToken, Path.GetDirectoryName(project)).ConfigureAwait(false);
        var lines = ErrorLine().Matches(result.Out).Select(ToLine).Distinct().ToList();
        return result.ExitCode != 0 && lines.Count == 0 ? throw CannotBuild((result.Out + result.Error).Trim().Split('\n')[0]) : lines;
    }

    // What would write beside the project, or make errors of what is none.
    private static readonly string[] s_leftOut = ["/out:", "/refout:", "/doc:", "/pdb:", "/errorlog:", "/generatedfilesout:", "/preferreduilang:", "/sourcelink:", "/embed", "/warnaserror", "/noconfig"];

    private static bool IsKept(string argument) => !s_leftOut.Any(start => argument.StartsWith(start, StringComparison.Ordinal));

    private static IEnumerable<string> FilesOf(CacheFolder cache) => cache.Definitions().Select(cache.DefinitionPath).Prepend(cache.MetadataPath);

    private bool IsOf(string argument, string root) =>
        argument.StartsWith(AdditionalFile, StringComparison.Ordinal)
        && Normal(Path.GetFullPath(argument[AdditionalFile.Length..].Trim('"'), Path.GetDirectoryName(project)!)).StartsWith(root, OperatingSystem.IsWindows() ? StringComparison.OrdinalIgnoreCase : StringComparison.Ordinal);

    private static string Normal(string path) => path.Replace('\\', '/').TrimEnd('/');

    private BrokenLine ToLine(Match match)
    {
        var file = Path.GetFullPath(match.Groups["file"].Value, Path.GetDirectoryName(project)!);
        return new(Path.GetRelativePath(processes.Folder, file).Replace('\\', '/'), int.Parse(match.Groups["line"].Value, null), int.Parse(match.Groups["column"].Value, null), match.Groups["code"].Value, match.Groups["message"].Value.Trim());
    }

    private ToolException CannotBuild(string why) => new(ExitCodes.Usage, $"'{project}' cannot be compiled: {why.TrimEnd('.')}. Build it once, and look at what it says.");

    [GeneratedRegex(@"^(?<file>[^\r\n(]+)\((?<line>\d+),(?<column>\d+)(,\d+,\d+)?\): error (?<code>\w+): (?<message>[^\r\n]+)", RegexOptions.Multiline)]
    private static partial Regex ErrorLine();
}
