using TypedDynamics.Tool.Output;

namespace TypedDynamics.Tool.Profiles;

/// <summary>Credentials of profiles and of the environment, for commands that must not ask.</summary>
internal static class SignIns
{
    /// <summary>The credential of a stored profile, from what its token file holds: none asks the user.</summary>
    public static DataverseCredential Silent(Profile profile, Surroundings here, ProfileStore store) => profile.Kind switch
    {
        SignInKind.ClientSecret => DataverseCredential.ClientSecret(
            profile.Tenant,
            profile.ClientId,
            here.Variable("TYPEDDYNAMICS_CLIENT_SECRET") ?? throw new ToolException(ExitCodes.SignedOut, $"The profile '{profile.Name}' is an application's. Put its secret into TYPEDDYNAMICS_CLIENT_SECRET; it is never stored."),
            new() { MessageHandler = here.MessageHandler }),
        _ when !File.Exists(store.TokensOf(profile).Path) => throw SignedOut(profile),
        _ => DataverseCredential.DeviceCode(profile.Tenant, profile.ClientId, _ => throw SignedOut(profile), Options(profile, here, store)),
    };

    /// <summary>What the environment says for this org; null where it says nothing.</summary>
    public static (string Source, DataverseCredential Credential)? FromEnvironment(Uri org, Surroundings here)
    {
        // A token set for one org is not shown to another that a project's file names.
        if (here.Variable("TYPEDDYNAMICS_URL") is { } own && Uri.TryCreate(own, UriKind.Absolute, out var url) && !string.Equals(url.Authority, org.Authority, StringComparison.OrdinalIgnoreCase)) return null;
        if (here.Variable("TYPEDDYNAMICS_TOKEN") is { } token) return ("TYPEDDYNAMICS_TOKEN", DataverseCredential.AccessToken((_, _) => ValueTask.FromResult(token)));
        return (here.Variable("TYPEDDYNAMICS_CLIENT_ID"), here.Variable("TYPEDDYNAMICS_CLIENT_SECRET")) switch
        {
            ({ } client, { } secret) => ("TYPEDDYNAMICS_CLIENT_ID", DataverseCredential.ClientSecret(here.Variable("TYPEDDYNAMICS_TENANT"), client, secret, new() { MessageHandler = here.MessageHandler })),
            _ => null,
        };
    }

    /// <summary>What a user's sign-in needs beside itself.</summary>
    public static SignInOptions Options(Profile profile, Surroundings here, ProfileStore store) => new() { TokenFile = store.TokensOf(profile), MessageHandler = here.MessageHandler };

    private static ToolException SignedOut(Profile profile) =>
        new(ExitCodes.SignedOut, $"The sign-in of the profile '{profile.Name}' has ended. Run `{CommandPath.Name} login --profile {profile.Name} --url {profile.Url.GetLeftPart(UriPartial.Authority)}`.");
}
