using System.Buffers;
using System.Text.Json;
using TypedDynamics.Emitted;
using TypedDynamics.Serialization;

namespace TypedDynamics.Writing.Bulk;

/// <summary>Many rows in one message: <c>POST accounts/Microsoft.Dynamics.CRM.CreateMultiple</c> with <c>{"Targets":[{"@odata.type":"…",…},…]}</c>.</summary>
internal static class MultipleRequest
{
    public static HttpRequestMessage Create<T>(BulkAction<T> action, BulkChunk<T> chunk)
    {
        var body = new ArrayBufferWriter<byte>();
        using (var json = new Utf8JsonWriter(body, RowWriting.Options))
        {
            json.WriteStartObject();
            json.WriteStartArray("Targets");
            var targets = new Utf8RowWriter(json);
            foreach (var item in chunk.Items)
            {
                targets.OpenTyped(action.Entity.LogicalName);
                action.WriteTarget(item.Item, ref targets);
                targets.CloseTyped();
            }

            json.WriteEndArray();
            json.WriteEndObject();
        }

        return WriteRequest.Create(HttpMethod.Post, $"{RowAddress.SetOf(action.Entity)}/{WireNames.Namespace}{action.Message}", body.WrittenMemory);
    }
}
