namespace TypedDynamics.AotSmoke;

[DataverseContext("account", "contact", "task", "systemuser", "team", Operations = ["RetrieveVersion"])]
public sealed partial class Crm;
