using TypedDynamics;

namespace Story;

[DataverseContext("account")]
public sealed partial class Crm;
