using System.Text.Json;
using System.Text.Json.Serialization;
using TypedDynamics.Benchmarks.Reading;

namespace TypedDynamics.Benchmarks.Writing;

/// <summary>What somebody would write who knows the columns: no model, no changes, no checks.</summary>
internal static class HandWriting
{
    public static void Write(Utf8JsonWriter json, Guid id)
    {
        json.WriteStartObject();
        json.WriteString("accountid"u8, id);
        json.WriteString("name"u8, "Fourth Coffee & Söhne");
        json.WriteString("accountnumber"u8, "ABC-12345");
        json.WriteString("emailaddress1"u8, "info@fourthcoffee.example");
        json.WriteString("address1_city"u8, "Redmond");
        json.WriteNumber("revenue"u8, 1_234_567.89m);
        json.WriteNumber("creditlimit"u8, 50_000m);
        json.WriteNumber("address1_latitude"u8, 47.6739);
        json.WriteNumber("numberofemployees"u8, 1200);
        json.WriteNumber("industrycode"u8, 1);
        json.WriteBoolean("donotemail"u8, true);
        json.WriteString("createdon"u8, new DateTime(2024, 6, 12, 14, 13, 25, DateTimeKind.Utc));
        json.WriteString("primarycontactid@odata.bind"u8, $"/accounts({id})");
        json.WriteEndObject();
    }
}

/// <summary>System.Text.Json's writing of the same columns, those without a value left out.</summary>
[JsonSourceGenerationOptions(DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull)]
[JsonSerializable(typeof(PlainAccount))]
internal sealed partial class PlainWriting : JsonSerializerContext;
