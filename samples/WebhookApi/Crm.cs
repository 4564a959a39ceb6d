using TypedDynamics;

namespace WebhookApi;

/// <summary>The organization, as far as this program uses it.</summary>
[DataverseContext("account")]
public sealed partial class Crm;
