using System.Text.Json.Nodes;
using TypedDynamics.Generator.Reading;
using TypedDynamics.Tool.Output;

namespace TypedDynamics.Tool.Pulling;

/// <summary>Holds what the org answered to what the generator reads: a pull writes nothing that a build cannot use.</summary>
internal static class ReadableAnswer
{
    /// <summary>A definition as the file's text.</summary>
    /// <exception cref="ToolException">The generator could not read it.</exception>
    public static string Definition(string table, JsonObject definition, int baseLanguage, CancellationToken cancellationToken)
    {
        var text = Shaped(table, () => DefinitionFile.Write(definition, baseLanguage));
        Require($"EntityDefinitions(LogicalName='{table}')", DefinitionReader.Read(text, CacheContent.DefinitionPath(table), cancellationToken).Problems);
        return text;
    }

    /// <summary>Runs what takes a table's answer apart.</summary>
    /// <exception cref="ToolException">A member is of another type than it can be.</exception>
    public static T Shaped<T>(string table, Func<T> read)
    {
        try
        {
            return read();
        }
        // The three that reading JSON nodes throws: of the wrong type, out of range, named twice.
        catch (Exception exception) when (exception is InvalidOperationException or FormatException or ArgumentException)
        {
            throw MetadataClient.Malformed($"EntityDefinitions(LogicalName='{table}')", exception.Message, exception);
        }
    }

    /// <summary>The CSDL.</summary>
    /// <exception cref="ToolException">The generator could not read it.</exception>
    public static void RequireMetadata(string address, byte[] document, CancellationToken cancellationToken) =>
        Require(address, CsdlReader.Read(new StringReader(CacheDocument.Text(document)), CacheFolder.MetadataName, cancellationToken).Problems);

    private static void Require(string address, IEnumerable<ReadProblem> problems)
    {
        if (CacheDocument.Damage(problems) is not { } problem) return;
        // What the generator says to do with a file is of no use for one that is not written.
        var why = problem.Message.Split(". The ", 2)[0];
        throw MetadataClient.Malformed(address, FormattableString.Invariant($"{why}; it would be {problem.Path}({problem.At.Line + 1},{problem.At.Column + 1})"));
    }
}
