using System.Globalization;
using System.Linq.Expressions;
using TypedDynamics.Emitted;
using TypedDynamics.Querying.Model;

namespace TypedDynamics.Querying.Translation;

/// <summary>A value from the user's code as the literal that a column is compared with.</summary>
internal static class Literals
{
    /// <param name="value">The value.</param>
    /// <param name="column">The column.</param>
    /// <param name="expression">Where it stands, for the error.</param>
    public static Literal For(object? value, ColumnModel column, Expression expression)
    {
        if (value is null) return Literal.Null;
        return column.Kind switch
        {
            ColumnKind.Text => Text(value),
            ColumnKind.Integer or ColumnKind.Decimal or ColumnKind.Double or ColumnKind.Choice => Number(value),
            ColumnKind.Boolean => value is bool flag ? Literal.Of(flag) : null,
            ColumnKind.DateTime or ColumnKind.DateTimeTimeZoneIndependent => Instant(value),
            ColumnKind.DateOnly => value is DateOnly date ? Literal.Of(date) : null,
            ColumnKind.Guid or ColumnKind.Lookup => value is Entity { Id: var rowId } && rowId == Guid.Empty || value is EntityReference { Id: var pointed } && pointed == Guid.Empty
                ? throw Unsupported.Because(expression, $"the row that '{column.MemberName}' is compared with has no id yet", "Create it first, or compare with null.")
                : Id(value),
            ColumnKind.MultiSelectChoice => throw Unsupported.Because(
                expression, "the options of a multi-select choice cannot be compared as a whole", "Ask for one option at a time: x.Options!.Contains(option)."),
            _ => throw Unsupported.Because(
                expression, $"'{column.MemberName}' is read and written, not asked for", "Compare it with null, or filter after the rows are read."),
        }
        ?? throw Unsupported.Because(
            expression, $"'{column.MemberName}' cannot be compared with a {value.GetType().Name}", "Compare it with a value of the column's own type.");
    }

    private static Literal? Text(object value) => value switch
    {
        string text => Literal.Of(text),
        char letter => Literal.Of(letter.ToString()),
        _ => null,
    };

    private static Literal? Number(object value) => value switch
    {
        int number => Literal.Of(number),
        long number => Literal.Of(number),
        decimal number => Literal.Of(number),
        double number => Literal.Of(number),
        float number => Literal.Of((double)number),
        Enum or short or byte or sbyte or ushort or uint or ulong => Literal.Of(Convert.ToInt64(value, CultureInfo.InvariantCulture)),
        _ => null,
    };

    // The clock of a time that no zone converts is sent as it stands.
    private static Literal? Instant(object value) => value switch
    {
        DateTimeOffset instant => Literal.Of(instant),
        DateTime clock => Literal.Of(new DateTimeOffset(DateTime.SpecifyKind(clock, DateTimeKind.Unspecified), TimeSpan.Zero)),
        _ => null,
    };

    private static Literal? Id(object value) => value switch
    {
        Guid id => Literal.Of(id),
        EntityReference reference => Literal.Of(reference.Id),
        Entity row => Literal.Of(row.Id),
        _ => null,
    };
}
