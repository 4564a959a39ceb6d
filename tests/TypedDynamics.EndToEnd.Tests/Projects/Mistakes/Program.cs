using TypedDynamics;
using Org = TypedDynamics.DataverseContextAttribute; // TD0017

Console.WriteLine("never built");

[DataverseContext("acount")] partial class UnknownEntity; // TD0010
[DataverseContext("account(nam)")] partial class UnknownColumn; // TD0011
[DataverseContext("account(name")] partial class MalformedPattern; // TD0012
[DataverseContext(Names.Account)] partial class NotLiteral; // TD0013
[DataverseContext("account")] class NotPartial; // TD0014
[DataverseContext("contact", Namespace = "Same")] partial class First;
[DataverseContext("contact", Namespace = "Same")] partial class Second; // TD0015
[DataverseContext("lead", Namespace = "Other", Operations = ["NoSuchAction"])] partial class UnknownOperation; // TD0016
[DataverseContext(Cache = "fabrikam")] partial class UnknownCache; // TD0001
[Org("account")] partial class Aliased;

static class Names
{
    public const string Account = "account";
}
