namespace TypedDynamics;

/// <summary>What can be done with any context.</summary>
public static class DataverseContextExtensions
{
    /// <summary>The same context, for requests with those options: <c>crm.With(new() { CallerId = id }).Accounts</c>. For one call, or kept for as many as you like.</summary>
    /// <remarks>The context that it is called on stays as it is. The result shares its connection; closing the result closes nothing.</remarks>
    public static TContext With<TContext>(this TContext context, RequestOptions options)
        where TContext : DataverseContext, IDataverseContext<TContext>
    {
        ArgumentNullException.ThrowIfNull(context);
        return TContext.Create(context.Connection.With(options));
    }
}
