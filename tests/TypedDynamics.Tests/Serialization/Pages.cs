using System.Text;
using TypedDynamics.Emitted;
using TypedDynamics.Querying.Execution;
using TypedDynamics.Serialization;

namespace TypedDynamics.Tests.Serialization;

/// <summary>Reads pages of samples in tests.</summary>
internal static class Pages
{
    public static RowShape Shape() => RowShape.Whole(EntityModel.Of<Sample>());

    public static Task<List<Sample>> ReadAsync(string page) => ReadAsync(new MemoryStream(Encoding.UTF8.GetBytes(page)));

    public static async Task<List<Sample>> ReadAsync(Stream body, RowShape? shape = null)
    {
        using var page = new PageReader(body, shape ?? Shape());
        var rows = new List<Sample>();
        await foreach (var row in page.ReadRowsAsync()) rows.Add((Sample)row);
        return rows;
    }

    /// <summary>The only row of a page that holds this object.</summary>
    public static async Task<Sample> ReadRowAsync(string row) => Assert.Single(await ReadAsync($$"""{"value":[{{row}}]}"""));
}
