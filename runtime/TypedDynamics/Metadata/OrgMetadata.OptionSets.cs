namespace TypedDynamics.Metadata;

/// <content>Shared choices, read.</content>
public sealed partial class OrgMetadata
{
    /// <summary>All shared choices with their options: <c>GET GlobalOptionSetDefinitions</c>. The service filters none of them.</summary>
    /// <exception cref="DataverseException">The service refused.</exception>
    public async Task<IReadOnlyList<OptionSetMetadataBase>> ListOptionSetsAsync(CancellationToken cancellationToken = default) =>
        (await _requests.ListAsync(DefinitionAddress.OptionSets, pageSize: null, cancellationToken).ConfigureAwait(false)).ConvertAll(OptionSetMetadataBase.Of);

    /// <summary>A shared choice with its options: <c>GET GlobalOptionSetDefinitions(Name='new_colors')</c>.</summary>
    /// <param name="optionSet">Its name or its <c>MetadataId</c>.</param>
    /// <param name="cancellationToken">Stops the reading.</param>
    /// <exception cref="DataverseException">There is no such choice (status 404).</exception>
    public async Task<OptionSetMetadataBase> GetOptionSetAsync(DefinitionKey optionSet, CancellationToken cancellationToken = default) =>
        OptionSetMetadataBase.Of(await _requests.GetAsync(DefinitionAddress.OptionSet(optionSet), cancellationToken).ConfigureAwait(false));

    /// <summary>A shared choice, or nothing; otherwise as <see cref="GetOptionSetAsync"/>.</summary>
    /// <param name="optionSet">Its name or its <c>MetadataId</c>.</param>
    /// <param name="cancellationToken">Stops the reading.</param>
    public Task<OptionSetMetadataBase?> FindOptionSetAsync(DefinitionKey optionSet, CancellationToken cancellationToken = default) => Absent.Null(GetOptionSetAsync(optionSet, cancellationToken));
}
