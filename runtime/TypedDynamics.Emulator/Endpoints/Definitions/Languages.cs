using System.Net;
using TypedDynamics.Emulator.Answers;
using TypedDynamics.Emulator.Querying;

namespace TypedDynamics.Emulator.Endpoints.Definitions;

/// <summary>The languages in which labels may be: those that the definitions have texts in.</summary>
internal static class Languages
{
    public static Answer Provisioned(Call call, Target target) => Answered(call, "RetrieveProvisionedLanguages", "RetrieveProvisionedLanguages");

    public static Answer Available(Call call, Target target) => Answered(call, "RetrieveAvailableLanguages", "LocaleIds");

    private static Answer Answered(Call call, string message, string member) => new(
        HttpStatusCode.OK,
        JsonText.Write(json =>
        {
            json.WriteStartObject();
            json.WriteString("@odata.context", ContextUrl.OfType(call.ServiceRoot, $"Microsoft.Dynamics.CRM.{message}Response"));
            json.WriteStartArray(member);
            foreach (var language in call.Org.Catalog.Languages)
                json.WriteNumberValue(language);
            json.WriteEndArray();
            json.WriteEndObject();
        }),
        Answer.Json);
}
