namespace TypedDynamics.Metadata;

/// <content>What a managed solution may lock.</content>
public sealed partial record EntityMetadata
{
    /// <summary>Whether changes of rows are audited.</summary>
    public BooleanManagedProperty? IsAuditEnabled { get => Node(static json => new BooleanManagedProperty(json)); init => Put(value); }

    /// <summary>Whether rows can be put into queues. Cannot be taken back.</summary>
    public BooleanManagedProperty? IsValidForQueue { get => Node(static json => new BooleanManagedProperty(json)); init => Put(value); }

    /// <summary>Whether rows can be connected. Cannot be taken back.</summary>
    public BooleanManagedProperty? IsConnectionsEnabled { get => Node(static json => new BooleanManagedProperty(json)); init => Put(value); }

    /// <summary>Whether the definition may be changed at all.</summary>
    public BooleanManagedProperty? IsCustomizable { get => Node(static json => new BooleanManagedProperty(json)); init => Put(value); }

    /// <summary>Whether the display names may be changed.</summary>
    public BooleanManagedProperty? IsRenameable { get => Node(static json => new BooleanManagedProperty(json)); init => Put(value); }

    /// <summary>Whether columns can be mapped to those of a related table.</summary>
    public BooleanManagedProperty? IsMappable { get => Node(static json => new BooleanManagedProperty(json)); init => Put(value); }

    /// <summary>Whether duplicates of rows are looked for.</summary>
    public BooleanManagedProperty? IsDuplicateDetectionEnabled { get => Node(static json => new BooleanManagedProperty(json)); init => Put(value); }

    /// <summary>Whether rows can be merged into letters.</summary>
    public BooleanManagedProperty? IsMailMergeEnabled { get => Node(static json => new BooleanManagedProperty(json)); init => Put(value); }

    /// <summary>Whether the old mobile client shows it.</summary>
    public BooleanManagedProperty? IsVisibleInMobile { get => Node(static json => new BooleanManagedProperty(json)); init => Put(value); }

    /// <summary>Whether the mobile client shows it.</summary>
    public BooleanManagedProperty? IsVisibleInMobileClient { get => Node(static json => new BooleanManagedProperty(json)); init => Put(value); }

    /// <summary>Whether the mobile client shows it read-only.</summary>
    public BooleanManagedProperty? IsReadOnlyInMobileClient { get => Node(static json => new BooleanManagedProperty(json)); init => Put(value); }

    /// <summary>Whether the mobile client takes it offline.</summary>
    public BooleanManagedProperty? IsOfflineInMobileClient { get => Node(static json => new BooleanManagedProperty(json)); init => Put(value); }

    /// <summary>Whether columns may be added.</summary>
    public BooleanManagedProperty? CanCreateAttributes { get => Node(static json => new BooleanManagedProperty(json)); init => Put(value); }

    /// <summary>Whether forms may be added.</summary>
    public BooleanManagedProperty? CanCreateForms { get => Node(static json => new BooleanManagedProperty(json)); init => Put(value); }

    /// <summary>Whether views may be added.</summary>
    public BooleanManagedProperty? CanCreateViews { get => Node(static json => new BooleanManagedProperty(json)); init => Put(value); }

    /// <summary>Whether charts may be added.</summary>
    public BooleanManagedProperty? CanCreateCharts { get => Node(static json => new BooleanManagedProperty(json)); init => Put(value); }

    /// <summary>Whether it may stand at the N end of a 1:N relationship.</summary>
    public BooleanManagedProperty? CanBeRelatedEntityInRelationship => Node(static json => new BooleanManagedProperty(json));

    /// <summary>Whether it may stand at the 1 end of a 1:N relationship.</summary>
    public BooleanManagedProperty? CanBePrimaryEntityInRelationship => Node(static json => new BooleanManagedProperty(json));

    /// <summary>Whether it may be in an N:N relationship.</summary>
    public BooleanManagedProperty? CanBeInManyToMany => Node(static json => new BooleanManagedProperty(json));

    /// <summary>Whether it may be in a custom association.</summary>
    public BooleanManagedProperty? CanBeInCustomEntityAssociation => Node(static json => new BooleanManagedProperty(json));

    /// <summary>Whether the search of all tables may be turned on.</summary>
    public BooleanManagedProperty? CanEnableSyncToExternalSearchIndex { get => Node(static json => new BooleanManagedProperty(json)); init => Put(value); }

    /// <summary>Whether settings without a property of their own may be changed.</summary>
    public BooleanManagedProperty? CanModifyAdditionalSettings { get => Node(static json => new BooleanManagedProperty(json)); init => Put(value); }

    /// <summary>Whether the hierarchy may be changed.</summary>
    public BooleanManagedProperty? CanChangeHierarchicalRelationship { get => Node(static json => new BooleanManagedProperty(json)); init => Put(value); }

    /// <summary>Whether change tracking may be turned on.</summary>
    public BooleanManagedProperty? CanChangeTrackingBeEnabled { get => Node(static json => new BooleanManagedProperty(json)); init => Put(value); }
}
