using System.Text.RegularExpressions;
using TypedDynamics.Emulator.Querying;

namespace TypedDynamics.Emulator.Endpoints.Bulk;

/// <summary>The bulk messages: the cloud has them on every set, and documents of organizations need not declare them.</summary>
internal static partial class BulkMessages
{
    /// <summary>What a path such as <c>accounts/Microsoft.Dynamics.CRM.CreateMultiple</c> leads to; null for other paths.</summary>
    public static Target? Target(Call call)
    {
        if (!call.Service.HasBulkMessages || Message().Match(Uri.UnescapeDataString(call.Path)) is not { Success: true } message)
            return null;
        return call.Org.TableOfSet(message.Groups[1].Value) is { } table ? new($"{{set}}/{message.Groups[2].Value}") { Table = table } : null;
    }

    [GeneratedRegex(@"^(\w+)/Microsoft\.Dynamics\.CRM\.((?:Create|Update|Upsert|Delete)Multiple)$", RegexOptions.CultureInvariant)]
    private static partial Regex Message();
}
