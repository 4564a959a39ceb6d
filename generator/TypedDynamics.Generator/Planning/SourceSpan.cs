namespace TypedDynamics.Generator.Planning;

/// <summary>A place in user code, as numbers: a pipeline value may not hold a Roslyn location.</summary>
/// <param name="Path">The source file; empty when unknown.</param>
/// <param name="Start">Offset in characters.</param>
/// <param name="StartLine">Zero-based.</param>
/// <param name="StartColumn">Zero-based.</param>
/// <param name="EndLine">Zero-based.</param>
/// <param name="EndColumn">Zero-based.</param>
internal readonly record struct SourceSpan(string Path, int Start, int Length, int StartLine, int StartColumn, int EndLine, int EndColumn);
