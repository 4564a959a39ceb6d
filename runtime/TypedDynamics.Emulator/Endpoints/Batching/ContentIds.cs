using System.Text.RegularExpressions;
using TypedDynamics.Emulator.Answers;

namespace TypedDynamics.Emulator.Endpoints.Batching;

/// <summary><c>$1</c> at the start of an address stands for the row that the request of that Content-ID made.</summary>
internal static partial class ContentIds
{
    /// <summary>The address with the row's own in place of the reference; as it is where there is none.</summary>
    public static string Replace(string address, IReadOnlyDictionary<string, string> references)
    {
        var found = Reference().Match(address);
        if (!found.Success)
            return address;
        return references.TryGetValue(found.Groups[1].Value, out var row)
            ? row + address[found.Length..]
            : throw ODataErrors.BadRequest($"Content-ID Reference: '${found.Groups[1].Value}' does not exist in the batch context.");
    }

    [GeneratedRegex(@"^/?\$(\d+)(?=$|[/?(])")]
    private static partial Regex Reference();
}
