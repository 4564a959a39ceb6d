namespace TypedDynamics.Generator.Planning;

/// <summary>
/// The names of one class or namespace. Whoever claims first keeps the plain name, so claims are made in an order that an addition
/// cannot change: the elder first.
/// </summary>
/// <param name="isReserved">Names that nobody gets.</param>
internal sealed class NameScope(Func<string, bool> isReserved)
{
    private readonly HashSet<string> _exact = new(StringComparer.Ordinal);
    private readonly HashSet<string> _folded = new(StringComparer.OrdinalIgnoreCase);

    /// <summary>Takes names that are given by others: inherited members, the class itself.</summary>
    public void Occupy(string name)
    {
        _exact.Add(name);
        _folded.Add(name);
    }

    /// <summary>A free name: <paramref name="plain"/>, or its form with underscores, or with the suffix, or with suffix and number.</summary>
    /// <param name="apartByCase">
    /// True where names that differ only in case may stand together: those of columns and entities, since telling them apart would
    /// change a name when the other is added.
    /// </param>
    /// <param name="collided">True when another has the plain name.</param>
    public string Claim(string plain, string underscored, string suffix, bool apartByCase, out bool collided)
    {
        collided = false;
        var isReservedName = isReserved(plain);
        if (!isReservedName)
        {
            if (TryTake(plain, apartByCase)) return plain;
            collided = true;
            if (!isReserved(underscored) && TryTake(underscored, apartByCase)) return underscored;
        }

        var name = plain + suffix;
        for (var number = 2; isReserved(name) || !TryTake(name, apartByCase); number++)
        {
            collided = true;
            name = plain + suffix + number;
        }

        return name;
    }

    private bool TryTake(string name, bool apartByCase)
    {
        if (apartByCase ? _exact.Contains(name) : _folded.Contains(name)) return false;
        Occupy(name);
        return true;
    }
}
