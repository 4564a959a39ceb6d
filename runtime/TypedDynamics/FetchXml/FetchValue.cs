using System.Globalization;
using TypedDynamics.Querying.FetchXml;
using TypedDynamics.Querying.Model;

namespace TypedDynamics.FetchXml;

/// <summary>A value of the user's as FetchXML writes it.</summary>
internal static class FetchValue
{
    public static string Write(object value) => FetchXmlLiteral.Write(value switch
    {
        string text => Literal.Of(text),
        bool flag => Literal.Of(flag),
        Guid id => Literal.Of(id),
        EntityReference reference => Literal.Of(reference.Id),
        Entity row => Literal.Of(row.Id),
        DateOnly date => Literal.Of(date),
        DateTimeOffset instant => Literal.Of(instant),
        // As in queries: a clock that no zone converts.
        DateTime clock => Literal.Of(new DateTimeOffset(DateTime.SpecifyKind(clock, DateTimeKind.Unspecified), TimeSpan.Zero)),
        decimal number => Literal.Of(number),
        double or float => Literal.Of(Convert.ToDouble(value, CultureInfo.InvariantCulture)),
        Enum or sbyte or byte or short or ushort or int or uint or long => Literal.Of(Convert.ToInt64(value, CultureInfo.InvariantCulture)),
        null => throw new ArgumentNullException(nameof(value), "FetchXML compares with null by FetchOperator.Null and FetchOperator.NotNull."),
        _ => throw new ArgumentException($"FetchXML has no value of the type {value.GetType().Name}. Hand in the texts, numbers, ids or dates themselves, one by one.", nameof(value)),
    });
}
