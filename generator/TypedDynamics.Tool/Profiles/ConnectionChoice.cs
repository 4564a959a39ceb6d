using TypedDynamics.Tool.Output;

namespace TypedDynamics.Tool.Profiles;

/// <summary>Which org, and as whom: what is said most closely wins.</summary>
internal static class ConnectionChoice
{
    // Somebody waits in front of it.
    private const int Retries = 3;

    public static OrgContext Choose(string? url, string? profileName, Uri? cached, Surroundings here)
    {
        var store = new ProfileStore(here.UserFolder);
        var named = profileName is null ? null : store.Read().FirstOrDefault(profile => profile.Name == profileName)
            ?? throw new ToolException(ExitCodes.Usage, $"There is no profile '{profileName}'. `{CommandPath.Name} login --profile {profileName} --url …` makes it.");
        var org = Address(url) ?? named?.Url ?? FromSurroundings(cached, here, store);
        var (source, credential) = CredentialFor(org, named, here, store);
        var options = new DataverseOptions { Url = org, Credential = credential, MessageHandler = here.MessageHandler, MaxRetries = Retries };
        try
        {
            return new(options, source);
        }
        catch (ArgumentException exception)
        {
            throw new ToolException(ExitCodes.Usage, $"{org.GetLeftPart(UriPartial.Path)} cannot be asked: {exception.Message}", exception);
        }
    }

    private static Uri FromSurroundings(Uri? cached, Surroundings here, ProfileStore store) =>
        Address(here.Variable("TYPEDDYNAMICS_URL")) ?? cached ?? ProjectFile.Find(here.Folder)?.Url ?? store.Read() switch
        {
            [var only] => only.Url,
            [] => throw new ToolException(ExitCodes.Usage, $"No org is named. Pass --url https://yourorg.crm.dynamics.com, set TYPEDDYNAMICS_URL, name a cache that was pulled from it with --cache, or run `{CommandPath.Name} init` in the project."),
            var several => throw new ToolException(ExitCodes.Usage, $"No org is named, and there are several profiles. Pass --profile with one of: {string.Join(", ", several.Select(static profile => profile.Name))}."),
        };

    private static (string Source, DataverseCredential Credential) CredentialFor(Uri org, Profile? named, Surroundings here, ProfileStore store)
    {
        if (named is not null) return ($"the profile '{named.Name}'", SignIns.Silent(named, here, store));
        if (SignIns.FromEnvironment(org, here) is { } environment) return environment;
        if (store.Read().FirstOrDefault(profile => Uri.Compare(profile.Url, org, UriComponents.SchemeAndServer, UriFormat.SafeUnescaped, StringComparison.OrdinalIgnoreCase) == 0) is { } stored)
            return ($"the profile '{stored.Name}'", SignIns.Silent(stored, here, store));
        if (org is { Scheme: "http", IsLoopback: true }) return ("the emulator, which takes any token", DataverseCredential.AccessToken(static (_, _) => ValueTask.FromResult("emulator")));
        throw new ToolException(ExitCodes.SignedOut, $"Nobody is signed in to {org.GetLeftPart(UriPartial.Authority)}. Run `{CommandPath.Name} login --url {org.GetLeftPart(UriPartial.Authority)} --client-id …`, or set TYPEDDYNAMICS_CLIENT_ID and TYPEDDYNAMICS_CLIENT_SECRET.");
    }

    /// <summary>An address as users write it. Never quoted: what is pasted may hold a password.</summary>
    /// <exception cref="ToolException">It is none.</exception>
    public static Uri? Address(string? text) =>
        text is null ? null
        : Uri.TryCreate(text.Contains("://", StringComparison.Ordinal) ? text : $"https://{text}", UriKind.Absolute, out var url) ? url
        : throw new ToolException(ExitCodes.Usage, "The org's address cannot be read. Give one such as https://contoso.crm.dynamics.com.");
}
