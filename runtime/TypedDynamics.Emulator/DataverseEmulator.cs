using System.Net;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.AspNetCore.Http.Features;
using Microsoft.Extensions.DependencyInjection;
using TypedDynamics.Emulator.Hosting;
using TypedDynamics.Emulator.Limits;
using TypedDynamics.Emulator.Organization;
using TypedDynamics.Emulator.SampleData;
using TypedDynamics.Emulator.Schema;
using TypedDynamics.Emulator.Storage;

namespace TypedDynamics.Emulator;

/// <summary>A Dataverse organization on this machine: its schema from a metadata cache, its rows in SQLite, its Web API over HTTP.</summary>
/// <remarks>
/// A request without a bearer token is challenged with 401; which tokens are good, <see cref="EmulatorOptions.Apps"/> says. What is not implemented answers 501.
/// </remarks>
public sealed class DataverseEmulator : IAsyncDisposable
{
    private readonly Service _service;
    private readonly HttpFront _front;
    private readonly WebApplication? _web;

    private DataverseEmulator(Service service, HttpFront front, WebApplication? web, Uri baseAddress)
    {
        _service = service;
        _front = front;
        _web = web;
        BaseAddress = baseAddress;
    }

    /// <summary>The address of the organization, as a client would be given it; the Web API stands below at <c>api/data/v9.2/</c>.</summary>
    public Uri BaseAddress { get; }

    /// <summary>Where tokens come from: OpenID discovery, sign-in pages, device codes and the token endpoint stand below, as below <c>https://login.microsoftonline.com/{tenant}</c>.</summary>
    /// <remarks>Microsoft's own client library takes an authority over HTTPS only: see <see cref="EmulatorOptions.Certificate"/>. A machine's own identity is given at <c>/metadata/identity/oauth2/token</c>.</remarks>
    public Uri Authority => new(BaseAddress, Identity.Tenant.ToString("D"));

    /// <summary>How many requests were beyond what <see cref="EmulatorOptions.ServiceProtection"/> allows, and answered with 429.</summary>
    public int RequestsRefused => _service.Protection.Refused;

    /// <summary>How many tokens were given.</summary>
    public int TokensIssued => _service.SignIn.Issued;

    /// <summary>What webhooks were told, in its order.</summary>
    public IReadOnlyList<WebhookDelivery> WebhookDeliveries => _service.Webhooks.Deliveries;

    /// <summary>Waits until no event of what was written waits to be told.</summary>
    public Task WhenWebhooksAreToldAsync(CancellationToken cancellationToken = default) => _service.Webhooks.WhenIdle.WaitAsync(cancellationToken);

    /// <summary>Ends what a user has signed in to: refresh tokens are good no more. Access tokens are until they end.</summary>
    /// <param name="user">The user's id in the organization.</param>
    public void RevokeSignIns(Guid user) => _service.SignIn.Revoke(user);

    /// <summary>Ends an access token before its time.</summary>
    public void RevokeToken(string token) => _service.SignIn.Mint.Revoke(token);

    /// <summary>What goes wrong on purpose: none of it unless told so.</summary>
    public FaultPlan Faults => _service.Faults;

    /// <summary>Boots an organization and starts to listen.</summary>
    /// <exception cref="FileNotFoundException">The cache folder has no <c>metadata.xml</c>.</exception>
    /// <exception cref="InvalidDataException">A file of the cache cannot be read; the message names it.</exception>
    /// <exception cref="IOException">The port is taken.</exception>
    public static async Task<DataverseEmulator> StartAsync(EmulatorOptions options, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(options);
        var service = await Task.Run(() => Boot(options), cancellationToken).ConfigureAwait(false);
        var front = new HttpFront(service);
        if (options.Port is not { } port)
            return new(service, front, null, new Uri("http://localhost/"));

        var web = BuildWeb(front, port, options);
        try
        {
            await web.StartAsync(cancellationToken).ConfigureAwait(false);
        }
        catch
        {
            await web.DisposeAsync().ConfigureAwait(false);
            await service.DisposeAsync().ConfigureAwait(false);
            throw;
        }

        var address = web.Services.GetRequiredService<IServer>().Features.GetRequiredFeature<IServerAddressesFeature>().Addresses.First();
        return new(service, front, web, new Uri(address + "/"));
    }

    /// <summary>A handler that reaches the emulator without a socket. Dispose it as any other; the emulator outlives it.</summary>
    public HttpMessageHandler CreateHandler() => new InProcessHandler(_front.HandleAsync);

    /// <summary>Adds rows, all or none, from JSON by entity set: <c>{"accounts":[{"accountid":"…","name":"…"}],"contacts":[…]}</c>.</summary>
    /// <remarks>
    /// Rows are written as in a create, lookups by <c>@odata.bind</c>; but columns that only the service writes (<c>createdon</c>,
    /// <c>statecode</c>) are taken too, and a lookup may name a row that comes later.
    /// </remarks>
    /// <exception cref="InvalidDataException">The JSON is malformed or names what the schema does not have.</exception>
    public Task SeedAsync(string json, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(json);
        return Task.Run(() => Seeding.Add(_service, json), cancellationToken);
    }

    /// <summary>Stops listening and closes the database.</summary>
    public async ValueTask DisposeAsync()
    {
        if (_web is not null)
        {
            await _web.StopAsync().ConfigureAwait(false);
            await _web.DisposeAsync().ConfigureAwait(false);
        }

        await _service.DisposeAsync().ConfigureAwait(false);
    }

    private static Service Boot(EmulatorOptions options)
    {
        var cache = SchemaDocuments.Read(options.CacheFolder);
        var database = new Database(options.Database, options.TimeZone);
        try
        {
            var org = OrgLoading.Load(database.Write(connection => SchemaKeeping.Load(connection, cache)));
            // Schema and first rows in one transaction: a boot that fails half-way leaves no half-filled file.
            database.Write(connection =>
            {
                var isNew = Tables.Create(connection, org);
                if (isNew)
                    FirstRows.Add(connection, org);
                if (isNew && options.SampleData)
                    new SampleRows(connection, org).Add();
                return isNew;
            });
            return new Service(org, database, options);
        }
        catch
        {
            database.Dispose();
            throw;
        }
    }

    private static WebApplication BuildWeb(HttpFront front, int port, EmulatorOptions options)
    {
        var builder = WebApplication.CreateEmptyBuilder(new WebApplicationOptions());
        builder.WebHost.UseKestrelCore().UseKestrelHttpsConfiguration().ConfigureKestrel(kestrel =>
        {
            kestrel.AddServerHeader = false;
            kestrel.Limits.MaxRequestLineSize = 128 * 1024;
            kestrel.Limits.MaxRequestBodySize = 128 * 1024 * 1024;
            kestrel.Listen(IPAddress.Loopback, port, listen =>
            {
                if (options.Certificate is { } certificate)
                    listen.UseHttps(certificate);
            });
        });
        var web = builder.Build();
        web.Run(front.HandleAsync);
        return web;
    }
}
