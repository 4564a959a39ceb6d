using TypedDynamics.Generator.Schema;
using static TypedDynamics.Generator.Tests.Planning.Orgs;

namespace TypedDynamics.Generator.Tests.Emitting;

/// <summary>An org with one of each: column kinds, choices, lookups, inheritance, complex types, operations, and texts that must be escaped.</summary>
internal static class SampleOrg
{
    private static readonly OptionSchema[] s_states = [new(0, "Active", InvariantName: "Active"), new(1, "Inactive", InvariantName: "Inactive")];

    private static readonly ChoiceSchema s_region = new()
    {
        Name = "new_region",
        IsGlobal = true,
        Label = "Region",
        Options = new OptionSchema[] { new(1, "North & East"), new(2, "South"), new(3, "South", "The other <south>.") },
    };

    private static readonly ColumnSchema s_status = Named("statuscode", "StatusCode", ColumnType.Status) with
    {
        Choice = new() { Name = "activitypointer_statuscode", Options = new OptionSchema[] { new(1, "Open"), new(2, "Completed") } },
    };

    public static OrgSchema Org { get; } = Of(
        Account(),
        Entity("contact", Named("fullname", "FullName") with { IsPrimaryName = true }) with { SchemaName = "Contact", PrimaryNameColumn = "fullname" },
        Entity("principal") with { EntitySetName = null, IsAbstract = true, PrimaryIdColumn = "ownerid", Columns = new[] { Id("ownerid") } },
        Entity("systemuser", Named("fullname", "FullName")) with { Base = "principal", SchemaName = "SystemUser" },
        Entity("team", Named("name", "Name")) with { Base = "principal", SchemaName = "Team" },
        Activity(),
        Task(),
        Entity("new_account_contact", Id("accountid"), Id("contactid")) with { IsIntersect = true, EntitySetName = "new_account_contactset" },
        Entity("crmbaseentity") with { EntitySetName = null, IsAbstract = true, Columns = default, PrimaryIdColumn = null }) with
    {
        ComplexTypes = new ComplexSchema[]
        {
            new() { Name = "Label", Properties = new[] { Property("Text", "Edm.String"), Property("Values", "Label", isCollection: true), Property("Kind", "LabelKind") } },
            new() { Name = "LongLabel", Base = "Label", Properties = new[] { new PropertySchema("Length", new("Edm.Int32", false), IsNullable: false), Property("Text", "Edm.String") } },
            new()
            {
                Name = "MergeResponse",
                Properties = new[] { Property("Done", "Edm.Boolean"), Property("Codes", "Edm.Int32", isCollection: true) },
                Navigations = new[] { One("Row", "crmbaseentity"), Many("Accounts", "account") },
            },
        },
        EnumTypes = new EnumSchema[]
        {
            new() { Name = "LabelKind", Members = new EnumMemberSchema[] { new("None", 0), new("Short", 1) } },
            new() { Name = "AccessRights", IsFlags = true, Members = new EnumMemberSchema[] { new("None", 0), new("ReadAccess", 1), new("WriteAccess", 2) } },
        },
        Operations = new OperationSchema[]
        {
            Operation("WhoAmI", isFunction: true),
            Operation("Today", isFunction: true) with { IsImported = false },
            Operation("Merge", isFunction: false, Parameter("Target", "account"), Parameter("Optional", "Edm.Int32", isOptional: true), Parameter("Subordinate", "crmbaseentity")) with
            {
                ReturnType = new("MergeResponse", false),
            },
            Operation("Grant", isFunction: false, Parameter("Rights", "AccessRights"), Parameter("Names", "Edm.String", isCollection: true), Parameter("label", "Label")),
            Operation("GetTotal", isFunction: true, Parameter("event", "Edm.DateTimeOffset", isOptional: true)) with { Binding = new("account", false), ReturnType = new("Edm.Decimal", false) },
            Operation("ListAll", isFunction: true) with { Binding = new("account", true), ReturnType = new("account", true) },
            Operation("ListAll", isFunction: true) with { Binding = new("contact", true), ReturnType = new("crmbaseentity", true) },
            Operation("Pick", isFunction: true, Parameter("Users", "systemuser", isCollection: true)) with { ReturnType = new("LongLabel", true) },
        },
    };

    private static EntitySchema Account() => Entity(
        "account",
        Named("name", "Name") with { Label = "Account Name", Description = "What <we>\r\ncall \"it\".", MaxLength = 160, RequiredLevel = RequiredLevel.ApplicationRequired, IsPrimaryName = true },
        Named("revenue", "Revenue", ColumnType.Money) with { MinValue = 0, MaxValue = 100000000000, Precision = 2 },
        Named("rate", "Rate", ColumnType.Decimal),
        Named("latitude", "Latitude", ColumnType.Double),
        Named("employees", "Employees", ColumnType.Integer) with { MinValue = int.MinValue, MaxValue = int.MaxValue },
        Named("versionnumber", "VersionNumber", ColumnType.BigInteger) with { IsValidForCreate = false, IsValidForUpdate = false },
        Named("donotfax", "DoNotFax", ColumnType.Boolean),
        Named("createdon", "CreatedOn", ColumnType.DateTime) with { IsValidForCreate = false, IsValidForUpdate = false },
        Named("opens", "Opens", ColumnType.DateTimeTimeZoneIndependent),
        Named("founded", "Founded", ColumnType.DateOnly),
        Named("image", "Image", ColumnType.Image),
        Named("file", "File", ColumnType.File),
        Named("oldcode", "OldCode") with { DeprecatedVersion = "9.0 \"beta\"" },
        Named("industrycode", "IndustryCode", ColumnType.Choice) with
        {
            Choice = new() { Name = "account_industrycode", Label = "Industry", Options = new OptionSchema[] { new(1, "Accounting"), new(-1, null), new(33, "Käse & Wein"), new(40, "3rd party") } },
        },
        Named("statecode", "StateCode", ColumnType.State) with { Choice = new() { Name = "account_statecode", Options = s_states } },
        Named("statuscode", "StatusCode", ColumnType.Status),
        Named("region", "Region", ColumnType.Choice) with { Choice = s_region },
        Named("regions", "Regions", ColumnType.MultiSelectChoice) with { Choice = s_region },
        Named("colours", "Colours", ColumnType.MultiSelectChoice),
        Named("caption", "Caption", ColumnType.Csdl) with { TypeName = new("Label", false) },
        Named("captions", "Captions", ColumnType.Csdl) with { TypeName = new("Label", true) },
        Named("rights", "Rights", ColumnType.Csdl) with { TypeName = new("AccessRights", false) },
        Named("tags", "Tags", ColumnType.Csdl) with { TypeName = new("Edm.String", true) },
        Lookup("primarycontactid", new LookupTarget("contact", "primarycontactid")) with { SchemaName = "PrimaryContactId" },
        Lookup("parentcustomerid", new LookupTarget("account", "parentcustomerid_account"), new LookupTarget("contact", "parentcustomerid_contact")) with { SchemaName = "ParentCustomerId" },
        Lookup("ownerid", new LookupTarget("principal", "ownerid")) with { SchemaName = "OwnerId", Type = ColumnType.Owner },
        Lookup("relatedid", new LookupTarget("contact", "relatedid_contact"), new LookupTarget("task", "relatedid_task"), new LookupTarget("lead", "relatedid_lead")) with { SchemaName = "RelatedId" },
        Lookup("leadid", new LookupTarget("lead", "leadid")) with { SchemaName = "LeadId" }) with
    {
        SchemaName = "Account",
        CollectionSchemaName = "Accounts",
        Label = "Account",
        Description = "Account that represents a customer.",
        PrimaryNameColumn = "name",
        Keys = new KeySchema[] { new("new_namerevenue", "Name and revenue", new[] { "name", "revenue" }) },
        Navigations = new[]
        {
            One("primarycontactid", "contact", "primarycontactid"), One("parentcustomerid_account", "account", "parentcustomerid"),
            One("parentcustomerid_contact", "contact", "parentcustomerid"), One("ownerid", "principal", "ownerid"), One("leadid", "lead", "leadid"),
            Many("Account_Tasks", "task"), Many("new_account_contact", "contact") with { IsManyToMany = true },
        },
    };

    private static EntitySchema Activity() => Entity("activitypointer") with
    {
        SchemaName = "ActivityPointer",
        IsAbstract = true,
        PrimaryIdColumn = "activityid",
        Columns = new[]
        {
            Id("activityid") with { SchemaName = "ActivityId", IsPrimaryId = true },
            Named("subject", "Subject"),
            s_status,
            Lookup("regardingobjectid", new LookupTarget("account", "regardingobjectid_account"), new LookupTarget("lead", "regardingobjectid_lead")) with { SchemaName = "RegardingObjectId" },
        },
        Navigations = new[] { One("regardingobjectid_account", "account", "regardingobjectid") },
    };

    private static EntitySchema Task() => Entity("task") with
    {
        SchemaName = "Task",
        Base = "activitypointer",
        PrimaryIdColumn = "activityid",
        Columns = new[] { Named("subcategory", "Subcategory"), Named("subject", "Subject") },
        RestatedColumns = new[] { s_status with { Choice = new() { Name = "task_statuscode", Options = new OptionSchema[] { new(2, "Not Started"), new(5, "Completed") } } } },
        Navigations = new[] { One("regardingobjectid_account_task", "account", "regardingobjectid") },
    };

    private static ColumnSchema Named(string name, string schemaName, ColumnType type = ColumnType.Text) => Column(name, type) with { SchemaName = schemaName };

    private static ColumnSchema Id(string name) => Column(name, ColumnType.UniqueIdentifier);

    private static PropertySchema Property(string name, string type, bool isCollection = false) => new(name, new(type, isCollection), IsNullable: true);

    private static OperationSchema Operation(string name, bool isFunction, params ParameterSchema[] parameters) =>
        new() { Name = name, IsFunction = isFunction, IsImported = true, Parameters = parameters };

    private static ParameterSchema Parameter(string name, string type, bool isCollection = false, bool isOptional = false) => new(name, new(type, isCollection), isOptional);
}
