using System.Text.Json;

namespace TypedDynamics.Metadata;

/// <summary>Calls the service's actions on options.</summary>
internal sealed class OptionWrites(MetadataRequests requests, OrgMetadata metadata)
{
    private const string NewOptionValue = "NewOptionValue";

    /// <summary>Inserts an option, once: the org is asked for it where the answer got lost.</summary>
    public Task<int> InsertAsync(string action, OptionSetReference options, OptionMetadata option, IEnumerable<KeyValuePair<string, JsonElement>> further, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(options);
        SchemaRules.RequireLabel(option?.Label, "OptionMetadata.Label");
        RequireTaken(option!, action);
        var body = Body(options, Members(option!).Concat(further));
        return new DefinitionCreation(requests).MakeAsync(
            async token => await requests.PostAsync(action, body, isRepeatable: false, token).ConfigureAwait(false) is { ValueKind: JsonValueKind.Object } answer && answer.TryGetProperty(NewOptionValue, out var value)
                ? value.GetInt32()
                : throw new MalformedResponseException($"The answer to {action} has no {NewOptionValue}."),
            token => FindAsync(options, option!, token),
            $"the option '{option!.Label!.Text}' of '{options}'",
            cancellationToken);
    }

    public Task UpdateAsync(string action, OptionSetReference options, OptionMetadata option, bool mergeLabels, IEnumerable<KeyValuePair<string, JsonElement>> further, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(options);
        ArgumentNullException.ThrowIfNull(option);
        if (option.Value is null) throw new ArgumentException("OptionMetadata.Value is missing. Give the number of the option that is meant.", nameof(option));
        RequireTaken(option, action);
        return requests.PostRepeatableAsync(action, Body(options, Members(option).Append(new("MergeLabels", NodeValues.Of(mergeLabels))).Concat(further)), cancellationToken);
    }

    /// <summary>Deletes an option; one that is gone by the try that got no answer is no error.</summary>
    public async Task DeleteAsync(OptionSetReference options, int value, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(options);
        await new DefinitionCreation(requests).MakeAsync(
            async token => await requests.PostAsync("DeleteOptionValue", Body(options, [new("Value", NodeValues.Of(value))]), isRepeatable: false, token).ConfigureAwait(false),
            async token => (await OptionsAsync(options, token).ConfigureAwait(false)).Any(option => option.Value == value) ? null : new Found<JsonElement?>(null, IsAsWanted: true),
            $"the deletion of option {value} of '{options}'",
            cancellationToken).ConfigureAwait(false);
    }

    public Task OrderAsync(OptionSetReference options, IReadOnlyList<int> values, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(options);
        ArgumentNullException.ThrowIfNull(values);
        if (values.Count == 0 || values.Distinct().Count() != values.Count) throw new ArgumentException("The order names no option, or one twice. Give the numbers of all options, each once.", nameof(values));
        return requests.PostRepeatableAsync("OrderOption", Body(options, [new("Values", NodeValues.List(values, static value => NodeValues.Of(value)))]), cancellationToken);
    }

    private async Task<Found<int>?> FindAsync(OptionSetReference options, OptionMetadata wanted, CancellationToken cancellationToken)
    {
        if (wanted.Value is not { } value)
            throw new UnclearOutcomeException($"The answer to the insertion of the option '{wanted.Label!.Text}' of '{options}' got lost, and without a number nothing tells it from others. Read the options, and insert it if it is not there; with OptionMetadata.Value this is done by itself.");
        var there = (await OptionsAsync(options, cancellationToken).ConfigureAwait(false)).FirstOrDefault(option => option.Value == value);
        return there is null ? null : new Found<int>(value, Containment.Holds(there.Json, wanted.Json));
    }

    private async Task<IReadOnlyList<OptionMetadata>> OptionsAsync(OptionSetReference options, CancellationToken cancellationToken)
    {
        var strong = metadata.Strong;
        var set = options.OptionSetName is { } name
            ? await strong.GetOptionSetAsync(name, cancellationToken).ConfigureAwait(false) as OptionSetMetadata
            : (await strong.GetAttributeAsync(options.EntityLogicalName!, options.AttributeLogicalName!, cancellationToken: cancellationToken).ConfigureAwait(false) as EnumAttributeMetadata)?.OptionSet;
        return set?.Options ?? [];
    }

    private static IEnumerable<KeyValuePair<string, JsonElement>> Members(OptionMetadata option)
    {
        foreach (var name in new[] { nameof(option.Value), nameof(option.Label), nameof(option.Description), nameof(option.ParentValues) })
            if (option.Find(name) is { ValueKind: not JsonValueKind.Null } value) yield return new(name, value);
    }

    private JsonElement Body(OptionSetReference options, IEnumerable<KeyValuePair<string, JsonElement>> members) => NodeValues.Object(
        [.. options.Members, .. members, .. requests.Connection.Options?.Solution is { } solution ? (KeyValuePair<string, JsonElement>[])[new("SolutionUniqueName", NodeValues.Of(solution))] : []]);

    private static void RequireTaken(OptionMetadata option, string action)
    {
        foreach (var name in new[] { nameof(option.Color), nameof(option.ExternalValue) })
            if (option.IsPut(name)) throw new ArgumentException($"OptionMetadata.{name} is not taken by {action}. Set it with the whole choice: UpdateOptionSetAsync.", nameof(option));
    }
}
