using Microsoft.Data.Sqlite;
using TypedDynamics.Emulator.Answers;
using TypedDynamics.Emulator.Organization;
using TypedDynamics.Emulator.Querying;
using TypedDynamics.Emulator.Security;
using TypedDynamics.Emulator.Storage;
using TypedDynamics.Emulator.Webhooks;

namespace TypedDynamics.Emulator.Rules;

/// <summary>Changes a row, whichever road the change came by. The caller holds the transaction.</summary>
/// <param name="connection">The transaction's.</param>
/// <param name="clock">Says when.</param>
/// <param name="actor">Whose work it is.</param>
/// <param name="events">Are told; null where nobody is.</param>
internal sealed class Alteration(SqliteConnection connection, TimeProvider clock, Actor actor, RowEvents? events = null)
{
    private const int DuplicateUnique = 2067;

    /// <param name="change">What was sent.</param>
    /// <param name="current">The row as it is.</param>
    public void Change(RowInput change, Row current)
    {
        actor.Access.Require(Access.Write, change.Table);
        if (change.Parents.Count + change.Children.Count + change.Links.Count > 0)
            throw ODataErrors.BadRequest("Rows nested in an update are not supported: change them by requests of their own.");
        var sent = events is null ? null : change.Values.Keys.ToList();
        Complete(change, current);
        Validation.Check(change);
        WriteOnly.Apply(connection, change, current.Id);
        var happening = events is null ? null : new Happening(Happening.Update, change.Table, current.Id) { Values = change.Values, Sent = sent!, Before = current };
        if (happening is not null) events!.Before(happening);
        try
        {
            Rows.Update(connection, change.Table, current.Id, Rows.NextVersion(connection), change.Values);
        }
        catch (SqliteException e) when (e.SqliteExtendedErrorCode == DuplicateUnique)
        {
            throw ODataErrors.DuplicateKey(change.Table);
        }

        if (happening is not null) events!.After(happening);
    }

    private void Complete(RowInput change, Row current)
    {
        change.Values.Remove(change.Table.Key);
        change.Values.Remove(change.Table.PrimaryId);
        if (change.Sets("statecode") || change.Sets("statuscode"))
            States.Apply(change);
        Money.Apply(change, Current("exchangerate"));
        Ownership.Change(change);
        Names.Apply(change, Current);
        Images.Apply(change, current.Id, clock.GetUtcNow());
        change.Set("modifiedon", WholeSeconds.Of(clock.GetUtcNow()));
        change.Set("_modifiedby_value", new Reference(actor.User, "systemuser"));
        change.Set("_modifiedonbehalfby_value", actor.Impersonator is { } caller ? new Reference(caller, "systemuser") : null);

        object? Current(string name) => change.Table.Column(name) is { } column ? current[column] : null;
    }
}
