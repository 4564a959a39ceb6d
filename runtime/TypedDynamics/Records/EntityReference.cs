using System.Collections.Frozen;

namespace TypedDynamics;

/// <summary>A pointer to a row of any table: its logical name and id. Immutable; equal when both are equal.</summary>
/// <remarks>Read from <c>_x_value</c> with its <c>Microsoft.Dynamics.CRM.lookuplogicalname</c> annotation.</remarks>
public class EntityReference : IEquatable<EntityReference>
{
    /// <summary>Points to the row <paramref name="id"/> of the table <paramref name="logicalName"/>.</summary>
    /// <param name="logicalName">Logical name of the table, such as <c>account</c>; empty when the service did not say.</param>
    /// <param name="id">Primary key of the row.</param>
    /// <param name="name">Primary name of the row, when it came along.</param>
    public EntityReference(string logicalName, Guid id, string? name = null)
    {
        ArgumentNullException.ThrowIfNull(logicalName);
        LogicalName = logicalName;
        Id = id;
        Name = name;
    }

    /// <summary>Logical name of the table that holds the row.</summary>
    public string LogicalName { get; }

    /// <summary>Primary key of the row.</summary>
    public Guid Id { get; }

    /// <summary>Primary name of the row; null unless the query asked for formatted values. Takes no part in equality.</summary>
    public string? Name { get; }

    /// <summary>Name of the table's key column, as far as it shows: all activities share theirs, other tables' follows from their name.</summary>
    internal virtual string PrimaryIdColumn => ActivityTables.Contains(LogicalName) ? "activityid" : $"{LogicalName}id";

    /// <summary>Name of the table's rows in URLs; null where it does not show: plurals follow no rule that always holds.</summary>
    internal virtual string? EntitySetName => null;

    private static FrozenSet<string> ActivityTables { get; } = FrozenSet.Create(
        StringComparer.Ordinal,
        "activitypointer", "appointment", "bulkoperation", "campaignactivity", "campaignresponse", "chat", "email", "fax", "incidentresolution",
        "letter", "opportunityclose", "orderclose", "phonecall", "quoteclose", "recurringappointmentmaster", "serviceappointment",
        "socialactivity", "task");

    /// <summary>True when both point to the same row, or both are null.</summary>
    public static bool operator ==(EntityReference? left, EntityReference? right) => left is null ? right is null : left.Equals(right);

    /// <summary>True when they point to different rows.</summary>
    public static bool operator !=(EntityReference? left, EntityReference? right) => !(left == right);

    /// <inheritdoc/>
    public bool Equals(EntityReference? other) => other is not null && Id == other.Id && LogicalName == other.LogicalName;

    /// <inheritdoc/>
    public override bool Equals(object? obj) => Equals(obj as EntityReference);

    /// <inheritdoc/>
    public override int GetHashCode() => Id.GetHashCode();

    /// <summary>The primary name when known, else <c>logicalname(id)</c>.</summary>
    public override string ToString() => Name ?? $"{LogicalName}({Id})";
}
