using System.Collections.Immutable;
using System.ComponentModel;

namespace TypedDynamics.Emitted;

/// <summary>An alternate key: columns that together name one row.</summary>
/// <param name="Name">Logical name of the key.</param>
/// <param name="Columns">Logical names of its columns, in order.</param>
[EditorBrowsable(EditorBrowsableState.Never)]
public sealed record KeyModel(string Name, ImmutableArray<string> Columns);
