using System.CommandLine;
using System.CommandLine.Parsing;
using Spectre.Console;
using TypedDynamics.Tool.Output;
using TypedDynamics.Tool.Profiles;
using Profile = TypedDynamics.Tool.Profiles.Profile;

namespace TypedDynamics.Tool.Commands;

/// <summary>Signs in, and stores how: never a secret, and tokens only where the system keeps them.</summary>
internal static class LoginCommand
{
    private static readonly Option<string?> s_url = new("--url") { HelpName = "address", Description = "The org's address. Otherwise TYPEDDYNAMICS_URL, or the project's typeddynamics.json." };

    private static readonly Option<string?> s_profile = new("--profile", "-p") { HelpName = "name", Description = "What the sign-in is called. Default: the org's name." };

    private static readonly Option<string?> s_client = new("--client-id") { HelpName = "id", Description = "The application's id, as the tenant knows it. Otherwise TYPEDDYNAMICS_CLIENT_ID." };

    private static readonly Option<string?> s_tenant = new("--tenant") { HelpName = "id", Description = "The tenant's id or domain. Otherwise TYPEDDYNAMICS_TENANT; without either the org is asked." };

    private static readonly Option<bool> s_deviceCode = new("--device-code") { Description = "Sign in as a user, by a code that is typed on any device. The default." };

    private static readonly Option<bool> s_browser = new("--browser") { Description = "Sign in as a user, in this machine's browser. The application needs the redirect URI http://localhost." };

    private static readonly Option<bool> s_secret = new("--client-secret") { Description = "Sign in as the application, by the secret in TYPEDDYNAMICS_CLIENT_SECRET, now and whenever the profile is used. It is never stored." };

    public static Command Create(Surroundings here)
    {
        var command = new Command("login", "Signs in to an org and stores the sign-in as a profile, for the other commands. Tokens of users are kept by the system, encrypted where it can; secrets are never stored.")
            .WithExamples(
                ("typeddynamics login --url https://contoso.crm.dynamics.com --client-id 6f3a…", "a user, by a code"),
                ("typeddynamics login --url https://contoso.crm.dynamics.com --client-id 6f3a… --browser --profile prod", "in the browser, as the profile 'prod'"),
                ("typeddynamics login --url https://contoso.crm.dynamics.com --client-id 6f3a… --client-secret", "an application, with its secret in the environment"));
        foreach (var option in new Option[] { s_url, s_profile, s_client, s_tenant, s_deviceCode, s_browser, s_secret }) command.Add(option);
        command.Validators.Add(OneKind);
        command.SetRun(here, async (parsed, output, cancellationToken) =>
        {
            var store = new ProfileStore(here.UserFolder);
            var profile = Describe(parsed, here, output);
            using var org = new OrgContext(new() { Url = profile.Url, Credential = Credential(profile, here, store, output), MessageHandler = here.MessageHandler }, profile.Name);
            var caller = await org.WhoAmIAsync(cancellationToken).ConfigureAwait(false);
            store.Save(profile);
            output.Result(new { Profile = profile.Name, profile.Url, profile.Kind, caller.UserId, caller.OrganizationId }, screen => screen.WriteLine($"Signed in to {profile.Url.GetLeftPart(UriPartial.Authority)} as the profile '{profile.Name}'."));
            return ExitCodes.Success;
        });
        return command;
    }

    private static void OneKind(CommandResult result)
    {
        if (new[] { s_deviceCode, s_browser, s_secret }.Count(result.GetValue) > 1) result.AddError("Of --device-code, --browser and --client-secret give one.");
    }

    private static Profile Describe(ParseResult parsed, Surroundings here, ToolOutput output)
    {
        var address = parsed.GetValue(s_url) ?? here.Variable("TYPEDDYNAMICS_URL") ?? ProjectFile.Find(here.Folder)?.Url?.ToString() ?? output.Ask(here, "The org's address", "--url https://yourorg.crm.dynamics.com");
        var url = new Uri(ConnectionChoice.Address(address)!.GetLeftPart(UriPartial.Path));
        var client = parsed.GetValue(s_client) ?? here.Variable("TYPEDDYNAMICS_CLIENT_ID") ?? output.Ask(here, "The application's id", "--client-id, or set TYPEDDYNAMICS_CLIENT_ID");
        var kind = parsed.GetValue(s_secret) ? SignInKind.ClientSecret : parsed.GetValue(s_browser) ? SignInKind.Browser : SignInKind.DeviceCode;
        var name = parsed.GetValue(s_profile) ?? (url.IsLoopback ? "emulator" : url.Host.Split('.')[0]);
        if (name.AsSpan().IndexOfAny(Path.GetInvalidFileNameChars()) >= 0 || name is "" or "." or "..") throw new ToolException(ExitCodes.Usage, "--profile takes a name that can be a file's.");
        return new(name, url, kind, client) { Tenant = parsed.GetValue(s_tenant) ?? here.Variable("TYPEDDYNAMICS_TENANT") };
    }

    private static DataverseCredential Credential(Profile profile, Surroundings here, ProfileStore store, ToolOutput output)
    {
        if (profile.Kind == SignInKind.ClientSecret) return SignIns.Silent(profile, here, store);
        if (here.IsInputRedirected) throw new ToolException(ExitCodes.Usage, "Nobody can sign in here: the input is no screen. Pass --client-secret with the secret in TYPEDDYNAMICS_CLIENT_SECRET, or set TYPEDDYNAMICS_TOKEN and leave the login out.");
        var options = SignIns.Options(profile, here, store);
        return profile.Kind == SignInKind.Browser
            ? DataverseCredential.Browser(profile.Tenant, profile.ClientId, options)
            : DataverseCredential.DeviceCode(profile.Tenant, profile.ClientId, prompt => Show(prompt, output), options);
    }

    private static Task Show(DeviceCodePrompt prompt, ToolOutput output)
    {
        output.ErrorScreen.MarkupLineInterpolated($"Open {prompt.Page} and type the code [bold]{prompt.UserCode}[/].");
        return Task.CompletedTask;
    }
}
