using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Diagnostics.HealthChecks;

namespace TypedDynamics.AspNetCore;

/// <summary>Health checks of orgs.</summary>
public static class HealthChecksBuilderExtensions
{
    private static readonly TimeSpan s_timeout = TimeSpan.FromSeconds(10);

    /// <summary>Asks the org who calls (<c>WhoAmI</c>): healthy where it answers, which takes a token and a user in the org.</summary>
    /// <remarks>Each check is a request, with the connection's own tries. What went wrong is told by its code, never by a token.</remarks>
    /// <typeparam name="TContext">The context, as <c>AddDataverse</c> registered it.</typeparam>
    /// <param name="builder">The health checks.</param>
    /// <param name="name">What it is called.</param>
    /// <param name="failureStatus">What a failure means; null for unhealthy.</param>
    /// <param name="tags">For choosing among checks.</param>
    /// <param name="timeout">How long an org may take, tries included; null for ten seconds.</param>
    public static IHealthChecksBuilder AddDataverse<TContext>(this IHealthChecksBuilder builder, string name = "dataverse", HealthStatus? failureStatus = null, IEnumerable<string>? tags = null, TimeSpan? timeout = null)
        where TContext : DataverseContext
    {
        ArgumentNullException.ThrowIfNull(builder);
        return builder.Add(new HealthCheckRegistration(name, static services => new OrgCheck(services.GetRequiredService<TContext>()), failureStatus, tags, timeout ?? s_timeout));
    }

    private sealed class OrgCheck(DataverseContext crm) : IHealthCheck
    {
        public async Task<HealthCheckResult> CheckHealthAsync(HealthCheckContext context, CancellationToken cancellationToken = default)
        {
            try
            {
                var answer = await crm.WhoAmIAsync(cancellationToken).ConfigureAwait(false);
                return HealthCheckResult.Healthy($"The org {answer.OrganizationId:D} answers.");
            }
            catch (Exception exception) when (exception is not OperationCanceledException || !cancellationToken.IsCancellationRequested)
            {
                return new(context.Registration.FailureStatus, Describe(exception));
            }
        }

        private static string Describe(Exception exception) => exception switch
        {
            DataverseException refusal => $"The org answers {(int)refusal.StatusCode} ({refusal.Code}).",
            SignInException refused => $"No token is given ({refused.Code}).",
            _ => $"The org does not answer ({exception.GetType().Name}).",
        };
    }
}
