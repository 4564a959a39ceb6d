using System.Collections.Frozen;
using System.Net;
using Microsoft.Data.Sqlite;
using Microsoft.OData;
using Microsoft.OData.UriParser;
using TypedDynamics.Emulator.Answers;
using TypedDynamics.Emulator.Endpoints.Bulk;
using TypedDynamics.Emulator.Endpoints.Definitions;
using TypedDynamics.Emulator.Endpoints.Files;
using TypedDynamics.Emulator.Querying;

namespace TypedDynamics.Emulator.Endpoints;

/// <summary>Finds the route of a call and turns every failure into the service's error.</summary>
internal static class Dispatch
{
    private static readonly FrozenDictionary<(string, string), Route> s_routes = Routes.All.ToFrozenDictionary(route => (route.Method, route.Shape));
    private static readonly FrozenSet<string> s_shapes = Routes.All.Select(route => route.Shape).ToFrozenSet();
    private static readonly string[] s_otherQueries = ["fetchXml", "savedQuery", "userQuery", "sql", "$apply", "$deltatoken"];

    private const int SchemaError = 1;
    private const int MostTries = 5;

    private const string Namespace = "Microsoft.Dynamics.CRM.";

    // That of a request inside a batch; outside it is half as long.
    private const int LongestAddress = 64 * 1024;

    public static Answer Run(Call call)
    {
        for (var tries = 1; ; tries++)
        {
            try
            {
                var answer = Answer(call);
                return call.WantsBareJson ? BareJson.Of(answer) : answer;
            }
            catch (SqliteException e) when (e.SqliteErrorCode == SchemaError && call.Org != call.Service.Org && tries < MostTries)
            {
                // The schema changed between the reading of the request and its statement, which did nothing.
                call = call.Again();
            }
            catch (Exception e) when (e is not OperationCanceledException)
            {
                // A client must get the service's kind of answer even for a fault of the emulator; the text says whose it is.
                return ErrorJson.Of(ODataErrors.Unexpected($"The emulator failed: {e.Message}"), call.Preferences);
            }
        }
    }

    private static Answer Answer(Call call)
    {
        try
        {
            if (call.Uri.OriginalString.Length > LongestAddress)
                throw ODataErrors.AddressTooLong(LongestAddress);
            call = Impersonation.Apply(WithIndexes(call));
            var target = TargetOf(call);
            if (call.Method == "GET" && target.Table is { } read) call.RequireRead([read]);
            if (s_routes.TryGetValue((call.Method, target.Shape), out var route))
                return Answered(call, route, target);
            throw s_shapes.Contains(target.Shape)
                ? ODataErrors.MethodNotAllowed(call.Method, call.Path)
                : ODataErrors.NotImplemented($"{call.Method} {target.Shape}");
        }
        catch (ODataUnrecognizedPathException e)
        {
            return ErrorJson.Of(new ServiceError(HttpStatusCode.NotFound, "0x8006088a", e.Message), call.Preferences);
        }
        catch (ODataException e)
        {
            return ErrorJson.Of(ODataErrors.BadRequest(e.Message), call.Preferences);
        }
        catch (ServiceError e)
        {
            return ErrorJson.Of(e, call.Preferences);
        }
        catch (InvalidOperationException e) when (e.Source?.StartsWith("System.Text.Json", StringComparison.Ordinal) == true)
        {
            return ErrorJson.Of(ODataErrors.BadRequest($"A value of the request's body is of another type than it must be: {e.Message}"), call.Preferences);
        }
    }

    // An index is built after its key was read once, so that clients see it wait, and before any row could be asked for by it.
    private static Answer Answered(Call call, Route route, Target target)
    {
        if (route.Answer is null)
            throw ODataErrors.NotImplemented($"{route.Method} {route.Shape}");
        var answer = route.Answer(call, target);
        if (target.Shape == "{definitions}" && call.Method == "GET")
            call.Service.Schema.BuildIndexes();
        return answer;
    }

    private static Call WithIndexes(Call call)
    {
        if (!call.Service.Schema.HasChanged || LeadsIntoSchema(call))
            return call;
        call.Service.Schema.BuildIndexes();
        return call with { Org = call.Service.Org };
    }

    private static bool LeadsIntoSchema(Call call) => DefinitionAddress.IsOne(Uri.UnescapeDataString(call.Path));

    private static Target TargetOf(Call call)
    {
        // These stand in every organization, even in a cache that was cut down to a few tables.
        switch (call.Path)
        {
            case "":
                return new("");
            case "$metadata" or "$batch":
                return new(call.Path);
            case "WhoAmI" or "WhoAmI()":
                return new("WhoAmI");
            case "RetrieveVersion" or "RetrieveVersion()":
                return new("RetrieveVersion");
        }

        var isOfSchema = LeadsIntoSchema(call);
        QueryOptions.Require(call, ofDefinitions: isOfSchema);
        if (isOfSchema)
            return new("{definitions}");
        if ((BulkMessages.Target(call) ?? FileMessages.Target(call) ?? SchemaMessages.Target(call)) is { } message)
            return message;
        RequireOperation(call);
        var path = call.Parser.ParsePath();
        var target = call.Service.Database.Read(connection => new ODataAddressing(connection, call.Org).Follow(path));
        if (target.Missing is { } missing && call.Method != "PATCH")
            throw missing;
        if (target.Shape is "{set}" or "{row}/{collection}" && Array.Find(s_otherQueries, call.HasOption) is { } other)
            return target with { Shape = "{set}?" + other };
        return target;
    }

    // The parser takes the name of an operation that there is not for a wrong address, and says so with another code.
    private static void RequireOperation(Call call)
    {
        var name = Uri.UnescapeDataString(call.Path[(call.Path.LastIndexOf('/') + 1)..]).Split('(')[0];
        var model = call.Org.Model;
        if (name.StartsWith(Namespace, StringComparison.Ordinal) && !model.FindDeclaredOperations(name).Any() && model.FindDeclaredType(name) is null)
            throw ODataErrors.NotFound(name);
    }
}
