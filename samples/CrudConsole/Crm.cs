using TypedDynamics;

namespace CrudConsole;

[DataverseContext("account(name,accountnumber,revenue,creditonhold,primarycontactid)", "contact(firstname,lastname)")]
public sealed partial class Crm;
