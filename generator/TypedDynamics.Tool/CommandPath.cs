using System.CommandLine;
using System.CommandLine.Parsing;

namespace TypedDynamics.Tool;

/// <summary>The words that lead to a command: <c>typeddynamics pull</c>.</summary>
internal static class CommandPath
{
    public static string Of(ParseResult parsed)
    {
        var words = new List<string>();
        for (SymbolResult? each = parsed.CommandResult; each is CommandResult { Command: not RootCommand } result; each = each.Parent) words.Insert(0, result.Command.Name);
        return string.Join(' ', [Name, .. words]);
    }

    /// <summary>What the tool is called, whatever started it.</summary>
    public const string Name = "typeddynamics";
}
