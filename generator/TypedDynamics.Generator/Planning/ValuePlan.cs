namespace TypedDynamics.Generator.Planning;

/// <summary>What C# holds a value in. The emitters know how each kind is written, read and sent.</summary>
/// <param name="Argument">The type that a kind is over, by its <c>global::</c> name: the enum of a choice, the target of a lookup. For references the target's logical name.</param>
/// <param name="Item">Collections: what is in them.</param>
internal sealed record ValuePlan(ValueKind Kind, string Argument = "", ValuePlan? Item = null);

internal enum ValueKind
{
    String,
    Guid,
    Int16,
    Int32,
    Int64,
    Decimal,
    Double,
    Boolean,
    DateTimeOffset,
    DateTime,
    DateOnly,
    Bytes,
    Json,
    /// <summary>One option of a choice.</summary>
    Choice,
    /// <summary>Several options of a choice.</summary>
    Choices,
    /// <summary>An enum of the CSDL.</summary>
    Enum,
    Complex,
    /// <summary>A pointer to rows of one emitted type.</summary>
    Lookup,
    /// <summary>A pointer to rows of several types: an emitted union.</summary>
    AnyLookup,
    /// <summary>A pointer to rows that the context has no class for.</summary>
    Reference,
    /// <summary>A row of an emitted type.</summary>
    Row,
    /// <summary>A row of any type, to be sent.</summary>
    AnyRow,
    List,
}
