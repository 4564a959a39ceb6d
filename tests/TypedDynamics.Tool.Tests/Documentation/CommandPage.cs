using System.CommandLine;
using System.Globalization;
using System.Text;
using TypedDynamics.Tool.Commands;
using TypedDynamics.Tool.Output;

namespace TypedDynamics.Tool.Tests.Documentation;

/// <summary>The page of a command, as Markdown: what help says, and the exit codes.</summary>
internal static class CommandPage
{
    public static string Write(Command command, IEnumerable<Option> everywhere)
    {
        var page = new StringBuilder().Append(CultureInfo.InvariantCulture, $"<!-- Made of the command itself by DocumentationTests; do not edit. -->\n\n# typeddynamics {command.Name}\n\n{command.Description}\n\n");
        page.Append(CultureInfo.InvariantCulture, $"```\ntypeddynamics {command.Name}{string.Concat(command.Arguments.Where(static each => !each.Hidden).Select(static each => " " + Usage(each)))} [options]\n```\n\n");
        Table(page, "Arguments", ["argument", "meaning"], command.Arguments.Where(static each => !each.Hidden).Select(static each => (string[])[$"`{each.Name}`", Text(each.Description)]));
        Table(page, "Options", ["option", "meaning", "default"], command.Options.Concat(everywhere).Where(static each => !each.Hidden).Select(static each => (string[])[Names(each), Text(each.Description), Default(each)]));
        page.Append("## Examples\n\n");
        foreach (var (line, says) in command.Examples()) page.Append(CultureInfo.InvariantCulture, $"{char.ToUpperInvariant(says[0])}{says[1..]}:\n\n```\n{line}\n```\n\n");
        if (Documents.Has($"{command.Name}.svg")) page.Append(CultureInfo.InvariantCulture, $"![{command.Name}]({command.Name}.svg)\n\n");
        Table(page, "Exit codes", ["code", "meaning"], ExitCodes.Words.Select(static each => (string[])[each.Code.ToString(CultureInfo.InvariantCulture), each.Meaning]));
        return page.ToString().TrimEnd('\n') + "\n";
    }

    private static string Usage(Argument argument) => argument.Arity switch
    {
        { MinimumNumberOfValues: 0, MaximumNumberOfValues: 1 } => $"[<{argument.Name}>]",
        { MinimumNumberOfValues: 0 } => $"[<{argument.Name}>...]",
        { MaximumNumberOfValues: 1 } => $"<{argument.Name}>",
        _ => $"<{argument.Name}>...",
    };

    private static string Names(Option option)
    {
        var value = option.ValueType == typeof(bool) ? "" : $" <{Values(option)}>";
        return $"`{string.Join("`, `", option.Aliases.Append(option.Name).OrderBy(static name => name.Length).Select(name => name + value))}`{(option.Required ? " (required)" : "")}";
    }

    private static string Values(Option option)
    {
        var type = Nullable.GetUnderlyingType(option.ValueType) ?? option.ValueType;
#pragma warning disable CA1308 // As users type them.
        return type.IsEnum ? string.Join('|', Enum.GetNames(type)).ToLowerInvariant() : option.HelpName ?? option.Name.TrimStart('-');
#pragma warning restore CA1308
    }

#pragma warning disable CA1308 // As users type them.
    private static string Default(Option option) => option.HasDefaultValue && option.ValueType != typeof(bool) && Convert.ToString(option.GetDefaultValue(), CultureInfo.InvariantCulture) is { Length: > 0 } value
        ? $"`{(option.ValueType.IsEnum ? value.ToLowerInvariant() : value)}`"
        : "";
#pragma warning restore CA1308

    private static void Table(StringBuilder page, string title, string[] headings, IEnumerable<string[]> rows)
    {
        var lines = rows.ToList();
        if (lines.Count == 0) return;
        page.Append(CultureInfo.InvariantCulture, $"## {title}\n\n| {string.Join(" | ", headings)} |\n|{string.Concat(headings.Select(static _ => "---|"))}\n");
        foreach (var line in lines) page.Append(CultureInfo.InvariantCulture, $"| {string.Join(" | ", line)} |\n");
        page.Append('\n');
    }

    private static string Text(string? text) => (text ?? "").Replace("|", "\\|", StringComparison.Ordinal).Replace("<", "&lt;", StringComparison.Ordinal).Replace("*", "\\*", StringComparison.Ordinal);
}
