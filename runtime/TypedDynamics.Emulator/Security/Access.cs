using System.Collections.Immutable;
using TypedDynamics.Emulator.Answers;
using TypedDynamics.Emulator.Organization;

namespace TypedDynamics.Emulator.Security;

/// <summary>What a user may do. One in another's name may do what both may.</summary>
internal sealed class Access
{
    public const string Create = "Create";
    public const string Read = "Read";
    public const string Write = "Write";
    public const string Delete = "Delete";
    public const string Append = "Append";
    public const string AppendTo = "AppendTo";

    // Stands for those of the kinds of definitions (prvCreateAttribute and its like), too.
    private const string Customize = "prvPublishCustomization";
    private const string ActOnBehalf = "prvActOnBehalfOfAnotherUser";

    // Each is what one of the users has; none: everything.
    private readonly ImmutableArray<(Guid User, ImmutableArray<string> Privileges)> _all;

    private Access(ImmutableArray<(Guid, ImmutableArray<string>)> all) => _all = all;

    public static Access Full { get; } = new([]);

    /// <summary>What the roles give a user. Who calls without saying so is an administrator; without roles all are.</summary>
    public static Access Of(IReadOnlyList<EmulatorRole> roles, Guid user) => roles.Count == 0 || user == Identity.User
        ? Full
        : new([(user, [.. roles.Where(role => role.Users.Contains(user)).SelectMany(static role => role.Privileges)])]);

    public Access And(Access other) => new(_all.AddRange(other._all));

    /// <exception cref="ServiceError">The user may not.</exception>
    public void Require(string what, Table table) => Demand($"prv{what}{(IsActivity(table) ? "Activity" : table.LogicalName)}", table.LogicalName);

    /// <exception cref="ServiceError">The user may not act in another's name.</exception>
    public void RequireActOnBehalf() => Demand(ActOnBehalf, table: null);

    /// <exception cref="ServiceError">The user may not change the schema.</exception>
    public void RequireCustomization() => Demand(Customize, table: null);

    private void Demand(string privilege, string? table)
    {
        foreach (var (user, privileges) in _all)
            if (!privileges.Any(held => Covers(held, privilege))) throw ODataErrors.MissingPrivilege(user, privilege, table);
    }

    private static bool Covers(string held, string privilege) =>
        held.EndsWith('*') ? privilege.StartsWith(held[..^1], StringComparison.OrdinalIgnoreCase) : string.Equals(held, privilege, StringComparison.OrdinalIgnoreCase);

    private static bool IsActivity(Table table) => (table.Base ?? table).LogicalName == "activitypointer";
}
