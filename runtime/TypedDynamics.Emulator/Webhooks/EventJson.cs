using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using TypedDynamics.Emulator.Organization;
using TypedDynamics.Emulator.Querying;

namespace TypedDynamics.Emulator.Webhooks;

/// <summary>Writes the execution context as the service does: by the rules of WCF's serializer for JSON, with escaped slashes and dates in ticks.</summary>
internal static class EventJson
{
    private const int LongestBody = 256 * 1024;
    private const int NotIsolated = 1;

    private static readonly JsonWriterOptions s_options = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    /// <returns>The body, and whether it was too long: parts are then left out.</returns>
    public static (byte[] Body, bool IsCut) Write(Step step, Happening happening, Origin origin, DateTimeOffset now)
    {
        var (operation, request) = (Guid.NewGuid(), Guid.NewGuid());
        var whole = Write(isCut: false);
        return whole.Length <= LongestBody ? (whole, false) : (Write(isCut: true), true);

        byte[] Write(bool isCut)
        {
            using var buffer = new MemoryStream();
            using (var json = new Utf8JsonWriter(buffer, s_options)) WriteContext(json, step, happening, origin, now, operation, request, isCut);
            // A slash stands inside texts only.
            return Encoding.UTF8.GetBytes(Encoding.UTF8.GetString(buffer.GetBuffer(), 0, (int)buffer.Length).Replace("/", "\\/", StringComparison.Ordinal));
        }
    }

    private static void WriteContext(Utf8JsonWriter json, Step step, Happening happening, Origin origin, DateTimeOffset now, Guid operation, Guid request, bool isCut)
    {
        json.WriteStartObject();
        json.WriteString("BusinessUnitId", origin.Actor.BusinessUnit);
        json.WriteString("CorrelationId", origin.CorrelationId);
        json.WriteNumber("Depth", 1);
        json.WriteString("InitiatingUserAzureActiveDirectoryObjectId", Guid.Empty);
        json.WriteString("InitiatingUserId", origin.Actor.Impersonator ?? origin.Actor.User);
        if (!isCut) WriteInput(json, happening);
        json.WriteBoolean("IsExecutingOffline", false);
        json.WriteBoolean("IsInTransaction", !step.IsAsynchronous && step.Stage != Step.PreValidation);
        json.WriteBoolean("IsOfflinePlayback", false);
        json.WriteNumber("IsolationMode", NotIsolated);
        json.WriteString("MessageName", happening.Message);
        json.WriteNumber("Mode", step.IsAsynchronous ? 1 : 0);
        json.WriteString("OperationCreatedOn", EventValues.Ticks(now));
        json.WriteString("OperationId", operation);
        json.WriteString("OrganizationId", Identity.Organization);
        json.WriteString("OrganizationName", "contoso");
        json.WriteStartArray("OutputParameters");
        if (happening.Message == Happening.Create && step.Stage == Step.PostOperation) WritePair(json, "id", () => json.WriteStringValue(happening.Id));
        json.WriteEndArray();
        json.WritePropertyName("OwningExtension");
        EventValues.WriteReference(json, new Reference(step.Id, "sdkmessageprocessingstep"), step.Name);
        if (!isCut)
        {
            json.WriteNull("ParentContext");
            WriteImages(json, "PostEntityImages", step, happening, happening.After, isBefore: false);
            WriteImages(json, "PreEntityImages", step, happening, happening.Before, isBefore: true);
        }

        json.WriteString("PrimaryEntityId", happening.Id);
        json.WriteString("PrimaryEntityName", happening.Table.LogicalName);
        json.WriteString("RequestId", request);
        json.WriteString("SecondaryEntityName", "none");
        json.WriteStartArray("SharedVariables");
        if (origin.Tag is { } tag) WritePair(json, "tag", () => json.WriteStringValue(tag));
        json.WriteEndArray();
        json.WriteNumber("Stage", step.Stage);
        json.WriteString("UserAzureActiveDirectoryObjectId", Guid.Empty);
        json.WriteString("UserId", origin.Actor.User);
        json.WriteEndObject();
    }

    private static void WriteInput(Utf8JsonWriter json, Happening happening)
    {
        json.WriteStartArray("InputParameters");
        WritePair(json, "Target", () =>
        {
            if (happening.Message == Happening.Delete) EventValues.WriteReference(json, new Reference(happening.Id, happening.Table.LogicalName), name: null, isTyped: true);
            else EventValues.WriteRow(json, happening.Table, happening.Id, WithKey(happening), isTyped: true);
        });
        json.WriteEndArray();
    }

    private static Dictionary<Column, object?> WithKey(Happening happening) => new(happening.Values) { [happening.Table.PrimaryId] = happening.Id };

    private static void WriteImages(Utf8JsonWriter json, string name, Step step, Happening happening, Row? row, bool isBefore)
    {
        json.WriteStartArray(name);
        foreach (var image in step.Images.Where(image => row is not null && image.IsBefore == isBefore))
        {
            var shown = happening.Table.Columns.Where(column => row![column] is not null && (image.Columns.IsEmpty || column == happening.Table.PrimaryId || image.Columns.Contains(column.LogicalName)));
            WritePair(json, image.Alias, () => EventValues.WriteRow(json, happening.Table, happening.Id, shown.ToDictionary(static column => column, column => row![column]), isTyped: false));
        }

        json.WriteEndArray();
    }

    private static void WritePair(Utf8JsonWriter json, string key, Action writeValue)
    {
        json.WriteStartObject();
        json.WriteString("key", key);
        json.WritePropertyName("value");
        writeValue();
        json.WriteEndObject();
    }
}
