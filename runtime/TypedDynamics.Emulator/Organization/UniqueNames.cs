namespace TypedDynamics.Emulator.Organization;

/// <summary>Gives names that differ in more than case, since SQLite's identifiers ignore it and the service's do not.</summary>
internal sealed class UniqueNames(IEnumerable<string>? taken = null)
{
    private readonly HashSet<string> _taken = new(taken ?? [], StringComparer.OrdinalIgnoreCase);

    public string Take(string name)
    {
        var unique = name;
        for (var number = 2; !_taken.Add(unique); number++)
            unique = $"{name}${number}";
        return unique;
    }
}
