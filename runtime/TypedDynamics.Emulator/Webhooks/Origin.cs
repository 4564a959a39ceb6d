namespace TypedDynamics.Emulator.Webhooks;

/// <summary>The request that something happens in.</summary>
/// <param name="Actor">Whose work it is.</param>
/// <param name="Organization">The host of the org.</param>
/// <param name="CorrelationId">All that follows from the request has it.</param>
/// <param name="Tag">The option <c>tag</c> of the request.</param>
/// <param name="Bypass">Which steps the caller wants left out.</param>
internal sealed record Origin(Actor Actor, string Organization, Guid CorrelationId, string? Tag, Bypass Bypass);

/// <summary>Which steps a request leaves out (<c>MSCRM.BypassCustomPluginExecution</c>, <c>MSCRM.BypassBusinessLogicExecution</c>, <c>MSCRM.BypassBusinessLogicExecutionStepIds</c>).</summary>
internal sealed record Bypass(bool Synchronous, bool Asynchronous, IReadOnlyCollection<Guid> Steps)
{
    public static Bypass Nothing { get; } = new(false, false, []);

    public static Bypass Read(string? plugins, string? logic, string? steps)
    {
        if (plugins is null && logic is null && steps is null) return Nothing;
        var kinds = (logic ?? "").Split(',', StringSplitOptions.TrimEntries);
        return new(
            string.Equals(plugins, "true", StringComparison.OrdinalIgnoreCase) || kinds.Contains("CustomSync"),
            kinds.Contains("CustomAsync"),
            [.. (steps ?? "").Split(',', StringSplitOptions.TrimEntries).Select(static step => Guid.TryParse(step, out var id) ? id : Guid.Empty)]);
    }

    public bool LeavesOut(Step step) => (step.IsAsynchronous ? Asynchronous : Synchronous) || Steps.Contains(step.Id);
}
