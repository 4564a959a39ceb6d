using System.Text.Json;

namespace TypedDynamics.Metadata;

/// <summary>The definition of a table.</summary>
public sealed partial record EntityMetadata : MetadataBase
{
    internal EntityMetadata(JsonElement json)
        : base(json)
    {
    }

    /// <summary>Its name in queries and everywhere else: <c>account</c>.</summary>
    public string? LogicalName => TextOf();

    /// <summary>Its name as its maker cased it: <c>Account</c>, <c>new_BankAccount</c>.</summary>
    public string? SchemaName { get => TextOf(); init => Put(value); }

    /// <summary>Its name in addresses: <c>accounts</c>.</summary>
    public string? EntitySetName { get => TextOf(); init => Put(value); }

    /// <summary>What people call one row.</summary>
    public Label? DisplayName { get => Node(static json => new Label(json)); init => Put(value); }

    /// <summary>What people call several rows.</summary>
    public Label? DisplayCollectionName { get => Node(static json => new Label(json)); init => Put(value); }

    /// <summary>What it is for.</summary>
    public Label? Description { get => Node(static json => new Label(json)); init => Put(value); }

    /// <summary>Who owns its rows: users and teams, or the org. Cannot be changed later.</summary>
    public OwnershipTypes? OwnershipType { get => Choice<OwnershipTypes>(); init => Put(value); }

    /// <summary>Its number; of custom tables above 10,000, and another one in each environment.</summary>
    public int? ObjectTypeCode => Number();

    /// <summary><c>Standard</c>, <c>Elastic</c> or <c>Virtual</c>.</summary>
    public string? TableType { get => TextOf(); init => Put(value); }

    /// <summary>Logical name of several rows: <c>accounts</c>.</summary>
    public string? LogicalCollectionName { get => TextOf(); init => Put(value); }

    /// <summary>Schema name of several rows: <c>Accounts</c>.</summary>
    public string? CollectionSchemaName { get => TextOf(); init => Put(value); }

    /// <summary>The column of the key: <c>accountid</c>.</summary>
    public string? PrimaryIdAttribute => TextOf();

    /// <summary>The column that rows are called by: <c>name</c>; null where there is none.</summary>
    public string? PrimaryNameAttribute => TextOf();

    /// <summary>The column of the picture of a row.</summary>
    public string? PrimaryImageAttribute { get => TextOf(); init => Put(value); }

    /// <summary>True for tables that are not the service's own.</summary>
    public bool? IsCustomEntity => Flag();

    /// <summary>True when a managed solution brought it.</summary>
    public bool? IsManaged => Flag();

    /// <summary>True for tables that only hold the pairs of an N:N relationship.</summary>
    public bool? IsIntersect => Flag();

    /// <summary>True for tables whose rows live and are secured with a row of another table, as lines with their order.</summary>
    public bool? IsChildEntity => Flag();

    /// <summary>True for tables of activities.</summary>
    public bool? IsActivity { get => Flag(); init => Put(value); }

    /// <summary>Whether its rows can be parties of activities.</summary>
    public bool? IsActivityParty { get => Flag(); init => Put(value); }

    /// <summary>Whether the activity shows in menus (1) or not (0).</summary>
    public int? ActivityTypeMask { get => Number(); init => Put(value); }

    /// <summary>True for tables that the service keeps to itself.</summary>
    public bool? IsPrivate => Flag();

    /// <summary>True for tables without storage of their own.</summary>
    public bool? IsLogicalEntity => Flag();

    /// <summary>True for the table of a business process flow.</summary>
    public bool? IsBPFEntity { get => Flag(); init => Put(value); }

    /// <summary>Whether its rows travel with solutions.</summary>
    public bool? IsSolutionAware { get => Flag(); init => Put(value); }

    /// <summary>Whether rows have notes. Cannot be taken back.</summary>
    public bool? HasNotes { get => Flag(); init => Put(value); }

    /// <summary>Whether activities can regard rows. Cannot be taken back.</summary>
    public bool? HasActivities { get => Flag(); init => Put(value); }

    /// <summary>Whether rows have feedback. Cannot be taken back.</summary>
    public bool? HasFeedback { get => Flag(); init => Put(value); }

    /// <summary>Whether it has columns of e-mail addresses.</summary>
    public bool? HasEmailAddresses => Flag();

    /// <summary>Whether changes can be tracked: <c>TrackChangesAsync</c> needs it.</summary>
    public bool? ChangeTrackingEnabled { get => Flag(); init => Put(value); }

    /// <summary>Whether writes can demand a version (<c>If-Match</c>).</summary>
    public bool? IsOptimisticConcurrencyEnabled => Flag();

    /// <summary>Whether statuses may follow one another only as <see cref="EnforceStateTransitions"/> says.</summary>
    public bool? IsStateModelAware { get => Flag(); init => Put(value); }

    /// <summary>Whether the transitions between statuses are kept to.</summary>
    public bool? EnforceStateTransitions { get => Flag(); init => Put(value); }

    /// <summary>Whether it can be taken offline.</summary>
    public bool? IsAvailableOffline { get => Flag(); init => Put(value); }

    /// <summary>Whether rows can be made by the quick form.</summary>
    public bool? IsQuickCreateEnabled { get => Flag(); init => Put(value); }

    /// <summary>Whether people find it in advanced find.</summary>
    public bool? IsValidForAdvancedFind => Flag();

    /// <summary>Whether rows can be imported.</summary>
    public bool? IsImportable => Flag();

    /// <summary>Whether charts can be made of it.</summary>
    public bool? IsEnabledForCharts => Flag();

    /// <summary>Whether the service traces it.</summary>
    public bool? IsEnabledForTrace => Flag();

    /// <summary>Whether external channels use it.</summary>
    public bool? IsEnabledForExternalChannels { get => Flag(); init => Put(value); }

    /// <summary>Whether business process flows can be made for it. Cannot be taken back.</summary>
    public bool? IsBusinessProcessEnabled { get => Flag(); init => Put(value); }

    /// <summary>Whether rows have documents in SharePoint.</summary>
    public bool? IsDocumentManagementEnabled { get => Flag(); init => Put(value); }

    /// <summary>Whether similar documents are suggested.</summary>
    public bool? IsDocumentRecommendationsEnabled { get => Flag(); init => Put(value); }

    /// <summary>Whether rows have notebooks.</summary>
    public bool? IsOneNoteIntegrationEnabled { get => Flag(); init => Put(value); }

    /// <summary>Whether it shows in the service hub.</summary>
    public bool? IsInteractionCentricEnabled { get => Flag(); init => Put(value); }

    /// <summary>Whether knowledge articles can be tied to rows.</summary>
    public bool? IsKnowledgeManagementEnabled { get => Flag(); init => Put(value); }

    /// <summary>Whether rows can be tied to Teams.</summary>
    public bool? IsMSTeamsIntegrationEnabled { get => Flag(); init => Put(value); }

    /// <summary>Whether service level agreements can be made for it.</summary>
    public bool? IsSLAEnabled { get => Flag(); init => Put(value); }

    /// <summary>Whether the reading pane shows it.</summary>
    public bool? IsReadingPaneEnabled => Flag();

    /// <summary>True when it has the look of 2013 and later.</summary>
    public bool? IsAIRUpdated => Flag();

    /// <summary>Whether rows can be archived.</summary>
    public bool? IsArchivalEnabled { get => Flag(); init => Put(value); }

    /// <summary>Whether rows can be kept for the long term.</summary>
    public bool? IsRetentionEnabled { get => Flag(); init => Put(value); }

    /// <summary>Whether reading one row is audited.</summary>
    public bool? IsRetrieveAuditEnabled { get => Flag(); init => Put(value); }

    /// <summary>Whether reading rows is audited.</summary>
    public bool? IsRetrieveMultipleAuditEnabled { get => Flag(); init => Put(value); }

    /// <summary>Whether access teams are made by themselves.</summary>
    public bool? AutoCreateAccessTeams { get => Flag(); init => Put(value); }

    /// <summary>Whether rows go to the queue of their owner.</summary>
    public bool? AutoRouteToOwnerQueue { get => Flag(); init => Put(value); }

    /// <summary>Whether workflows can start by it.</summary>
    public bool? CanTriggerWorkflow => Flag();

    /// <summary>Whether it is in the search of all tables.</summary>
    public bool? SyncToExternalSearchIndex { get => Flag(); init => Put(value); }

    /// <summary>True when its labels lie with the business data.</summary>
    public bool? UsesBusinessDataLabelTable => Flag();

    /// <summary>Whether help is a page of one's own.</summary>
    public bool? EntityHelpUrlEnabled { get => Flag(); init => Put(value); }

    /// <summary>The page of help.</summary>
    public string? EntityHelpUrl { get => TextOf(); init => Put(value); }

    /// <summary>The colour of its icon: <c>#794300</c>.</summary>
    public string? EntityColor { get => TextOf(); init => Put(value); }

    /// <summary>The large icon.</summary>
    public string? IconLargeName { get => TextOf(); init => Put(value); }

    /// <summary>The medium icon.</summary>
    public string? IconMediumName { get => TextOf(); init => Put(value); }

    /// <summary>The small icon.</summary>
    public string? IconSmallName { get => TextOf(); init => Put(value); }

    /// <summary>The vector icon.</summary>
    public string? IconVectorName { get => TextOf(); init => Put(value); }

    /// <summary>Rows that are taken offline: changed in so many days.</summary>
    public int? DaysSinceRecordLastModified { get => Number(); init => Put(value); }

    /// <summary>Rows that are taken offline, as FetchXML.</summary>
    public string? MobileOfflineFilters { get => TextOf(); init => Put(value); }

    /// <summary>Name of a virtual table at its source.</summary>
    public string? ExternalName { get => TextOf(); init => Put(value); }

    /// <summary>Name of several rows of a virtual table at its source.</summary>
    public string? ExternalCollectionName { get => TextOf(); init => Put(value); }

    /// <summary>The provider of a virtual table.</summary>
    public Guid? DataProviderId { get => Id(); init => Put(value); }

    /// <summary>The source of a virtual table.</summary>
    public Guid? DataSourceId { get => Id(); init => Put(value); }

    /// <summary>The table that recurrences are based on.</summary>
    public string? RecurrenceBaseEntityLogicalName => TextOf();

    /// <summary>The view for reports: <c>FilteredAccount</c>.</summary>
    public string? ReportViewName => TextOf();

    /// <summary>The table whose settings it holds.</summary>
    public string? SettingOf { get => TextOf(); init => Put(value); }

    /// <summary>How an elastic table is spread.</summary>
    public string? ClusterMode => TextOf();

    /// <summary>Who owns the definition.</summary>
    public Guid? OwnerId => Id();

    /// <summary>The kind of the definition's owner.</summary>
    public int? OwnerIdType => Number();

    /// <summary>The business unit that owns the definition.</summary>
    public Guid? OwningBusinessUnit => Id();

    /// <summary>When it was made.</summary>
    public DateTimeOffset? CreatedOn => Time();

    /// <summary>When it was last changed.</summary>
    public DateTimeOffset? ModifiedOn => Time();

    /// <summary>The version of the solution that brought it.</summary>
    public string? IntroducedVersion => TextOf();

    /// <summary>What may be granted on its rows.</summary>
    public IReadOnlyList<SecurityPrivilegeMetadata>? Privileges => Nodes(static json => new SecurityPrivilegeMetadata(json));

    private protected override string? Title => LogicalName ?? SchemaName;
}
