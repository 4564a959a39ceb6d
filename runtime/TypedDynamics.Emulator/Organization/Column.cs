using System.Collections.Immutable;
using System.Runtime.CompilerServices;

namespace TypedDynamics.Emulator.Organization;

/// <summary>One column of a table: its wire name, what it holds, and what its definition adds.</summary>
internal sealed record Column(string Name, ColumnKind Kind)
{
    /// <summary>The name in the schema: <c>primarycontactid</c> for the wire name <c>_primarycontactid_value</c>.</summary>
    public string LogicalName { get; init; } = Name;

    /// <summary>The name of the SQLite column. Differs from <see cref="Name"/> where two members differ only in case.</summary>
    public string StorageName { get; init; } = Name;

    /// <summary>The SQLite column that holds the logical name of a lookup's target row.</summary>
    public string TypeStorageName => StorageName + "$type";

    /// <summary>Digits after the point on the wire, for decimals.</summary>
    public int Scale { get; init; } = 10;

    /// <summary>Digits after the point in formatted values.</summary>
    public int Precision { get; init; } = 2;

    /// <summary>The labels of a choice by value, or of no (0) and yes (1).</summary>
    public ImmutableArray<Option> Options { get; init; } = [];

    /// <summary>The longest text that may be stored.</summary>
    public int? MaxLength { get; init; }

    /// <summary>By which new rows are numbered; null or empty where they are not.</summary>
    public string? AutoNumberFormat { get; init; }

    /// <summary>The value that a new row gets when none is sent.</summary>
    public object? Default { get; init; }

    /// <summary>False when the service drops the value of a create silently.</summary>
    public bool CanCreate { get; init; } = true;

    /// <summary>The smallest number that may be stored.</summary>
    public double? MinValue { get; init; }

    /// <summary>The largest number that may be stored.</summary>
    public double? MaxValue { get; init; }

    /// <summary>What the definition calls the column's format: <c>Url</c>, <c>Email</c>, <c>DateOnly</c>.</summary>
    public string? Format { get; init; }

    /// <summary>False when the service drops the value of an update silently.</summary>
    public bool CanUpdate { get; init; } = true;

    /// <summary>True when a date-time column shows its date alone.</summary>
    public bool ShowsDateOnly => Format == "DateOnly";

    /// <summary>True for the value of a money column in the organization's own currency.</summary>
    public bool IsBaseMoney => Kind == ColumnKind.Money && Name.EndsWith("_base", StringComparison.Ordinal);

    public bool Equals(Column? other) => ReferenceEquals(this, other);

    public override int GetHashCode() => RuntimeHelpers.GetHashCode(this);
}

/// <summary>One option of a choice. <paramref name="State"/> is the state that a status reason belongs to.</summary>
internal readonly record struct Option(int Value, string Label, int? State = null);
