using System.Text;
using TypedDynamics.Generator.Reading;

namespace TypedDynamics.Tool.Pulling;

/// <summary>A document of a cache, as the compiler would take it.</summary>
internal static class CacheDocument
{
    public static string Text(byte[] bytes) => Encoding.UTF8.GetString(bytes.AsSpan() is [0xEF, 0xBB, 0xBF, ..] ? bytes.AsSpan(3) : bytes);

    /// <summary>What makes it unreadable; null where nothing does.</summary>
    public static ReadProblem? Damage(IEnumerable<ReadProblem> problems) => problems.FirstOrDefault(static problem => problem.Rule is "TD0003" or "TD0004" or "TD0005");
}
