namespace TypedDynamics.Generator.Emitting;

/// <summary>One emitted file.</summary>
internal sealed record GeneratedFile(string HintName, string Text);
