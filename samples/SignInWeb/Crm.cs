using TypedDynamics;

namespace SignInWeb;

/// <summary>The organization, as far as this program uses it.</summary>
[DataverseContext("account", "systemuser")]
public sealed partial class Crm;
