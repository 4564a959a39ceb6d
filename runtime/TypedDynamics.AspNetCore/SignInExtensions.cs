using Microsoft.AspNetCore.Authentication.Cookies;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;
using TypedDynamics.AspNetCore.SignIns;

namespace TypedDynamics.AspNetCore;

/// <summary>Users of a web application who work in the org in their own name.</summary>
public static class SignInExtensions
{
    /// <summary>Registers <typeparamref name="TContext"/> for each request, in the name of its user, who signs in at the paths of <see cref="MapDataverseSignIn"/>; and the cookie that keeps them signed in.</summary>
    /// <remarks>
    /// A request whose user has not signed in gets a context, too: using it throws <see cref="SignInException"/>, which <see cref="UseDataverseSignIn"/> turns into a sign-in. Pages that demand a user
    /// say so with <c>RequireAuthorization()</c>. The host's log is cut to warnings in the category <c>Microsoft.AspNetCore.Hosting.Diagnostics</c>, which would write down codes of sign-ins.
    /// </remarks>
    /// <param name="services">The services.</param>
    /// <param name="configure">Sets the options of the org, but for who signs in.</param>
    /// <param name="signIn">Sets how users sign in.</param>
    /// <returns>The builder of the org's named HTTP client, to add handlers to.</returns>
    public static IHttpClientBuilder AddDataverseSignIn<TContext>(this IServiceCollection services, Action<DataverseOptions> configure, Action<DataverseSignInOptions> signIn)
        where TContext : DataverseContext, IDataverseContext<TContext>
    {
        ArgumentNullException.ThrowIfNull(services);
        ArgumentNullException.ThrowIfNull(configure);
        ArgumentNullException.ThrowIfNull(signIn);
        HostLog.LeaveOutAddresses(services);
        services.AddHttpContextAccessor();
        services.AddDataProtection();
        services.AddAuthorization();
        services.AddAuthentication(CookieAuthenticationDefaults.AuthenticationScheme).AddCookie();
        services.AddOptions<CookieAuthenticationOptions>(CookieAuthenticationDefaults.AuthenticationScheme)
            .Configure<DataverseSignInOptions>(static (cookie, options) =>
            {
                (cookie.LoginPath, cookie.LogoutPath, cookie.ReturnUrlParameter) = (options.SignInPath, options.SignOutPath, "returnUrl");
                cookie.Events.OnRedirectToLogin = static asked =>
                {
                    if (AskAgain.IsPage(asked.Request)) asked.Response.Redirect(asked.RedirectUri);
                    else asked.Response.StatusCode = StatusCodes.Status401Unauthorized;
                    return Task.CompletedTask;
                };
            });
        services.AddOptions<DataverseSignInOptions>().Configure(signIn).ValidateOnStart();
        services.AddSingleton<IValidateOptions<DataverseSignInOptions>, OptionsCheck>();
        services.AddSingleton(static provider => provider.GetRequiredService<IOptions<DataverseSignInOptions>>().Value);
        services.AddSingleton<BegunSignIns>();
        services.AddSingleton<SignInEndpoints>();
        services.AddSingleton(provider => NewSignIn(configure, provider));
        return services.AddDataversePerUser<TContext>(configure, UserOf);
    }

    /// <summary>As the other, with <c>Url</c> and other options of the org in a configuration section, and how users sign in in its part <c>SignIn</c>: <c>Tenant</c>, <c>ClientId</c>, <c>Secret</c>, <c>RedirectUri</c>.</summary>
    /// <param name="services">The services.</param>
    /// <param name="configuration">The section, such as <c>builder.Configuration.GetSection("Dataverse")</c>.</param>
    public static IHttpClientBuilder AddDataverseSignIn<TContext>(this IServiceCollection services, IConfiguration configuration)
        where TContext : DataverseContext, IDataverseContext<TContext>
    {
        ArgumentNullException.ThrowIfNull(configuration);
        return services.AddDataverseSignIn<TContext>(
            options => options.Configure(configuration),
            options =>
            {
                var section = configuration.GetSection("SignIn");
                (options.Tenant, options.ClientId, options.Secret) = (section["Tenant"], section["ClientId"] ?? "", section["Secret"] ?? "");
                if (Uri.TryCreate(section["RedirectUri"], UriKind.Absolute, out var redirect)) options.RedirectUri = redirect;
            });
    }

    /// <summary>Leads users to a sign-in where a request finds that they must sign in (again): a session was ended, a second factor is asked for, the process has forgotten them. Before the endpoints.</summary>
    public static IApplicationBuilder UseDataverseSignIn(this IApplicationBuilder app)
    {
        ArgumentNullException.ThrowIfNull(app);
        return app.UseMiddleware<AskAgain>();
    }

    /// <summary>Maps where users sign in, come back and sign out: <see cref="DataverseSignInOptions.SignInPath"/>, the path of <see cref="DataverseSignInOptions.RedirectUri"/>, <see cref="DataverseSignInOptions.SignOutPath"/>.</summary>
    public static IEndpointRouteBuilder MapDataverseSignIn(this IEndpointRouteBuilder endpoints)
    {
        ArgumentNullException.ThrowIfNull(endpoints);
        var options = endpoints.ServiceProvider.GetRequiredService<DataverseSignInOptions>();
        var handlers = endpoints.ServiceProvider.GetRequiredService<SignInEndpoints>();
        endpoints.MapGet(options.SignInPath, handlers.BeginAsync);
        endpoints.MapGet(options.RedirectUri!.AbsolutePath, handlers.ComeBackAsync);
        endpoints.MapPost(options.SignOutPath, handlers.EndAsync);
        return endpoints;
    }

    private static WebSignIn NewSignIn(Action<DataverseOptions> configure, IServiceProvider provider)
    {
        var org = new DataverseOptions();
        configure(org);
        var options = provider.GetRequiredService<DataverseSignInOptions>();
        var tokens = options.SignIn with
        {
            Cache = options.SignIn.Cache ?? provider.GetService<IDataverseSharing>()?.Tokens,
            LoggerFactory = options.SignIn.LoggerFactory ?? provider.GetService<ILoggerFactory>(),
        };
        return new(org.Url ?? throw new InvalidOperationException("DataverseOptions.Url is not set. Give the org's address, such as https://contoso.crm.dynamics.com."), options.Tenant, options.ClientId, options.Secret, options.RedirectUri!, tokens);
    }

    private static DataverseUser UserOf(IServiceProvider scope)
    {
        // One who has not signed in is a user without an account: asking for a token says so.
        var account = SignedInPrincipal.AccountOf(scope.GetRequiredService<IHttpContextAccessor>().HttpContext?.User) ?? "nobody";
        return new(account, scope.GetRequiredService<WebSignIn>().CredentialOf(account));
    }

    private sealed class OptionsCheck : IValidateOptions<DataverseSignInOptions>
    {
        public ValidateOptionsResult Validate(string? name, DataverseSignInOptions options) =>
            options.FindProblems().ToList() is { Count: > 0 } problems ? ValidateOptionsResult.Fail(problems) : ValidateOptionsResult.Success;
    }
}
