namespace TypedDynamics;

/// <summary>
/// The folder of real documents that the variable <c>TYPEDDYNAMICS_CORPUS</c> names. It is no part of the repository:
/// without it, tests over it are skipped (mark the theories with <c>SkipTestWithoutData = true</c>).
/// </summary>
internal static class Corpus
{
    public static string? Folder { get; } = Environment.GetEnvironmentVariable("TYPEDDYNAMICS_CORPUS") is { Length: > 0 } folder && Directory.Exists(folder) ? folder : null;

    /// <summary>Names of the real <c>$metadata</c> documents, such as <c>crm-8.2-annotated.xml</c>.</summary>
    public static IEnumerable<TheoryDataRow<string>> CsdlNames => Names("csdl", "*.xml").Select(static name => new TheoryDataRow<string>(name));

    /// <summary>Names of the real entity definitions, such as <c>account.json</c>.</summary>
    public static IEnumerable<TheoryDataRow<string>> DefinitionNames => Names("definitions", "*.json").Select(static name => new TheoryDataRow<string>(name));

    public static string Csdl(string name) => PathOf("csdl", name);

    public static string Definition(string name) => PathOf("definitions", name);

    /// <summary>The path of a document; skips the running test where the corpus is absent.</summary>
    public static string PathOf(params string[] parts)
    {
        Assert.SkipWhen(Folder is null, "TYPEDDYNAMICS_CORPUS names no folder of real documents.");
        return Path.Combine([Folder!, .. parts]);
    }

    private static IEnumerable<string> Names(string kind, string pattern) => Folder is null
        ? []
        : Directory.EnumerateFiles(Path.Combine(Folder, kind), pattern).Select(static path => Path.GetFileName(path)).Order(StringComparer.Ordinal);
}
