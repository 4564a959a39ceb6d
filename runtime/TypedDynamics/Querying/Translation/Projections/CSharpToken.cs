namespace TypedDynamics.Querying.Translation.Projections;

/// <summary>A piece of C# text.</summary>
/// <param name="Kind">What it is.</param>
/// <param name="Text">Names: without <c>@</c>, escapes resolved. Signs: as they stand. Otherwise empty.</param>
internal readonly record struct CSharpToken(CSharpTokenKind Kind, string Text)
{
    public bool IsName => Kind == CSharpTokenKind.Name;

    public bool Is(string sign) => Kind == CSharpTokenKind.Sign && Text == sign;
}

internal enum CSharpTokenKind
{
    /// <summary>An identifier or a keyword.</summary>
    Name,

    /// <summary>An operator or a bracket. The holes of interpolated strings stand in round brackets behind their literal.</summary>
    Sign,

    /// <summary>A number, a character or a text.</summary>
    Literal,
}
