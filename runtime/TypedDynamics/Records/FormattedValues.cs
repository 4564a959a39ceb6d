using System.Diagnostics.CodeAnalysis;
using TypedDynamics.Serialization;

namespace TypedDynamics;

/// <summary>A row's values as the service formatted them for the caller's language, zone and currency: <c>$20,000.00</c>, <c>Active</c>.</summary>
/// <remarks>From the annotation <c>OData.Community.Display.V1.FormattedValue</c>, requested by <c>WithFormattedValues()</c>. Null columns have none.</remarks>
public readonly struct FormattedValues : IEquatable<FormattedValues>
{
    private readonly Entity? _row;

    internal FormattedValues(Entity row) => _row = row;

    /// <summary>The text for a column, by its C# name (<c>nameof(Account.Revenue)</c>) or its logical name; null when the service sent none.</summary>
    public string? this[string column] => TryGetValue(column, out var text) ? text : null;

    /// <summary>True when both are of the same row.</summary>
    public static bool operator ==(FormattedValues left, FormattedValues right) => left.Equals(right);

    /// <summary>True when they are of different rows.</summary>
    public static bool operator !=(FormattedValues left, FormattedValues right) => !left.Equals(right);

    /// <summary>Finds the text for a column by its C# name or its logical name.</summary>
    public bool TryGetValue(string column, [NotNullWhen(true)] out string? text)
    {
        text = null;
        if (_row?.Extras?.Formatted is not { Length: > 0 } formatted) return false;
        var model = _row.RowModel;
        if ((model.FindMember(column) ?? model.FindColumn(column)) is { } member) text = FormattedTexts.Find(formatted, member.Ordinal);
        return text is not null;
    }

    /// <inheritdoc/>
    public bool Equals(FormattedValues other) => ReferenceEquals(_row, other._row);

    /// <inheritdoc/>
    public override bool Equals([NotNullWhen(true)] object? obj) => obj is FormattedValues other && Equals(other);

    /// <inheritdoc/>
    public override int GetHashCode() => _row?.GetHashCode() ?? 0;
}
