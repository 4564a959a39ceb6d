using System.Text;
using System.Text.Json;
using TypedDynamics.Querying.Model;

namespace TypedDynamics.Querying.OData;

/// <summary>Writes query functions: <c>Microsoft.Dynamics.CRM.LastXDays(PropertyName='createdon',PropertyValue=7)</c>.</summary>
internal static class ODataFunctionWriter
{
    public static void Write(StringBuilder text, FunctionMatch match)
    {
        if (!CanWrite(match))
        {
            throw new QueryNotSupportedException(match.Function is ColumnFunction.Like or ColumnFunction.NotLike
                ? "OData has no 'like'. Leave AsOData out, so that the query goes as FetchXML, or use Contains, StartsWith or EndsWith."
                : $"'{match.Function}' can be asked by OData of the row's own columns only, not of '{match.Column.Column.MemberName}' behind a navigation. Leave AsOData out, so that the query goes as FetchXML.");
        }

        if (match.Column.Range is { } range) text.Append(range.Name).Append('/');
        text.Append("Microsoft.Dynamics.CRM.").Append(match.Function).Append("(PropertyName='").Append(match.Column.Column.LogicalName).Append('\'');
        switch (match.Function)
        {
            case ColumnFunction.In or ColumnFunction.NotIn or ColumnFunction.Between or ColumnFunction.NotBetween or ColumnFunction.ContainValues or ColumnFunction.DoesNotContainValues:
                text.Append(",PropertyValues=").Append(Uri.EscapeDataString($"[{string.Join(',', match.Values.Select(Quoted))}]"));
                break;
            case ColumnFunction.InFiscalPeriodAndYear or ColumnFunction.InOrBeforeFiscalPeriodAndYear or ColumnFunction.InOrAfterFiscalPeriodAndYear:
                text.Append(",PropertyValue1=").Append(ODataLiteral.Write(match.Values[0])).Append(",PropertyValue2=").Append(ODataLiteral.Write(match.Values[1]));
                break;
            default:
                foreach (var value in match.Values) text.Append(",PropertyValue=").Append(value.Value is long ? ODataLiteral.Write(value) : ODataLiteral.Write(Plain(value)));
                break;
        }

        text.Append(')');
    }

    /// <summary>Of a column behind a navigation it is not documented, and <c>like</c> there is none.</summary>
    public static bool CanWrite(FunctionMatch match) => match.Column.Navigations.IsEmpty && match.Function is not (ColumnFunction.Like or ColumnFunction.NotLike);

    // Lists hold texts, in JSON's quotes: OData's own cannot hold an apostrophe there.
    // The service looks for the list's end before it reads the texts: what could mislead it there is written by its number.
    private static string Quoted(Literal value)
    {
        var text = JsonEncodedText.Encode(ODataLiteral.RequireUnicode(Plain(value)), System.Text.Encodings.Web.JavaScriptEncoder.UnsafeRelaxedJsonEscaping).ToString();
        return $"\"{text.Replace("\\\\", "\\u005c", StringComparison.Ordinal).Replace("\\\"", "\\u0022", StringComparison.Ordinal).Replace("[", "\\u005b", StringComparison.Ordinal).Replace("]", "\\u005d", StringComparison.Ordinal)}\"";
    }

    private static string Plain(Literal value) => value.Value as string ?? ODataLiteral.WritePlain(value);
}
