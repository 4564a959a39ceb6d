namespace TypedDynamics.Generator.Schema;

/// <summary>A type as CSDL names it, with the alias resolved: <c>Edm.String</c>, <c>account</c>, <c>Label</c>; perhaps a collection of it.</summary>
/// <param name="Name"><c>Edm.…</c> for primitives, else the bare name inside the org's own namespace.</param>
internal readonly record struct TypeReference(string Name, bool IsCollection)
{
    public bool IsEdm => Name.StartsWith("Edm.", StringComparison.Ordinal);
}
