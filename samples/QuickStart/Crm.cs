using TypedDynamics;

namespace QuickStart;

/// <summary>The organization, as far as this program uses it.</summary>
[DataverseContext("account", "contact", "opportunity", "task", "systemuser", "team")]
public sealed partial class Crm;
