using System.Security.Cryptography;
using System.Text;

namespace TypedDynamics.Diagnostics;

/// <summary>What tells one query from others wherever it is asked: the same for the same question, in logs, traces and <see cref="QueryPlan.Id"/>.</summary>
internal static class QueryId
{
    private const int Bytes = 8;

    private static readonly HttpRequestOptionsKey<string> s_key = new("TypedDynamics.QueryId");

    /// <param name="address">Of the query's first page, relative to the root.</param>
    public static string Of(string address) => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(address)).AsSpan(0, Bytes));

    public static void MarkAs(this HttpRequestMessage request, string queryId) => request.Options.Set(s_key, queryId);

    public static string? Find(HttpRequestMessage request) => request.Options.TryGetValue(s_key, out var id) ? id : null;
}
