using System.Runtime.CompilerServices;

namespace TypedDynamics.Conventions.Tests;

/// <summary>The repository's own files, without what builds and tools leave behind.</summary>
internal static class SourceTree
{
    private static readonly string[] s_notOurs = ["bin", "obj", "artifacts", "node_modules", ".git", "BenchmarkDotNet.Artifacts", "TestResults", ".vs", ".idea"];

    public static string Root { get; } = FindRoot();

    public static IEnumerable<string> Files(string folder = "", string pattern = "*") =>
        Walk(Path.Combine(Root, folder), pattern).Order(StringComparer.Ordinal);

    public static IEnumerable<string> SourceFiles() => new[] { "generator", "runtime" }.SelectMany(static folder => Files(folder, "*.cs"));

    public static string Relative(string path) => Path.GetRelativePath(Root, path).Replace('\\', '/');

    private static IEnumerable<string> Walk(string folder, string pattern)
    {
        if (!Directory.Exists(folder)) return [];
        return Directory.EnumerateFiles(folder, pattern)
            .Concat(Directory.EnumerateDirectories(folder).Where(static path => !s_notOurs.Contains(Path.GetFileName(path))).SelectMany(path => Walk(path, pattern)));
    }

    private static string FindRoot([CallerFilePath] string thisFile = "")
    {
        // The compiled path may be mapped by a deterministic build; the running folder serves then.
        foreach (var start in new[] { Path.GetDirectoryName(thisFile), AppContext.BaseDirectory })
        {
            for (var folder = start; folder is not null; folder = Path.GetDirectoryName(folder))
            {
                if (File.Exists(Path.Combine(folder, "TypedDynamics.sln"))) return folder;
            }
        }

        throw new DirectoryNotFoundException("No folder above the tests holds TypedDynamics.sln.");
    }
}
