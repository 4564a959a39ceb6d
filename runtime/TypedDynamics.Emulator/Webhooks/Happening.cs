using System.Collections.Immutable;
using TypedDynamics.Emulator.Organization;
using TypedDynamics.Emulator.Querying;

namespace TypedDynamics.Emulator.Webhooks;

/// <summary>A row is made, changed or deleted.</summary>
/// <param name="Message">What happens, as the org calls it.</param>
/// <param name="Table">The row's table.</param>
/// <param name="Id">The row.</param>
internal sealed record Happening(string Message, Table Table, Guid Id)
{
    public const string Create = "Create";
    public const string Update = "Update";
    public const string Delete = "Delete";

    /// <summary>What the row is given.</summary>
    public IReadOnlyDictionary<Column, object?> Values { get; init; } = ImmutableDictionary<Column, object?>.Empty;

    /// <summary>The columns that the caller has sent.</summary>
    public IReadOnlyCollection<Column> Sent { get; init; } = [];

    /// <summary>The row as it was; null where it is new.</summary>
    public Row? Before { get; init; }

    /// <summary>The row as it is afterwards; null before that, and where it is gone.</summary>
    public Row? After { get; init; }
}
