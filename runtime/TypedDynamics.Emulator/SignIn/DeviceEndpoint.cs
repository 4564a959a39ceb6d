using System.Net;
using System.Security.Cryptography;
using Microsoft.AspNetCore.Http;

namespace TypedDynamics.Emulator.SignIn;

/// <summary>Lets a user sign in from another device: <c>/{tenant}/oauth2/v2.0/devicecode</c>, and the page where the code is typed.</summary>
internal sealed class DeviceEndpoint(EmulatorOptions options, ClientAuthentication clients, Directory directory, Grants grants)
{
    private const string UserCodeLetters = "BCDFGHJKLMNPQRSTVWXYZ";

    private static readonly TimeSpan s_deviceLifetime = TimeSpan.FromMinutes(15);

    public Task ShowAsync(HttpContext http, string target) => http.SendPageAsync(SignInPages.Device(directory.Users, SignInForm.OfQuery(target).Find("otc")));

    public async Task BeginAsync(HttpContext http, string issuer)
    {
        var form = await SignInForm.ReadAsync(http.Request.Body, http.RequestAborted).ConfigureAwait(false);
        var app = clients.Find(form.Require("client_id"));
        var userCode = RandomNumberGenerator.GetString(UserCodeLetters, 9);
        var page = $"{issuer}/oauth2/deviceauth";
        var code = grants.Add(new PendingDevice(app.ClientId, form.Require("scope"), userCode, options.Clock.GetUtcNow() + s_deviceLifetime));
        await http.SendJsonAsync(new
        {
            user_code = userCode,
            device_code = code,
            verification_uri = page,
            expires_in = (int)s_deviceLifetime.TotalSeconds,
            interval = 1,
            message = $"To sign in, use a web browser to open the page {page} and enter the code {userCode} to authenticate.",
        }).ConfigureAwait(false);
    }

    public async Task FinishAsync(HttpContext http)
    {
        var form = await SignInForm.ReadAsync(http.Request.Body, http.RequestAborted).ConfigureAwait(false);
        if (grants.FindDeviceOf(form.Find("otc") ?? "") is not { } device)
        {
            await http.SendPageAsync(SignInPages.Note("That code did not work", "Check it and try again."), HttpStatusCode.BadRequest).ConfigureAwait(false);
            return;
        }

        device.User = directory.Find(form.Find("user"));
        device.IsDeclined = device.User is null;
        await http.SendPageAsync(SignInPages.Note("Done", "You can close this page.")).ConfigureAwait(false);
    }
}
