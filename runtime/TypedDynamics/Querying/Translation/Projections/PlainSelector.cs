using TypedDynamics.Emitted;

namespace TypedDynamics.Querying.Translation.Projections;

/// <summary>Tells selectors that take columns over as they are, alone or as parts of something new, from those that work something out of them.</summary>
/// <remarks>What a constructor makes of its arguments is not looked at: it is taken for one that keeps them.</remarks>
internal sealed class PlainSelector(List<CSharpToken> tokens, string parameter, EntityModel entity)
{
    private int _at;

    /// <summary>Whether the text from there to its end is nothing but columns and what is made to hold them.</summary>
    public bool Fills(int start)
    {
        _at = start;
        return ReadValue() && _at == tokens.Count;
    }

    // x.City; a literal; (…, …); new(…), new T(…) { … }, new { … }.
    private bool ReadValue()
    {
        if (Take("(")) return ReadParts(")");
        if (TakeName("new")) return ReadCreation();
        if (TakeName(parameter)) return ReadColumn();
        if (_at >= tokens.Count || tokens[_at].Kind != CSharpTokenKind.Literal) return false;
        _at++;
        return true;
    }

    // Not the texts of lookups, nor anything called: x.City!, x.IndustryCode!.Value, x.PrimaryContactId?.Id.
    private bool ReadColumn()
    {
        if (!Take(".") || _at >= tokens.Count || entity.FindMember(tokens[_at++].Text) is not ColumnModel) return false;
        while (Take("!") || Take("?")) { }
        return !Take(".") || TakeName("Value") || TakeName(nameof(EntityReference.Id));
    }

    private bool ReadCreation()
    {
        while (_at < tokens.Count && (tokens[_at].IsName || tokens[_at].Is(".") || tokens[_at].Is("::"))) _at++;
        if (!Take("(")) return Take("{") && ReadParts("}");
        return ReadParts(")") && (!Take("{") || ReadParts("}"));
    }

    private bool ReadParts(string closing)
    {
        while (!Take(closing))
        {
            if (_at + 1 < tokens.Count && tokens[_at].IsName && (tokens[_at + 1].Is("=") || tokens[_at + 1].Is(":"))) _at += 2;
            if (!ReadValue() || !(Take(",") || IsAt(closing))) return false;
        }

        return true;
    }

    private bool Take(string sign)
    {
        if (!IsAt(sign)) return false;
        _at++;
        return true;
    }

    private bool TakeName(string name)
    {
        if (_at >= tokens.Count || !tokens[_at].IsName || tokens[_at].Text != name) return false;
        _at++;
        return true;
    }

    private bool IsAt(string sign) => _at < tokens.Count && tokens[_at].Is(sign);
}
