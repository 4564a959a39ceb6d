using System.Text.RegularExpressions;
using Microsoft.Data.Sqlite;
using Microsoft.OData;
using TypedDynamics.Emulator.Answers;
using TypedDynamics.Emulator.Endpoints.Batching;
using TypedDynamics.Emulator.Organization;
using TypedDynamics.Emulator.Querying;

namespace TypedDynamics.Emulator.Endpoints;

/// <summary>Finds the row that the address in an <c>@odata.bind</c> names: relative, rooted, absolute, by id or by alternate key.</summary>
internal sealed partial class Bindings(Service service, SqliteConnection connection, string serviceRoot, IReadOnlyDictionary<string, string> references, bool trusted)
{
    public Reference Follow(string address, Table expected)
    {
        var target = Locate(address, expected);
        if (target is not { Table: { } table, Row: { } id })
            throw Invalid(address, expected);
        if (trusted)
            return new(id, table.LogicalName);

        var row = new Variable(table);
        var where = new Comparison(new ColumnPath(row.Row, table.Key), ComparisonKind.Equal, new Literal(id.ToString("D")));
        var found = new RowFetching(connection, service.Org).One(new RowQuery(row) { Columns = [], Where = where });
        return found is null ? throw ODataErrors.RowNotFound(table, id) : new(id, found.Table.LogicalName);
    }

    /// <summary>The row that an address names, or the alternate key that no row has.</summary>
    public Target Locate(string address, Table expected)
    {
        var target = Address(ContentIds.Replace(address, references), expected);
        return target is { Shape: "{row}", IsEmpty: false, Table: { } table } && IsA(table, expected) ? target : throw Invalid(address, expected);
    }

    private Target Address(string address, Table expected)
    {
        try
        {
            return new ODataAddressing(connection, service.Org).Follow(Service.ParserOf(service.Org, serviceRoot, Absolute(address)).ParsePath());
        }
        catch (Exception e) when (e is ODataException or UriFormatException)
        {
            throw Invalid(address, expected);
        }
    }

    // A row is the same by every version of the Web API and by every name of its host.
    private Uri Absolute(string address) =>
        Root().Match(address) is { Success: true } root ? new(serviceRoot + address[root.Length..])
        : address.StartsWith("http", StringComparison.OrdinalIgnoreCase) ? new(address)
        : new(serviceRoot + address.TrimStart('/'));

    [GeneratedRegex(@"^(https?://[^/]+)?(/[^/]+)?/api/data/v\d+\.\d+/", RegexOptions.IgnoreCase)]
    private static partial Regex Root();

    private static bool IsA(Table table, Table expected) => table == expected || (table.Base is { } parent && IsA(parent, expected));

    private static ServiceError Invalid(string address, Table expected) =>
        ODataErrors.Payload(expected, $"Microsoft.OData.ODataException: The value '{address}' is not a valid reference to a row of '{expected.FullName}'.");
}
