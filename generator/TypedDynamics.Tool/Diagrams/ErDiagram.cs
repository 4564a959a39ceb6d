namespace TypedDynamics.Tool.Diagrams;

/// <summary>Tables and how their rows point to each other.</summary>
/// <param name="Tables">Sorted by name.</param>
/// <param name="Edges">Sorted by where they begin.</param>
internal sealed record ErDiagram(IReadOnlyList<DiagramTable> Tables, IReadOnlyList<DiagramEdge> Edges);

/// <summary>A table's box.</summary>
/// <param name="Name">Logical name.</param>
/// <param name="Label">What users call it.</param>
/// <param name="Lines">What stands in it: keys, the name, lookups, and collections of both sides.</param>
internal sealed record DiagramTable(string Name, string? Label, IReadOnlyList<DiagramLine> Lines);

/// <summary>A line of a box.</summary>
/// <param name="Name">A column's logical name, or an N:N relationship's name.</param>
/// <param name="Type">What it holds.</param>
/// <param name="Mark"><c>PK</c>, <c>AK</c>, <c>FK</c>, <c>N:N</c>, or nothing.</param>
internal sealed record DiagramLine(string Name, string Type, string? Mark);

/// <summary>A lookup from one table to another, or an N:N relationship.</summary>
/// <param name="From">The table whose rows point.</param>
/// <param name="Line">The line of its box where the edge begins.</param>
/// <param name="To">The table that is pointed to.</param>
/// <param name="IsManyToMany">Whether it has many rows at both ends; then both boxes have the line.</param>
/// <param name="IsRequired">Whether each row must point to one.</param>
internal sealed record DiagramEdge(string From, string Line, string To, bool IsManyToMany = false, bool IsRequired = false);
