// begin-snippet: context
using TypedDynamics;

namespace Sales;

[DataverseContext("account", "contact", "opportunity", "task", "systemuser", "team", "contoso_*")]
public sealed partial class Crm;
// end-snippet
