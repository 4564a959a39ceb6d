namespace TypedDynamics.Emulator.Answers;

/// <summary>The body of an error; with details when their annotations are asked for.</summary>
internal static class ErrorJson
{
    public static Answer Of(ServiceError error, Preferences preferences) => new(
        error.Status,
        JsonText.Write(json =>
        {
            json.WriteStartObject();
            json.WriteStartObject("error");
            json.WriteString("code", error.Code);
            json.WriteString("message", error.Message);
            foreach (var (name, value) in Details(error))
            {
                if (value is not null && preferences.Wants(name))
                    json.WriteString("@" + name, value);
            }

            json.WriteEndObject();
            json.WriteEndObject();
        }),
        Answer.Json)
    {
        RetryAfter = error.RetryAfter,
    };

    private static IEnumerable<(string Name, string? Value)> Details(ServiceError error) =>
    [
        ("Microsoft.PowerApps.CDS.ErrorDetails.OperationStatus", "0"),
        ("Microsoft.PowerApps.CDS.ErrorDetails.SubErrorCode", "2146233088"),
        ("Microsoft.PowerApps.CDS.ErrorDetails.Plugin.BulkApiErrorDetails", error.BulkDetails),
        ("Microsoft.PowerApps.CDS.InnerError.Message", error.Message),
        ("Microsoft.PowerApps.CDS.HelpLink", $"http://go.microsoft.com/fwlink/?LinkID=398563&error=Microsoft.Crm.CrmException%3a{error.Code[2..]}"),
        ("Microsoft.PowerApps.CDS.TraceText", ""),
    ];
}
