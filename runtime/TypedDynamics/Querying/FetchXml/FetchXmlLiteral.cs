using System.Globalization;
using System.Xml;
using TypedDynamics.Querying.Model;

namespace TypedDynamics.Querying.FetchXml;

/// <summary>The one encoder of values in FetchXML. Escaping is the XML writer's; here is the form of each type.</summary>
internal static class FetchXmlLiteral
{
    /// <exception cref="QueryNotSupportedException">XML cannot carry the value.</exception>
    public static string Write(Literal literal) => literal.Value switch
    {
        string text => Checked(text),
        bool value => value ? "1" : "0",
        long value => value.ToString(CultureInfo.InvariantCulture),
        decimal value => value.ToString(CultureInfo.InvariantCulture),
        double value when double.IsFinite(value) => value.ToString("R", CultureInfo.InvariantCulture),
        double value => throw new QueryNotSupportedException($"The service knows no number {value.ToString(CultureInfo.InvariantCulture)}. Compare with a finite one."),
        Guid value => value.ToString("D"),
        DateTimeOffset value => value.UtcDateTime.ToString("yyyy-MM-ddTHH:mm:ss.FFFFFFF", CultureInfo.InvariantCulture) + 'Z',
        DateOnly value => value.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture),
        var other => throw new ArgumentException($"No literal holds a {other?.GetType().Name ?? "null"}.", nameof(literal)),
    };

    private static string Checked(string text)
    {
        try
        {
            return XmlConvert.VerifyXmlChars(text);
        }
        catch (XmlException exception)
        {
            throw new QueryNotSupportedException("The text holds a character that XML cannot carry (a control character, or half of a surrogate pair). Take it out before the query.", exception);
        }
    }
}
