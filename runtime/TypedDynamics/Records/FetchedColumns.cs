using TypedDynamics.FetchXml;

namespace TypedDynamics.Records;

/// <summary>What a FetchXML document asks for: answers leave out what is null, which is known from what was asked alone.</summary>
internal sealed class FetchedColumns
{
    private const StringComparison Exact = StringComparison.Ordinal;

    private readonly HashSet<string> _names = new(StringComparer.Ordinal);
    private readonly List<string> _wholeLinks = [];
    private readonly bool _hasWholeRow;

    public FetchedColumns(Fetch fetch)
    {
        var root = fetch.Entity;
        _hasWholeRow = !fetch.IsAggregate && (root.HasAllColumns || root.Columns.Count == 0);
        foreach (var column in root.Columns) _names.Add(column.Alias ?? column.Name);
        foreach (var link in root.Links) Add(link);
    }

    private FetchedColumns() => _hasWholeRow = true;

    /// <summary>What a view asks for is the org's to say.</summary>
    public static FetchedColumns Unknown { get; } = new();

    /// <param name="name">As answers call it: <c>name</c>, <c>_primarycontactid_value</c>, <c>c.fullname</c>, or an alias.</param>
    public bool Has(string name)
    {
        var dot = name.IndexOf('.', Exact);
        var column = LogicalName(dot < 0 ? name : name[(dot + 1)..]);
        return _names.Contains(dot < 0 ? column : $"{name[..dot]}.{column}") || _names.Contains(name)
            || (dot < 0 ? _hasWholeRow : _wholeLinks.Contains(name[..dot]));
    }

    // Without an alias it is the service's to make one, which cannot be told here.
    private void Add(FetchLink link)
    {
        var alias = link.Alias ?? "";
        if (link.HasAllColumns) _wholeLinks.Add(alias);
        foreach (var column in link.Columns) _names.Add(column.Alias ?? $"{alias}.{column.Name}");
        foreach (var inner in link.Links) Add(inner);
    }

    private static string LogicalName(string name) => name.StartsWith('_') && name.EndsWith("_value", Exact) ? name[1..^"_value".Length] : name;
}
