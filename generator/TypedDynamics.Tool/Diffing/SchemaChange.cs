namespace TypedDynamics.Tool.Diffing;

/// <summary>What became of something.</summary>
internal enum ChangeKind
{
    Added,
    Removed,
    Changed,
}

/// <summary>What it is that changed.</summary>
internal enum ChangedThing
{
    Table,
    Column,
    Choice,
    Option,
    Key,
    Relationship,
    Operation,
}

/// <summary>One difference between two states of an org's schema.</summary>
/// <param name="Kind">What became of it.</param>
/// <param name="Thing">What it is.</param>
/// <param name="Table">The table that it belongs to; null for operations and global choices.</param>
/// <param name="Name">Its name: a logical name, a schema name, the value of an option.</param>
/// <param name="Details">What is different about it, each as <c>label 'A' → 'B'</c>; of what is new, what it is.</param>
internal sealed record SchemaChange(ChangeKind Kind, ChangedThing Thing, string? Table, string Name, IReadOnlyList<string> Details);
