namespace TypedDynamics.Emulator.Webhooks;

/// <summary>One event as it is told.</summary>
/// <param name="Organization">The host of the org.</param>
/// <param name="Table">The row's table.</param>
/// <param name="Name">What happened.</param>
/// <param name="CorrelationId">All that follows from the request has it.</param>
/// <param name="Body">The event as JSON.</param>
/// <param name="IsCut">Whether parts were left out since it was too long.</param>
internal sealed record WebhookMessage(string Organization, string Table, string Name, Guid CorrelationId, byte[] Body, bool IsCut)
{
    public static WebhookMessage Of(Step step, Happening happening, Origin origin, (byte[] Body, bool IsCut) json) =>
        new(origin.Organization, happening.Table.LogicalName, step.Message, origin.CorrelationId, json.Body, json.IsCut);
}
