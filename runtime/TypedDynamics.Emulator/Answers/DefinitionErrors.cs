using System.Net;

namespace TypedDynamics.Emulator.Answers;

/// <summary>What the service answers when a definition is not there, or cannot be made or changed. Codes are documented for some of them only.</summary>
internal static class DefinitionErrors
{
    public static ServiceError NoTable(string name) =>
        new(HttpStatusCode.NotFound, "0x80041102", $"The entity with a name = '{name}' with namemapping = 'Logical' was not found in the MetadataCache.");

    public static ServiceError NoColumn(string table, string name) =>
        new(HttpStatusCode.NotFound, "0x80041103", $"'{table}' entity doesn't contain attribute with Name = '{name}' and NameMapping = 'Logical'.");

    public static ServiceError NotThere(string kind, string key) =>
        new(HttpStatusCode.NotFound, "0x80040217", $"{kind} With Id = {key} Does Not Exist");

    public static ServiceError NoFunction(string name) =>
        new(HttpStatusCode.NotImplemented, "0x8006088a", $"The \"{name}\" function isn't supported for Metadata Entities.");

    public static ServiceError Invalid(string message) => new(HttpStatusCode.BadRequest, "0x80040203", message);

    public static ServiceError AlreadyThere(string kind, string name) =>
        new(HttpStatusCode.BadRequest, "0x80044363", $"{kind} with the name '{name}' already exists. Please use a different name.");

    public static ServiceError InUse(string what, string by) =>
        new(HttpStatusCode.BadRequest, "0x8004F01F", $"{what} cannot be deleted because it is referenced by {by}.");

    public static ServiceError OptionTaken(int value) =>
        new(HttpStatusCode.BadRequest, "0x80044310", $"An option with the value {value} exists already.");

    public static ServiceError ExpiredStamp() =>
        new(HttpStatusCode.BadRequest, "0x80044352", "Version stamp associated with the client has expired. Please perform a full sync.");
}
