namespace TypedDynamics.Emulator.Files;

/// <summary>A file of a row, without its bytes.</summary>
internal sealed record StoredFile(string Id, string Table, Guid Row, string Column, string Name, string MimeType, long Size);

/// <summary>A file that is being sent in pieces.</summary>
/// <param name="Token">What the pieces name it by.</param>
/// <param name="Table">The row's table.</param>
/// <param name="Row">The row.</param>
/// <param name="Column">The column.</param>
/// <param name="Name">The file's name.</param>
internal sealed record Upload(string Token, string Table, Guid Row, string Column, string Name);
