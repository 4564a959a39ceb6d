using TypedDynamics.Emulator.Answers;
using TypedDynamics.Emulator.Organization;
using TypedDynamics.Emulator.Querying;

namespace TypedDynamics.Emulator.Endpoints;

/// <summary>Requests in another user's name: <c>CallerObjectId</c> names them by their id in the directory, <c>MSCRMCallerID</c> by that in the organization.</summary>
internal static class Impersonation
{
    private const string DirectoryId = "azureactivedirectoryobjectid";

    public static Call Apply(Call call)
    {
        if (call.SignedIn is { } user) call = call with { Actor = (Find(call, user, static users => users.PrimaryId) ?? throw ODataErrors.NotAMember()) with { Impersonator = null } };
        var actor = call.CallerObjectId is { Length: > 0 } objectId
            ? Find(call, Parse(objectId, "CallerObjectId"), static users => users.Column(DirectoryId)) ?? throw ODataErrors.NotAMember()
            : call.CallerId is { Length: > 0 } callerId && Parse(callerId, "MSCRMCallerID") is var id
            ? Find(call, id, static users => users.PrimaryId) ?? throw ODataErrors.RowNotFound("systemuser", id)
            : call.Actor;
        var access = call.Service.AccessOf(actor.User);
        if (actor.Impersonator is not { } impersonator) return call with { Actor = actor with { Access = access } };
        var theirs = call.Service.AccessOf(impersonator);
        theirs.RequireActOnBehalf();
        return call with { Actor = actor with { Access = access.And(theirs) } };
    }

    private static Guid Parse(string text, string header) =>
        Guid.TryParse(text, out var id) ? id : throw ODataErrors.BadRequest($"The value '{text}' of the header {header} is not an id.");

    private static Actor? Find(Call call, Guid id, Func<Table, Column?> key)
    {
        if (call.Org.Table("systemuser") is not { } users || key(users) is not { } column)
            return null;
        var all = RowQuery.All(users);
        var isTheirs = new Comparison(new ColumnPath(all.Row.Row, column), ComparisonKind.Equal, new Literal(id.ToString("D")));
        if (call.Read(rows => rows.One(all with { Where = isTheirs })) is not { } user)
            return null;
        if (users.Column("isdisabled") is { } disabled && user[disabled] is true) throw ODataErrors.UserDisabled();
        var unit = users.Column("_businessunitid_value") is { } lookup && user[lookup] is Reference { Id: var own } ? own : Identity.BusinessUnit;
        return user.Id == call.Actor.User ? call.Actor : new(user.Id, unit, call.Actor.User);
    }
}
