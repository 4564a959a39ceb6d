using System.Buffers;
using System.Text;
using System.Text.Json;
using TypedDynamics.Emitted;
using TypedDynamics.Querying.Model;
using TypedDynamics.Querying.OData;
using TypedDynamics.Serialization;

namespace TypedDynamics.Operations;

/// <summary>Parameters in the address of a function: OData's literals where there are such, else JSON.</summary>
internal static class OperationLiteral
{
    public static string Of(Literal value) => ODataLiteral.Write(value);

    /// <summary><c>Microsoft.Dynamics.CRM.EntityFilters'Entity,Attributes'</c>.</summary>
    public static string OfEnum<TEnum>(string typeName, TEnum value)
        where TEnum : struct, Enum =>
        WireNames.Namespace + typeName + ODataLiteral.Write(value.ToString().Replace(", ", ",", StringComparison.Ordinal));

    /// <summary><c>{"@odata.id":"accounts(…)"}</c>.</summary>
    public static string OfRow(string entitySetName, Guid id) => Uri.EscapeDataString($$"""{"@odata.id":"{{entitySetName}}({{ODataLiteral.Write(id)}})"}""");

    public static string OfJson(WriteJson write)
    {
        var text = new ArrayBufferWriter<byte>();
        using (var json = new Utf8JsonWriter(text, RowWriting.Options)) write(new Utf8RowWriter(json));
        return Uri.EscapeDataString(Encoding.UTF8.GetString(text.WrittenSpan));
    }
}
