using Microsoft.Identity.Client;

namespace TypedDynamics.Authentication;

/// <summary>Which tenant an application asks, and how: found once, when the first token is wanted.</summary>
internal sealed class Tenancy(string? tenant, SignInOptions? options)
{
    private readonly Authority? _given = tenant is null ? null : Authority.Parse(tenant);
    private Authority? _found;

    public SignInHttp Http { get; } = new(options?.MessageHandler);

    public async Task<Authority> FindAsync(Uri organization, CancellationToken cancellationToken) =>
        _given ?? (_found ??= await AuthorityDiscovery.FindAsync(organization, Http.GetHttpClient(), cancellationToken).ConfigureAwait(false));

    public TBuilder Apply<TBuilder>(AbstractApplicationBuilder<TBuilder> builder, Authority authority)
        where TBuilder : AbstractApplicationBuilder<TBuilder> =>
        builder.WithAuthority(authority.Address.ToString(), validateAuthority: authority.IsKnown).WithInstanceDiscovery(authority.IsKnown).WithHttpClientFactory(Http);

    /// <summary>Lets the application keep or share its tokens, where the options or the connection say so.</summary>
    /// <exception cref="SignInException">They cannot be kept where they were to be.</exception>
    public async Task ShareAsync(ITokenCache tokens, TokenDemand demand)
    {
        if (options?.TokenFile is { } file) await TokenFileCache.AttachAsync(tokens, file).ConfigureAwait(false);
        else if ((options?.Cache ?? demand.Sharing?.Tokens) is { } cache) new SharedTokens(cache, demand.Logger).Attach(tokens);
    }

    public IReadOnlyList<string> ScopesOf(Uri organization, string permission) => options?.Scopes ?? [$"{organization.GetLeftPart(UriPartial.Authority)}/{permission}"];
}
