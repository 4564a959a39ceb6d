using System.CommandLine;
using System.Net;
using TypedDynamics.Tool.Output;
using TypedDynamics.Tool.Profiles;

namespace TypedDynamics.Tool.Commands;

/// <summary>Says whom the service takes the caller for: the shortest way to see whether a connection works.</summary>
internal static class WhoAmICommand
{
    public static Command Create(Surroundings here)
    {
        var connection = new ConnectionOptions();
        var command = new Command("whoami", "Says which org answers and whom it takes you for. The shortest way to see whether a connection works.")
            .WithExamples(
                ("typeddynamics whoami", "as the project's typeddynamics.json or the stored profile says"),
                ("typeddynamics whoami --url https://contoso.crm.dynamics.com --json", "for a script"));
        connection.AddTo(command);
        command.SetRun(here, async (parsed, output, cancellationToken) =>
        {
            using var org = connection.Connect(parsed, here);
            var caller = await org.WhoAmIAsync(cancellationToken).ConfigureAwait(false);
            var user = await UserAsync(org, cancellationToken).ConfigureAwait(false);
            output.Result(
                new { org.Url, caller.OrganizationId, caller.UserId, caller.BusinessUnitId, user?.FullName, EMail = user?.EMailAddress, user?.DomainName, SignedInBy = org.Source },
                screen => screen.WriteFacts(
                [
                    ["Org", org.Url.ToString()],
                    ["Org id", caller.OrganizationId.ToString()],
                    ["User", user?.FullName],
                    ["Signs in as", user?.DomainName],
                    ["By", org.Source],
                    ["User id", caller.UserId.ToString()],
                    ["Business unit id", caller.BusinessUnitId.ToString()],
                ]));
            return ExitCodes.Success;
        });
        return command;
    }

    // Some application users may not read their own row; who they are is known without it.
    private static async Task<CurrentUser?> UserAsync(OrgContext org, CancellationToken cancellationToken)
    {
        try
        {
            return await org.GetCurrentUserAsync(cancellationToken).ConfigureAwait(false);
        }
        catch (DataverseException refusal) when (refusal.StatusCode is HttpStatusCode.Forbidden or HttpStatusCode.NotFound)
        {
            return null;
        }
    }
}
