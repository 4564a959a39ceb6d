namespace TypedDynamics;

/// <summary>Makes a partial class the context of one org: the generator gives it the entities that are named here.</summary>
/// <remarks>
/// Patterns, by logical name: <c>account</c>; <c>new_*</c> (<c>*</c> any text, <c>?</c> one character);
/// <c>account(name,revenue,primarycontactid)</c> for some columns only; <c>-activityparty</c> to leave one out.
/// Nothing named means everything in the cache. What is not named is not emitted: a navigation to it is left out and
/// its lookups stay <see cref="EntityReference"/>. Base types of what is named come along.
/// </remarks>
[AttributeUsage(AttributeTargets.Class)]
public sealed class DataverseContextAttribute : Attribute
{
    /// <summary>Names the entities.</summary>
    public DataverseContextAttribute(params string[] entities) => Entities = entities;

    /// <summary>The patterns.</summary>
    public IReadOnlyList<string> Entities { get; }

    /// <summary>Which cache, where the project holds several: the folder's name under <c>metadata-cache/</c>.</summary>
    /// <value>Default: the only one.</value>
    public string? Cache { get; set; }

    /// <summary>Patterns of the unbound actions and functions to emit, by name; <c>*</c> for all.</summary>
    /// <value>Default: all when no entity is named, else none. Operations bound to a named entity come along either way.</value>
    public string[]? Operations { get; set; }

    /// <summary>Namespace of the emitted entities and choices.</summary>
    /// <value>Default: the context's own.</value>
    public string? Namespace { get; set; }
}
