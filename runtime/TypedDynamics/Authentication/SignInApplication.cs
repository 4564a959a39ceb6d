namespace TypedDynamics.Authentication;

/// <summary>The library's application, made when the first token is wanted: not before is it known whom to ask.</summary>
/// <param name="tenancy">Knows whom.</param>
/// <param name="make">Makes it.</param>
internal sealed class SignInApplication<T>(Tenancy tenancy, Func<Authority, TokenDemand, Task<T>> make)
    where T : class
{
    private T? _made;

    public async Task<T> GetAsync(TokenDemand demand, CancellationToken cancellationToken)
    {
        var authority = await tenancy.FindAsync(demand.Organization, cancellationToken).ConfigureAwait(false);
        if (_made is { } made) return made;
        var application = await make(authority, demand).ConfigureAwait(false);
        // Whichever came first keeps the tokens.
        return Interlocked.CompareExchange(ref _made, application, null) ?? application;
    }
}
