using System.Globalization;
using System.Text;
using TypedDynamics.Querying.Model;

namespace TypedDynamics.LateBound;

/// <summary>The clauses of a query over a table that is known only at run time, as OData's own text.</summary>
internal sealed record TableClauses(string EntitySet)
{
    public string? Select { get; init; }

    public string? Filter { get; init; }

    public string? OrderBy { get; init; }

    public string? Expand { get; init; }

    public int? Top { get; init; }

    public int? PageSize { get; init; }

    public string? Annotations { get; init; }

    // Beside a page size the service disregards a limit, which the reader of the pages then keeps.
    public bool TopSpansPages => Top > Math.Min(PageSize ?? QueryModel.RowsPerPageAtMost, QueryModel.RowsPerPageAtMost);

    public string ToUri()
    {
        var uri = new StringBuilder(EntitySet);
        Append(uri, "$select", Select);
        Append(uri, "$filter", Filter);
        Append(uri, "$orderby", OrderBy);
        if (!TopSpansPages) Append(uri, "$top", Top?.ToString(CultureInfo.InvariantCulture));
        Append(uri, "$expand", Expand);
        return uri.ToString();
    }

    /// <summary>One row, by what stands in the parentheses.</summary>
    public string ToRowUri(string key) => Shaped($"{EntitySet}({key})");

    /// <summary>A row that is written, as it is to be read back.</summary>
    public string ToWrittenUri() => Shaped(EntitySet);

    public string ToCountUri()
    {
        var uri = new StringBuilder(EntitySet).Append("/$count");
        Append(uri, "$filter", Filter);
        return uri.ToString();
    }

    private string Shaped(string address)
    {
        var uri = new StringBuilder(address);
        Append(uri, "$select", Select);
        Append(uri, "$expand", Expand);
        return uri.ToString();
    }

    private static void Append(StringBuilder uri, string option, string? value)
    {
        if (value is null) return;
        uri.Append(uri.ToString().Contains('?', StringComparison.Ordinal) ? '&' : '?').Append(option).Append('=').Append(ClauseText.Encode(value));
    }
}
