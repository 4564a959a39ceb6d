using System.Collections.Immutable;
using Microsoft.Data.Sqlite;
using TypedDynamics.Emulator.Answers;
using TypedDynamics.Emulator.Organization;
using TypedDynamics.Emulator.Querying;

namespace TypedDynamics.Emulator.Webhooks;

/// <summary>Tells webhooks what happens in one transaction: synchronous steps at once, so that their refusal undoes it; the others when it is committed.</summary>
/// <remarks>While a synchronous step is told, the emulator answers nobody else: what it is told may not ask back.</remarks>
internal sealed class RowEvents
{
    private readonly Service _service;
    private readonly SqliteConnection _connection;
    private readonly Origin _origin;
    private readonly ImmutableArray<Step> _steps;

    private RowEvents(Service service, SqliteConnection connection, Origin origin, ImmutableArray<Step> steps) => (_service, _connection, _origin, _steps) = (service, connection, origin, steps);

    /// <returns>Null where nobody is to be told of anything.</returns>
    public static RowEvents? Over(Service service, SqliteConnection connection, Origin origin)
    {
        var steps = new StepReading(connection, service.Org).Read();
        steps = steps.RemoveAll(origin.Bypass.LeavesOut);
        return steps.IsEmpty ? null : new(service, connection, origin, steps);
    }

    /// <summary>Before a row is written.</summary>
    /// <exception cref="ServiceError">A step refuses.</exception>
    public void Before(Happening happening)
    {
        foreach (var step in _steps)
            if (!step.IsAsynchronous && step.Stage is Step.PreValidation or Step.PreOperation && step.Hears(happening)) Tell(step, happening);
    }

    /// <summary>After a row was written, and before that is committed.</summary>
    /// <exception cref="ServiceError">A step refuses.</exception>
    public void After(Happening happening)
    {
        var heard = _steps.Where(step => step.Stage == Step.PostOperation && step.Hears(happening)).ToList();
        if (heard.Count == 0) return;
        happening = happening with { After = happening.Message == Happening.Delete ? null : RowOf(happening.Table, happening.Id) };
        foreach (var step in heard)
        {
            if (!step.IsAsynchronous)
            {
                Tell(step, happening);
                continue;
            }

            var message = MessageOf(step, happening);
            _service.Database.AfterCommit(() => _service.Webhooks.Enqueue(step, message));
        }
    }

    /// <summary>The row as it is; asked for where somebody is told what it was.</summary>
    public Row? RowOf(Table table, Guid id) => new RowFetching(_connection, _service.Org).ById(table, id);

    private void Tell(Step step, Happening happening)
    {
        if (_service.Webhooks.Tell(step, MessageOf(step, happening)) is { } failure) throw ODataErrors.StepFailed(step.Name, failure);
    }

    private WebhookMessage MessageOf(Step step, Happening happening) =>
        WebhookMessage.Of(step, happening, _origin, EventJson.Write(step, happening, _origin, _service.Clock.GetUtcNow()));
}
