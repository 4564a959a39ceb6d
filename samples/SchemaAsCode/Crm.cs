using TypedDynamics;

namespace SchemaAsCode;

[DataverseContext("contact(fullname)")]
public sealed partial class Crm;
