namespace TypedDynamics;

/// <summary>A file of a form.</summary>
/// <param name="Key">The field that holds it.</param>
/// <param name="Content">What it holds, from where the stream stands; it stays open.</param>
/// <param name="FileName">What it is called.</param>
/// <param name="ContentType">What it is.</param>
public sealed record RawFile(string Key, Stream Content, string FileName, string ContentType = "application/octet-stream");
