using System.Runtime.CompilerServices;

namespace TypedDynamics;

/// <summary>Where the clone lies that these tests were built from.</summary>
internal static class RepositoryRoot
{
    public static string Path { get; } = Find();

    public static string File(params string[] parts) => System.IO.Path.Combine([Path, .. parts]);

    private static string Find([CallerFilePath] string thisFile = "")
    {
        // The compiled path may be mapped by a deterministic build; the running folder serves then.
        foreach (var start in new[] { System.IO.Path.GetDirectoryName(thisFile), AppContext.BaseDirectory })
        {
            for (var folder = start; folder is not null; folder = System.IO.Path.GetDirectoryName(folder))
            {
                if (System.IO.File.Exists(System.IO.Path.Combine(folder, "TypedDynamics.sln"))) return folder;
            }
        }

        throw new DirectoryNotFoundException("No folder above the tests holds TypedDynamics.sln.");
    }
}
