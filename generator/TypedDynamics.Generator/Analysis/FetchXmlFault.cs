namespace TypedDynamics.Generator.Analysis;

/// <summary>What is wrong with a FetchXML document.</summary>
/// <param name="Line">Of the document, from 1.</param>
/// <param name="Message">What, and the mend.</param>
internal sealed record FetchXmlFault(int Line, string Message);
