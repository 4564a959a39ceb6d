using System.Text;
using TypedDynamics.LateBound;

namespace TypedDynamics.Metadata;

/// <summary>A question for definitions: the address and what it says of them. The service takes no order, no limit and no count here.</summary>
/// <param name="Address">The address, encoded.</param>
internal sealed record DefinitionQuery(string Address)
{
    public string? Select { get; init; }

    public string? Filter { get; init; }

    public string? Expand { get; init; }

    public override string ToString()
    {
        var uri = new StringBuilder(Address);
        var separator = '?';
        foreach (var (option, value) in new[] { ("$select", Select), ("$filter", Filter), ("$expand", Expand) })
        {
            if (string.IsNullOrWhiteSpace(value)) continue;
            uri.Append(separator).Append(option).Append('=').Append(ClauseText.Encode(value));
            separator = '&';
        }

        return uri.ToString();
    }
}
