using Microsoft.Data.Sqlite;
using TypedDynamics.Emulator.Answers;
using TypedDynamics.Emulator.Organization;
using TypedDynamics.Emulator.Querying;
using TypedDynamics.Emulator.Storage;

namespace TypedDynamics.Emulator.Rules;

/// <summary>Changes a row, whichever road the change came by. The caller holds the transaction.</summary>
internal sealed class Alteration(SqliteConnection connection, TimeProvider clock, Actor actor)
{
    private const int DuplicateUnique = 2067;

    /// <param name="change">What was sent.</param>
    /// <param name="current">The row as it is.</param>
    public void Change(RowInput change, Row current)
    {
        if (change.Parents.Count + change.Children.Count + change.Links.Count > 0)
            throw ODataErrors.BadRequest("Rows nested in an update are not supported: change them by requests of their own.");
        Complete(change, current);
        Validation.Check(change);
        try
        {
            Rows.Update(connection, change.Table, current.Id, Rows.NextVersion(connection), change.Values);
        }
        catch (SqliteException e) when (e.SqliteExtendedErrorCode == DuplicateUnique)
        {
            throw ODataErrors.DuplicateKey(change.Table);
        }
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
