using TypedDynamics;

namespace Consumer;

[DataverseContext("account", "contact", "task")]
public sealed partial class Crm;
