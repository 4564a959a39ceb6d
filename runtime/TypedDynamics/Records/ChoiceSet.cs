using System.Collections;
using System.Globalization;
using System.Runtime.CompilerServices;

namespace TypedDynamics;

/// <summary>The value of a multi-select choice column: a set of options. Immutable; equal when the same options are in it, whatever their order.</summary>
/// <remarks>On the wire a text of integers with commas, <c>"1,9"</c>, at most 150 options. Values that the enum does not name are kept.</remarks>
/// <typeparam name="TChoice">The choice's enum, or <see cref="int"/> where the cache holds no options.</typeparam>
public sealed class ChoiceSet<TChoice> : IReadOnlyCollection<TChoice>, IEquatable<ChoiceSet<TChoice>>
    where TChoice : unmanaged
{
    private readonly int[] _values;

    /// <summary>A set of these options; repeated ones count once.</summary>
    public ChoiceSet(params ReadOnlySpan<TChoice> choices)
    {
        var values = new SortedSet<int>();
        foreach (var choice in choices) values.Add(Unsafe.BitCast<TChoice, int>(choice));
        _values = [.. values];
    }

    private ChoiceSet(int[] sorted) => _values = sorted;

    /// <summary>How many options are chosen.</summary>
    public int Count => _values.Length;

    /// <summary>Reads the wire's text, such as <c>"1,9"</c>; spaces are tolerated.</summary>
    /// <exception cref="FormatException">Something between the commas is not an integer.</exception>
    public static ChoiceSet<TChoice> Parse(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        var values = new SortedSet<int>();
        foreach (var range in text.AsSpan().Split(','))
        {
            var part = text.AsSpan(range).Trim();
            if (!part.IsEmpty) values.Add(int.Parse(part, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture));
        }

        return new([.. values]);
    }

    /// <summary>True when the option is chosen.</summary>
    public bool Contains(TChoice choice) => Array.BinarySearch(_values, Unsafe.BitCast<TChoice, int>(choice)) >= 0;

    /// <summary>The options as integers, ascending.</summary>
    public ReadOnlySpan<int> AsIntegers() => _values;

    /// <inheritdoc/>
    public bool Equals(ChoiceSet<TChoice>? other) => other is not null && _values.AsSpan().SequenceEqual(other._values);

    /// <inheritdoc/>
    public override bool Equals(object? obj) => Equals(obj as ChoiceSet<TChoice>);

    /// <inheritdoc/>
    public override int GetHashCode()
    {
        var hash = default(HashCode);
        foreach (var value in _values) hash.Add(value);
        return hash.ToHashCode();
    }

    /// <inheritdoc/>
    public IEnumerator<TChoice> GetEnumerator()
    {
        foreach (var value in _values) yield return Unsafe.BitCast<int, TChoice>(value);
    }

    IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();

    /// <summary>The wire's text: integers with commas.</summary>
    public override string ToString() => string.Join(',', _values.Select(static value => value.ToString(CultureInfo.InvariantCulture)));
}
