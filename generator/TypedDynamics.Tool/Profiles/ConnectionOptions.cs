using System.CommandLine;

namespace TypedDynamics.Tool.Profiles;

/// <summary>Which org a command talks to, and as whom.</summary>
internal sealed class ConnectionOptions
{
    public Option<string?> Url { get; } = new("--url")
    {
        HelpName = "address",
        Description = "The org's address, such as https://contoso.crm.dynamics.com. Otherwise TYPEDDYNAMICS_URL, the project's typeddynamics.json, or the only stored profile. A loopback http address is taken for the emulator.",
    };

    public Option<string?> Profile { get; } = new("--profile", "-p")
    {
        HelpName = "name",
        Description = "A stored sign-in, made by `typeddynamics login`. Otherwise the environment's (TYPEDDYNAMICS_TOKEN; TYPEDDYNAMICS_CLIENT_ID, TYPEDDYNAMICS_CLIENT_SECRET, TYPEDDYNAMICS_TENANT), or the profile of that address.",
    };

    public void AddTo(Command command)
    {
        command.Add(Url);
        command.Add(Profile);
    }

    /// <summary>The org that the command line, the environment, the project, the cache and the profiles name, in this order. Sends nothing.</summary>
    /// <param name="parsed">The command line.</param>
    /// <param name="here">The machine.</param>
    /// <param name="cached">The address that a cache was pulled from, if one is named.</param>
    /// <exception cref="Output.ToolException">None is named, or there is no credential for it.</exception>
    public OrgContext Connect(ParseResult parsed, Surroundings here, Uri? cached = null) => ConnectionChoice.Choose(parsed.GetValue(Url), parsed.GetValue(Profile), cached, here);
}
