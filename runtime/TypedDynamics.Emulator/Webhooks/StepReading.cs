using System.Collections.Immutable;
using Microsoft.Data.Sqlite;
using TypedDynamics.Emulator.Organization;
using TypedDynamics.Emulator.Querying;
using TypedDynamics.Emulator.Storage;

namespace TypedDynamics.Emulator.Webhooks;

/// <summary>Reads the steps that are registered, in their order. An org whose cache was cut down to other tables has none.</summary>
internal sealed class StepReading(SqliteConnection connection, Org org)
{
    private const long Webhook = 8;
    private const long Disabled = 1;
    private const long BeforeOnly = 0;
    private const long AfterOnly = 1;

    private readonly RowFetching _rows = new(connection, org);

    public ImmutableArray<Step> Read()
    {
        var steps = All("sdkmessageprocessingstep");
        if (steps.Count == 0) return [];
        var images = All("sdkmessageprocessingstepimage");
        return [.. steps.OrderBy(static step => Number(step, "rank")).Select(step => ReadStep(step, images)).OfType<Step>()];
    }

    private Step? ReadStep(Row step, List<Row> images)
    {
        if (Number(step, "statecode") == Disabled || Behind(step, "_eventhandler_value", "serviceendpoint") is not { } endpoint || Number(endpoint, "contract") != Webhook) return null;
        if (Behind(step, "_sdkmessageid_value", "sdkmessage") is not { } message || !Uri.TryCreate(Text(endpoint, "url"), UriKind.Absolute, out var url)) return null;
        var filter = Behind(step, "_sdkmessagefilterid_value", "sdkmessagefilter");
        return new(
            step.Id,
            Text(step, "name") ?? "",
            Text(message, "name") ?? "",
            filter is null ? null : Text(filter, "primaryobjecttypecode"),
            (int)(Number(step, "stage") ?? Step.PostOperation),
            Number(step, "mode") == 1,
            Names(Text(step, "filteringattributes")),
            [.. ImagesOf(images, step.Id)],
            new(url, Number(endpoint, "authtype") ?? 0, Secrets.Find(connection, endpoint.Id)));
    }

    private static IEnumerable<StepImage> ImagesOf(List<Row> images, Guid step)
    {
        foreach (var image in images.Where(image => Lookup(image, "_sdkmessageprocessingstepid_value") == step))
        {
            var (alias, columns, type) = (Text(image, "entityalias") ?? "", Names(Text(image, "attributes")), Number(image, "imagetype") ?? BeforeOnly);
            if (type != AfterOnly) yield return new(alias, IsBefore: true, columns);
            if (type != BeforeOnly) yield return new(alias, IsBefore: false, columns);
        }
    }

    private static ImmutableArray<string> Names(string? list) => [.. (list ?? "").Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries)];

    private List<Row> All(string name) => org.Table(name) is { } table ? _rows.Page(RowQuery.All(table), null, null, RowFetching.MostRows).Rows : [];

    private Row? Behind(Row row, string lookup, string name) => Lookup(row, lookup) is { } id && org.Table(name) is { } table ? _rows.ById(table, id) : null;

    private static string? Text(Row row, string column) => Value(row, column) as string;

    private static long? Number(Row row, string column) => Value(row, column) as long?;

    private static Guid? Lookup(Row row, string column) => Value(row, column) switch { Reference reference => reference.Id, Guid id => id, _ => null };

    private static object? Value(Row row, string column) => row.Table.Column(column) is { } known ? row[known] : null;
}
