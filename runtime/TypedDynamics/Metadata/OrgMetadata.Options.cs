namespace TypedDynamics.Metadata;

/// <content>Options, written.</content>
public sealed partial class OrgMetadata
{
    private OptionWrites Options => new(_requests, this);

    /// <summary>Adds an option: <c>POST InsertOptionValue</c>.</summary>
    /// <param name="options">Whose options: <c>OptionSetReference.Of("account", "new_grade")</c>.</param>
    /// <param name="option">The option. Without a number, it gets the publisher's next one; then a lost answer cannot be told from none.</param>
    /// <param name="cancellationToken">Stops the waiting.</param>
    /// <returns>The option's number.</returns>
    /// <exception cref="ArgumentException">It has no label, or members that this action does not take; nothing was sent.</exception>
    /// <exception cref="DataverseException">The service refused, as where the number is taken.</exception>
    /// <exception cref="UnclearOutcomeException">The answer got lost, and what is there does not tell what became of it.</exception>
    public Task<int> InsertOptionValueAsync(OptionSetReference options, OptionMetadata option, CancellationToken cancellationToken = default) => Options.InsertAsync("InsertOptionValue", options, option, [], cancellationToken);

    /// <summary>Changes the label or the description of an option: <c>POST UpdateOptionValue</c>.</summary>
    /// <param name="options">Whose options.</param>
    /// <param name="option">The option, by its number, with what it is to be called.</param>
    /// <param name="mergeLabels">Keeps labels in languages that are not named.</param>
    /// <param name="cancellationToken">Stops the waiting.</param>
    /// <exception cref="ArgumentException">It has no number, or members that this action does not take; nothing was sent.</exception>
    /// <exception cref="DataverseException">The service refused.</exception>
    public Task UpdateOptionValueAsync(OptionSetReference options, OptionMetadata option, bool mergeLabels = true, CancellationToken cancellationToken = default) =>
        Options.UpdateAsync("UpdateOptionValue", options, option, mergeLabels, [], cancellationToken);

    /// <summary>Deletes an option: <c>POST DeleteOptionValue</c>. Rows that hold its number keep it.</summary>
    /// <param name="options">Whose options.</param>
    /// <param name="value">The option's number.</param>
    /// <param name="cancellationToken">Stops the waiting.</param>
    /// <exception cref="DataverseException">The service refused.</exception>
    public Task DeleteOptionValueAsync(OptionSetReference options, int value, CancellationToken cancellationToken = default) => Options.DeleteAsync(options, value, cancellationToken);

    /// <summary>Puts options into an order: <c>POST OrderOption</c>.</summary>
    /// <param name="options">Whose options.</param>
    /// <param name="values">The numbers of all options, in their order.</param>
    /// <param name="cancellationToken">Stops the waiting.</param>
    /// <exception cref="ArgumentException">No option is named, or one twice; nothing was sent.</exception>
    /// <exception cref="DataverseException">The service refused.</exception>
    public Task OrderOptionAsync(OptionSetReference options, IReadOnlyList<int> values, CancellationToken cancellationToken = default) => Options.OrderAsync(options, values, cancellationToken);

    /// <summary>Adds a status to a state: <c>POST InsertStatusValue</c>.</summary>
    /// <param name="entity">The table's logical name.</param>
    /// <param name="stateCode">The state that it belongs to.</param>
    /// <param name="option">The status.</param>
    /// <param name="cancellationToken">Stops the waiting.</param>
    /// <returns>The status's number.</returns>
    /// <exception cref="ArgumentException">It has no label, or members that this action does not take; nothing was sent.</exception>
    /// <exception cref="DataverseException">The service refused.</exception>
    /// <exception cref="UnclearOutcomeException">The answer got lost, and what is there does not tell what became of it.</exception>
    public Task<int> InsertStatusValueAsync(string entity, int stateCode, OptionMetadata option, CancellationToken cancellationToken = default) =>
        Options.InsertAsync("InsertStatusValue", OptionSetReference.Of(entity, "statuscode"), option, [new("StateCode", NodeValues.Of(stateCode))], cancellationToken);

    /// <summary>Changes what a state is called, or which status goes with it: <c>POST UpdateStateValue</c>.</summary>
    /// <param name="entity">The table's logical name.</param>
    /// <param name="option">The state, by its number, with what it is to be called.</param>
    /// <param name="defaultStatus">The status that a row takes with the state; null leaves it.</param>
    /// <param name="mergeLabels">Keeps labels in languages that are not named.</param>
    /// <param name="cancellationToken">Stops the waiting.</param>
    /// <exception cref="ArgumentException">It has no number, or members that this action does not take; nothing was sent.</exception>
    /// <exception cref="DataverseException">The service refused.</exception>
    public Task UpdateStateValueAsync(string entity, OptionMetadata option, int? defaultStatus = null, bool mergeLabels = true, CancellationToken cancellationToken = default) =>
        Options.UpdateAsync("UpdateStateValue", OptionSetReference.Of(entity, "statecode"), option, mergeLabels, defaultStatus is { } status ? [new("DefaultStatusCode", NodeValues.Of(status))] : [], cancellationToken);
}
