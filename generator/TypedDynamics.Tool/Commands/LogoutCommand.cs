using System.CommandLine;
using Spectre.Console;
using TypedDynamics.Tool.Output;
using TypedDynamics.Tool.Profiles;
using Profile = TypedDynamics.Tool.Profiles.Profile;

namespace TypedDynamics.Tool.Commands;

/// <summary>Forgets stored sign-ins and their tokens.</summary>
internal static class LogoutCommand
{
    private static readonly Option<string?> s_profile = new("--profile", "-p") { HelpName = "name", Description = "The sign-in to forget. May be left out where there is only one." };

    private static readonly Option<bool> s_all = new("--all") { Description = "Forget all of them." };

    public static Command Create(Surroundings here)
    {
        var command = new Command("logout", "Forgets a stored sign-in and its tokens.")
            .WithExamples(
                ("typeddynamics logout", "the only one"),
                ("typeddynamics logout --profile prod", "one of several"));
        command.Add(s_profile);
        command.Add(s_all);
        command.SetRun(here, async (parsed, output, _) =>
        {
            var store = new ProfileStore(here.UserFolder);
            var forgotten = Choose(store.Read(), parsed.GetValue(s_profile), parsed.GetValue(s_all));
            foreach (var profile in forgotten)
            {
                await store.TokensOf(profile).DeleteAsync().ConfigureAwait(false);
                store.Remove(profile.Name);
            }

            output.Result(new { Profiles = forgotten.Select(static profile => profile.Name) }, screen => screen.WriteLine(forgotten.Count == 0 ? "Nobody was signed in." : $"Signed out: {string.Join(", ", forgotten.Select(static profile => profile.Name))}."));
            return ExitCodes.Success;
        });
        return command;
    }

    private static IReadOnlyList<Profile> Choose(IReadOnlyList<Profile> all, string? name, bool isAll) => (name, all) switch
    {
        ({ }, _) => all.FirstOrDefault(profile => profile.Name == name) is { } one ? [one] : throw new ToolException(ExitCodes.Usage, $"There is no profile '{name}'.{(all.Count > 0 ? $" There are: {string.Join(", ", all.Select(static profile => profile.Name))}." : "")}"),
        (null, { Count: > 1 }) when !isAll => throw new ToolException(ExitCodes.Usage, $"There are several profiles. Pass --all, or --profile with one of: {string.Join(", ", all.Select(static profile => profile.Name))}."),
        _ => all,
    };
}
