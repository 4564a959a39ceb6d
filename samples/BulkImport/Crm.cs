using TypedDynamics;

namespace BulkImport;

[DataverseContext("contact(firstname,lastname,emailaddress1,jobtitle)")]
public sealed partial class Crm;
