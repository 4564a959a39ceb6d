using TypedDynamics.Emulator.Answers;

namespace TypedDynamics.Emulator.Endpoints.Definitions;

/// <summary>The arguments of a function in the address: literals, or aliases whose values stand in the query string.</summary>
internal static class FunctionArguments
{
    /// <summary>What an argument says, without the quotes of a text and without the type of an enumeration; null where it is left out.</summary>
    public static string? Find(Call call, string name)
    {
        var path = Uri.UnescapeDataString(call.Path);
        var open = path.IndexOf('(', StringComparison.Ordinal);
        if (open < 0)
            return null;
        foreach (var argument in path[(open + 1)..].TrimEnd(')').Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries))
        {
            var parts = argument.Split('=', 2);
            if (parts.Length != 2)
                throw ODataErrors.BadRequest($"The argument '{argument}' has no value.");
            if (parts[0] == name)
                return Literal(parts[1].StartsWith('@') ? call.Option(parts[1], out var value) ? value : "null" : parts[1]);
        }

        return null;
    }

    private static string? Literal(string text)
    {
        var quote = text.IndexOf('\'', StringComparison.Ordinal);
        if (text == "null")
            return null;
        return quote >= 0 && text.EndsWith('\'') && text[0] != '{' ? text[(quote + 1)..^1].Replace("''", "'", StringComparison.Ordinal) : text;
    }
}
