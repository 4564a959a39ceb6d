namespace TypedDynamics.Generator.Reading;

/// <summary>
/// What was made of the names met lately. A name has one place, told by a few of its characters, and loses it to the next that falls
/// there. A dictionary would read each of tens of thousands of names to its end; what is forgotten here is only made again.
/// </summary>
internal sealed class RecentNames<T>
{
    private const int Places = 2048;

    private readonly Remembered[] _places = new Remembered[Places];

    /// <summary>Where the name stands; another one, or none, when it is not remembered.</summary>
    public ref Remembered PlaceOf(string name) => ref _places[name.Length == 0 ? 0 : Hash(name) & (Places - 1)];

    private static int Hash(string name)
    {
        // Spread over the length: names share their beginnings (a publisher's prefix) and their ends (_value, a closing bracket).
        var length = name.Length;
        var hash = unchecked((length * 0x1F35) ^ (name[length >> 2] * 0x7A4D) ^ (name[length >> 1] * 0x9E37) ^ (name[(length * 3) >> 2] * 0x35A7) ^ (name[length - 1] * 0x61C9));
        return hash ^ (hash >> 11);
    }

    internal record struct Remembered(string? Name, T Value);
}
