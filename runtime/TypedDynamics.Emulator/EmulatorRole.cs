namespace TypedDynamics.Emulator;

/// <summary>What some users may do, as a security role of the service gives it over the whole organization.</summary>
/// <param name="Name">What it is called.</param>
/// <param name="Privileges">Names of privileges: <c>prvReadAccount</c>, <c>prvCreateContact</c>, <c>prvActOnBehalfOfAnotherUser</c>; <c>*</c> at the end stands for any rest, alone for all. Those of activities are called <c>prvReadActivity</c> and so on. Case does not count.</param>
/// <param name="Users">The ids of the users who have it.</param>
public sealed record EmulatorRole(string Name, IReadOnlyList<string> Privileges, IReadOnlyList<Guid> Users);
