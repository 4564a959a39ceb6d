using System.Net;
using TypedDynamics.Emulator.Organization;

namespace TypedDynamics.Emulator.Answers;

/// <summary>The errors of the service, each with the code and the text that it really uses.</summary>
internal static class ODataErrors
{
    public static ServiceError BadRequest(string message) => new(HttpStatusCode.BadRequest, "0x80060888", message);

    // What the service says of options that it does not know is not documented (unverified): these are the texts of the libraries that it is made of.
    public static ServiceError OptionNotSupported(string option) => BadRequest($"The query parameter '{option}' is not supported.");

    public static ServiceError OptionTwice(string option) => BadRequest($"Query option '{option}' was specified more than once, but it must be specified at most once.");

    public static ServiceError Unauthorized() => new(HttpStatusCode.Unauthorized, "0x80072560", "The request has no bearer token.");

    public static ServiceError NotFound(string segment) =>
        new(HttpStatusCode.NotFound, "0x8006088a", $"Resource not found for the segment '{segment}'.");

    public static ServiceError NotImplemented(string what) =>
        new(HttpStatusCode.NotImplemented, "0x8006088a", $"The emulator does not implement {what}.");

    public static ServiceError NoLookup(Navigation navigation) => NotImplemented($"writing through '{navigation.Name}', for which the CSDL of '{navigation.Source.LogicalName}' has no lookup");

    public static ServiceError NoDeleteMultiple() =>
        new(HttpStatusCode.NotImplemented, "0x8006088a", "DeleteMultiple has not yet been implemented.");

    public static ServiceError MethodNotAllowed(string method, string resource) =>
        new(HttpStatusCode.MethodNotAllowed, "0x8006088a", $"The requested resource does not support http method '{method}': {resource}");

    public static ServiceError RowNotFound(Table table, Guid id) => RowNotFound(table.LogicalName, id);

    public static ServiceError RowNotFound(string table, Guid id) =>
        new(HttpStatusCode.NotFound, "0x80040217", $"{table} With Id = {id:D} Does Not Exist");

    public static ServiceError NotAMember() => new(HttpStatusCode.Forbidden, "0x80072560", "The user is not a member of the organization.");

    public static ServiceError RowNotFoundByKey(Table table) =>
        new(HttpStatusCode.NotFound, "0x80060891", $"A record with the specified key values does not exist in {table.LogicalName} entity");

    public static ServiceError Duplicate() =>
        new(HttpStatusCode.PreconditionFailed, "0x80040237", "A record with matching key values already exists.");

    public static ServiceError DuplicateKey(Table table) =>
        new(HttpStatusCode.PreconditionFailed, "0x80060892", $"A record that has the attribute values of an alternate key of {table.LogicalName} already exists.");

    // The code of expired version stamps of the schema: which one the service has for this is not documented.
    public static ServiceError DeltaTokenExpired() =>
        new(HttpStatusCode.BadRequest, "0x80044352", "The delta token has expired. Read all rows again to get a new one.");

    public static ServiceError ChangesNotTracked(Table table) =>
        new(HttpStatusCode.BadRequest, "0x80040203", $"Change tracking is not enabled for entity {table.LogicalName}.");

    public static ServiceError VersionMismatch() =>
        new(HttpStatusCode.PreconditionFailed, "0x80060882", "The version of the existing record doesn't match the RowVersion property provided.");

    public static ServiceError VersionsNotKept(Table table) =>
        new(HttpStatusCode.BadRequest, "0x8006088D", $"Optimistic concurrency isn't enabled for entity type {table.LogicalName}. The IsOptimisticConcurrencyEnabled property must be true.");

    public static ServiceError CannotDelete(Table table) =>
        new(HttpStatusCode.MethodNotAllowed, "0x80040227", $"The object you tried to delete is associated with another object and cannot be deleted: {table.LogicalName}.");

    public static ServiceError InvalidStatus(Table table, long status, long state) =>
        new(HttpStatusCode.BadRequest, "0x80048408", $"{status} is not a valid status code for state code {state} on {table.LogicalName}.");

    public static ServiceError CannotCreate(Table table) =>
        new(HttpStatusCode.BadRequest, "0x80040800", $"The 'Create' method does not support entities of type '{table.LogicalName}'.");

    public static ServiceError TooLong(Table table, Column column, int length) =>
        new(
            HttpStatusCode.BadRequest,
            "0x80044331",
            $"A validation error occurred.  The length of the '{column.LogicalName}' attribute of the '{table.LogicalName}' entity exceeded the maximum allowed length of '{length}'.");

    public static ServiceError OutsideRange(Table table, Column column, string value) =>
        new(
            HttpStatusCode.BadRequest,
            "0x8004431A",
            $"A validation error occurred. The value {value} of '{column.LogicalName}' on record of type '{table.LogicalName}' is outside the valid range. Accepted Values: {string.Join(',', table.OptionsOf(column).Select(option => option.Value))}");

    public static ServiceError UnknownProperty(Table table, string property) =>
        Payload(
            table,
            $"Invalid property '{property}' was found in entity '{table.FullName}'. ---> Microsoft.OData.ODataException: The property '{property}' does not exist on type '{table.FullName}'. Make sure to only use property names that are defined by the type.");

    public static ServiceError UndeclaredBinding(Table table, string property) =>
        Payload(
            table,
            $"Microsoft.OData.ODataException: An undeclared property '{property}' which only has property annotations in the payload but no property value was found in the payload. In OData, only declared navigation properties and declared named streams can be represented as properties without values.");

    public static ServiceError WrongLiteral(Table table, string literal, string type) =>
        Payload(table, $"Microsoft.OData.ODataException: Cannot convert the literal '{literal}' to the expected type '{type}'.");

    public static ServiceError Payload(Table table, string inner) =>
        new(
            HttpStatusCode.BadRequest,
            "0x80048d19",
            $"Error identified in Payload provided by the user for Entity :'{table.LogicalName}', For more information on this error please follow this help link https://go.microsoft.com/fwlink/?linkid=2195293  ---->  InnerException : {inner}");

    public static ServiceError LookupWrittenAsValue() =>
        BadRequest("CRM do not support direct update of Entity Reference properties, Use Navigation properties instead.");

    public static ServiceError MalformedCookie() =>
        new(HttpStatusCode.BadRequest, "0x8004112A", "Malformed XML in the Paging Cookie");

    public static ServiceError AddressTooLong(int most) =>
        new(HttpStatusCode.RequestUriTooLong, "0x80060888", $"The address is longer than {most} characters. Send the request inside $batch, which takes twice as much, or split it.");

    public static ServiceError Unexpected(string message) => new(HttpStatusCode.InternalServerError, "0x80040216", message);

    /// <summary>A synchronous step refuses what it was told of.</summary>
    public static ServiceError StepFailed(string step, string failure) => new(HttpStatusCode.BadRequest, "0x80040265", $"The webhook of step '{step}' failed: {failure}.");

    public static ServiceError UserDisabled() => new(HttpStatusCode.Forbidden, "0x80040225", "The specified user is disabled.");

    // The text is not documented word for word.
    public static ServiceError MissingPrivilege(Guid user, string privilege, string? table) =>
        new(HttpStatusCode.Forbidden, "0x80040220", $"Principal user (Id={user:D}, type=8) is missing {privilege} privilege{(table is null ? "" : $" for entity '{table}'")}.");
}
