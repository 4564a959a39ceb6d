using System.Globalization;
using System.Text;

namespace TypedDynamics.Generator.Planning;

/// <summary>Names of the org → C# identifiers. Only the name itself counts: no table, no neighbour, no culture.</summary>
internal static class Identifiers
{
    /// <summary>
    /// .NET casing: <c>new_bank_account</c> → <c>NewBankAccount</c>. Different lower-case names stay different: an underscore is
    /// dropped only before a letter whose new case marks the place.
    /// </summary>
    public static string Pascal(string name)
    {
        var text = new StringBuilder(name.Length);
        for (var i = 0; i < name.Length; i++)
        {
            if (name[i] == '_' && IsDropped(name, i)) continue;
            text.Append(i == 0 || name[i - 1] == '_' ? Upper(name[i]) : name[i]);
        }

        return Legal(text);
    }

    /// <summary>The form that collisions fall back to: <c>New_Bank_Account</c>.</summary>
    public static string PascalWithUnderscores(string name)
    {
        var text = new StringBuilder(name.Length);
        for (var i = 0; i < name.Length; i++) text.Append(i == 0 || name[i - 1] == '_' ? Upper(name[i]) : name[i]);
        return Legal(text);
    }

    /// <summary>The name of something that holds an id: ends in <c>Id</c>.</summary>
    public static string WithId(string pascal)
    {
        if (pascal.EndsWith("Id", StringComparison.Ordinal)) return pascal;
        var endsInId = pascal.Length > 2 && (pascal.EndsWith("id", StringComparison.Ordinal) || pascal.EndsWith("ID", StringComparison.Ordinal));
        return endsInId ? pascal.Substring(0, pascal.Length - 2) + "Id" : pascal + "Id";
    }

    /// <summary>What an id points to: without the <c>Id</c> at its end.</summary>
    public static string WithoutId(string pascal) =>
        pascal.Length > 2 && pascal.EndsWith("Id", StringComparison.Ordinal) ? pascal.Substring(0, pascal.Length - 2) : pascal;

    /// <summary>An option's label, its words joined: <c>"Preferred Customer"</c> → <c>PreferredCustomer</c>. Empty when it has no letter or digit.</summary>
    public static string FromLabel(string label)
    {
        var text = new StringBuilder(label.Length);
        var startsWord = true;
        foreach (var c in label)
        {
            if (c is '\'' or '\u2019') continue;
            if (IsPart(c))
            {
                text.Append(startsWord ? char.ToUpperInvariant(c) : c);
                startsWord = false;
            }
            else
            {
                startsWord = true;
            }
        }

        if (text.Length > 0 && !char.IsLetter(text[0])) text.Insert(0, '_');
        return text.ToString();
    }

    /// <summary>A parameter's name: <c>Target</c> → <c>target</c>, <c>Event</c> → <c>@event</c>.</summary>
    public static string Parameter(string name)
    {
        var camel = Camel(Pascal(name));
        return ReservedNames.IsKeyword(camel) ? "@" + camel : camel;
    }

    /// <summary><c>EMailAddress1</c> → <c>eMailAddress1</c>.</summary>
    public static string Camel(string pascal) => char.ToLowerInvariant(pascal[0]) + pascal.Substring(1);

    private static bool IsDropped(string name, int at) =>
        at > 0 && at + 1 < name.Length && name[at - 1] != '_' && name[at + 1] is (>= 'a' and <= 'z') or (>= 'A' and <= 'Z');

    private static char Upper(char c) => c is >= 'a' and <= 'z' ? (char)(c - 'a' + 'A') : c;

    private static string Legal(StringBuilder text)
    {
        for (var i = 0; i < text.Length; i++)
        {
            if (text[i] != '_' && !IsPart(text[i])) text[i] = '_';
        }

        if (text.Length == 0 || (text[0] != '_' && !char.IsLetter(text[0]))) text.Insert(0, '_');
        return text.ToString();
    }

    private static bool IsPart(char c) => char.GetUnicodeCategory(c) is
        UnicodeCategory.UppercaseLetter or UnicodeCategory.LowercaseLetter or UnicodeCategory.TitlecaseLetter or UnicodeCategory.ModifierLetter
        or UnicodeCategory.OtherLetter or UnicodeCategory.LetterNumber or UnicodeCategory.DecimalDigitNumber
        or UnicodeCategory.NonSpacingMark or UnicodeCategory.SpacingCombiningMark;
}
