namespace TypedDynamics.Generator.Planning;

/// <summary>
/// Names that an emitted type or member may not take. Fixed text, so that emitted names never depend on the SDK that builds: a
/// type called <c>Task</c> or <c>Environment</c> would hide the everyday one from all code in its namespace.
/// </summary>
internal static class ReservedNames
{
    /// <summary>Public types of the namespace <c>TypedDynamics</c>, some before they exist (adding one later would rename an entity), the shared unions, and the roots of all namespaces.</summary>
    internal static readonly string[] RuntimeTypes =
    [
        "AggregateLimitException", "AggregateQuery", "AnyLookup", "Authentication", "Batch", "BatchAnswer", "BatchChangeSet", "BatchItem", "BatchItemState", "BatchOutcome", "BatchRequests",
        "BulkOptions", "BulkOutcome", "BulkProgress", "BulkResult", "BulkState", "BulkWrites", "BypassedLogic", "CertificateSource", "ChangePage", "ChangesExpiredException", "ChoiceSet",
        "CircuitBreakerOptions", "ColumnNotLoadedException", "ConcurrencyException", "ConcurrencyMode", "CurrentUser", "CustomerLookup", "DataverseBatch", "DataverseConnection",
        "DataverseContext", "DataverseContextAttribute", "DataverseContextExtensions", "DataverseCredential", "DataverseEvent", "DataverseException", "DataverseOptions", "DataverseQuery", "DataverseUser",
        "DeletedRow", "DeviceCodePrompt", "Emitted", "Entity", "EntityGroup", "EntityQuery", "EntityReference", "EntitySet", "Events", "FetchQuery", "FetchXml", "FileProgress", "FileReference",
        "FileUploadException", "FileUploadOptions", "FileUploadSession", "Files", "FormattedValues", "GroupJoinedQuery", "GroupedQuery", "IDataverseContext", "IDataverseSharing", "IEntity", "IEventClaim", "IEventDeliveries", "IncludedQuery",
        "JoinedQuery", "Lookup", "MalformedResponseException", "Metadata", "Microsoft", "NewRelatedRows", "OrderedEntityQuery", "OrderedGroupedQuery", "OrderedJoinedQuery", "OwnerLookup", "Page",
        "ProjectedQuery", "QueryFunctions", "QueryLimit", "QueryNotSupportedException", "QueryPlan", "RawBody", "RawFile", "RawRequest", "RawResponse", "Record", "RegisteredWebhook", "RequestOptions",
        "RowQuery", "RowReference", "SequentialGuid", "ServiceCollectionExtensions", "SignInException", "SignInOptions", "SignInRequest", "SignedInUser", "StoredFile", "System", "Table",
        "TableBulkWrites", "TableQuery", "TokenFile", "TypedDynamics", "UpsertOutcome", "WebSignIn", "WebhookImage", "WebhookRegistry", "WebhookStep", "WhoAmI",
    ];

    private static readonly HashSet<string> s_types = ReadTypes();

    // Members of Entity and of object, also those that only emitted code calls.
    private static readonly HashSet<string> s_entityMembers = new(StringComparer.OrdinalIgnoreCase)
    {
        "AdditionalColumns", "ETag", "FormattedValues", "Get", "GetColumn", "GetModel", "GetRow", "GetRows", "HasChanges", "Id",
        "IsChanged", "IsLoaded", "LogicalName", "MarkChanged", "ReadMember", "RequireLoaded", "Set", "SetRelated", "WriteMember",
        "Equals", "Finalize", "GetHashCode", "GetType", "MemberwiseClone", "ReferenceEquals", "ToString",
    };

    private static readonly HashSet<string> s_contextMembers = new(StringComparer.OrdinalIgnoreCase)
    {
        "Connection", "Dispose", "DisposeAsync", "Options", "Set", "InvokeAsync", "InvokeValueAsync", "WhoAmIAsync", "GetCurrentUserAsync", "Create", "CreateBatch",
        "Fetch", "FetchAsync", "Metadata", "SavedQuery", "SendAsync", "Table", "TrackChangesAsync", "UserQuery", "With",
        "Equals", "Finalize", "GetHashCode", "GetType", "MemberwiseClone", "ReferenceEquals", "ToString",
    };

    private static readonly HashSet<string> s_complexMembers = new(StringComparer.OrdinalIgnoreCase)
    {
        "ReadProperty", "WriteProperties",
        "Equals", "Finalize", "GetHashCode", "GetType", "MemberwiseClone", "ReferenceEquals", "ToString",
    };

    private static readonly HashSet<string> s_keywords = new(StringComparer.Ordinal)
    {
        "abstract", "as", "base", "bool", "break", "byte", "case", "catch", "char", "checked", "class", "const", "continue", "decimal",
        "default", "delegate", "do", "double", "else", "enum", "event", "explicit", "extern", "false", "finally", "fixed", "float", "for",
        "foreach", "goto", "if", "implicit", "in", "int", "interface", "internal", "is", "lock", "long", "namespace", "new", "null",
        "object", "operator", "out", "override", "params", "private", "protected", "public", "readonly", "ref", "return", "sbyte", "sealed",
        "short", "sizeof", "stackalloc", "static", "string", "struct", "switch", "this", "throw", "true", "try", "typeof", "uint", "ulong",
        "unchecked", "unsafe", "ushort", "using", "virtual", "void", "volatile", "while",
    };

    public static bool IsType(string name) => s_types.Contains(name);

    public static bool IsEntityMember(string name) => s_entityMembers.Contains(name);

    public static bool IsContextMember(string name) => s_contextMembers.Contains(name);

    public static bool IsComplexMember(string name) => s_complexMembers.Contains(name);

    public static bool IsKeyword(string name) => s_keywords.Contains(name);

    private static HashSet<string> ReadTypes()
    {
        var names = new HashSet<string>(RuntimeTypes, StringComparer.Ordinal);
        using var text = new StreamReader(typeof(ReservedNames).Assembly.GetManifestResourceStream("ReservedNames.txt")!);
        while (text.ReadLine() is { } name) names.Add(name);
        return names;
    }
}
