using TypedDynamics.Emulator.Answers;
using TypedDynamics.Emulator.Querying;

namespace TypedDynamics.Emulator.Endpoints.Definitions;

/// <summary>The languages in which labels may be: those that the definitions have texts in.</summary>
internal static class Languages
{
    public static Answer Provisioned(Call call, Target target) => List(call, "RetrieveProvisionedLanguages", "RetrieveProvisionedLanguages");

    public static Answer Available(Call call, Target target) => List(call, "RetrieveAvailableLanguages", "LocaleIds");

    private static Answer List(Call call, string message, string member) => call.Result(message, json =>
    {
        json.WriteStartArray(member);
        foreach (var language in call.Org.Catalog.Languages)
            json.WriteNumberValue(language);
        json.WriteEndArray();
    });
}
