using TypedDynamics.Tests.Shared;

namespace TypedDynamics.Tests.Fixtures;

/// <summary>The sets of the fixtures' org, for queries that are not sent.</summary>
internal static class Crm
{
    private static readonly DataverseConnection s_nowhere = new(new DataverseOptions
    {
        Url = new("https://contoso.invalid"),
        AccessToken = static (_, _) => ValueTask.FromResult("any"),
        MessageHandler = new CapturingHandler(static _ => throw new InvalidOperationException("This query is not sent.")),
    });

    public static EntitySet<Account> Accounts { get; } = new(s_nowhere);

    public static EntitySet<Contact> Contacts { get; } = new(s_nowhere);

    public static EntitySet<TaskEntity> Tasks { get; } = new(s_nowhere);

    public static EntitySet<Opportunity> Opportunities { get; } = new(s_nowhere);
}
