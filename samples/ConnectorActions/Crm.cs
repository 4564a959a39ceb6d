using TypedDynamics;

namespace ConnectorActions;

[DataverseContext("account", "contact", "email", "activitypointer", "activityparty", "systemuser")]
public sealed partial class Crm;
