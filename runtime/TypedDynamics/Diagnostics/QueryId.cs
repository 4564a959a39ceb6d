using System.Security.Cryptography;
using System.Text;
using System.Text.RegularExpressions;

namespace TypedDynamics.Diagnostics;

/// <summary>What tells one query from others wherever it is asked: the same for the same question, whatever the values in it, in logs, traces and <see cref="QueryPlan.Id"/>.</summary>
internal static partial class QueryId
{
    private const int Bytes = 8;

    private static readonly HttpRequestOptionsKey<Func<string>> s_key = new("TypedDynamics.QueryId");

    /// <param name="address">Of the query's first page, relative to the root.</param>
    public static string Of(string address) => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(ShapeOf(address))).AsSpan(0, Bytes));

    // Names of columns are no values, though functions have them in quotes.
    private static string ShapeOf(string address) => Value().Replace(Uri.UnescapeDataString(address), "$1?");

    [GeneratedRegex("""(PropertyName='[^']*')|'(?:[^']|'')*'|(?<=PropertyValues=)\[[^\]]*\]|(?<=PropertyValue\d?=|[ ])-?\d[-\w.:+]*|(?<=[ ])[0-9a-fA-F]{8}-[-0-9a-fA-F]{27}|(?<= value=)"[^"]*"|(?:<value>[^<]*</value>)+""")]
    private static partial Regex Value();

    /// <summary>Lets a request tell of which query it is; the id is worked out for who asks only.</summary>
    public static void MarkAs(this HttpRequestMessage request, Func<string> queryId) => request.Options.Set(s_key, queryId);

    public static string? Find(HttpRequestMessage request) => request.Options.TryGetValue(s_key, out var id) ? id() : null;
}
