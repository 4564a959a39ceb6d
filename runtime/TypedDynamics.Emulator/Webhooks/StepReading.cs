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

    public ImmutableArray<Step> Read()
    {
        if (All("sdkmessageprocessingstep") is not { Rows: { Count: > 0 } rows } steps || All("serviceendpoint") is not { } endpoints) return [];
        var (messages, filters, images) = (All("sdkmessage"), All("sdkmessagefilter"), All("sdkmessageprocessingstepimage"));
        return [.. rows.OrderBy(row => steps.Number(row, "rank")).Select(ReadStep).OfType<Step>()];

        Step? ReadStep(Row row)
        {
            if (steps.Number(row, "statecode") == Disabled || endpoints.Find(steps.Lookup(row, "_eventhandler_value")) is not { } endpoint || endpoints.Number(endpoint, "contract") != Webhook) return null;
            if (messages?.Find(steps.Lookup(row, "_sdkmessageid_value")) is not { } message || !Uri.TryCreate(endpoints.Text(endpoint, "url"), UriKind.Absolute, out var url)) return null;
            var filter = filters?.Find(steps.Lookup(row, "_sdkmessagefilterid_value"));
            return new(
                row.Id,
                steps.Text(row, "name") ?? "",
                messages.Text(message, "name") ?? "",
                filter is null ? null : filters!.Text(filter, "primaryobjecttypecode"),
                (int)(steps.Number(row, "stage") ?? Step.PostOperation),
                steps.Number(row, "mode") == 1,
                Names(steps.Text(row, "filteringattributes")),
                [.. ImagesOf(images, row.Id)],
                new(url, endpoints.Number(endpoint, "authtype") ?? 0, Secrets.Find(connection, endpoint.Id)));
        }
    }

    private static IEnumerable<StepImage> ImagesOf(TableRows? images, Guid step)
    {
        foreach (var image in images?.Rows.Where(image => images.Lookup(image, "_sdkmessageprocessingstepid_value") == step) ?? [])
        {
            var (alias, columns, type) = (images!.Text(image, "entityalias") ?? "", Names(images.Text(image, "attributes")), images.Number(image, "imagetype") ?? BeforeOnly);
            if (type != AfterOnly) yield return new(alias, IsBefore: true, columns);
            if (type != BeforeOnly) yield return new(alias, IsBefore: false, columns);
        }
    }

    private static ImmutableArray<string> Names(string? list) => [.. (list ?? "").Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries)];

    private TableRows? All(string name) => org.Table(name) is { } table ? new(table, new RowFetching(connection, org).Page(RowQuery.All(table), null, null, RowFetching.MostRows * 10).Rows) : null;

    /// <summary>The rows of a table, by the names of its columns.</summary>
    private sealed record TableRows(Table Table, List<Row> Rows)
    {
        public Row? Find(Guid? id) => id is null ? null : Rows.Find(row => row.Id == id);

        public string? Text(Row row, string column) => Value(row, column) as string;

        public long? Number(Row row, string column) => Value(row, column) as long?;

        public Guid? Lookup(Row row, string column) => Value(row, column) switch { Reference reference => reference.Id, Guid id => id, _ => null };

        private object? Value(Row row, string column) => Table.Column(column) is { } known ? row[known] : null;
    }
}
