namespace TypedDynamics.Generator;

/// <summary>Names of the pipeline's steps, in order: what tests hold to be cached.</summary>
internal static class Steps
{
    /// <summary>The attributes as values, with their places and problems.</summary>
    public const string AskReadings = nameof(AskReadings);

    /// <summary>The same without places: typing above an attribute changes nothing here.</summary>
    public const string Asks = nameof(Asks);

    /// <summary>Each ask with the cache that it belongs to.</summary>
    public const string Choices = nameof(Choices);

    /// <summary>Each asked <c>metadata.xml</c>, read.</summary>
    public const string Metadata = nameof(Metadata);

    /// <summary>Which entities the contexts name, per cache.</summary>
    public const string WantedEntities = nameof(WantedEntities);

    /// <summary>Each asked definition file, read.</summary>
    public const string Definitions = nameof(Definitions);

    /// <summary>Each org: metadata with definitions merged in.</summary>
    public const string Orgs = nameof(Orgs);

    /// <summary>Each context: what its C# will be.</summary>
    public const string Plans = nameof(Plans);

    /// <summary>Each entity: what one output file is made from.</summary>
    public const string Entities = nameof(Entities);

    /// <summary>Each context class.</summary>
    public const string Contexts = nameof(Contexts);

    /// <summary>The choices that entities of a context share.</summary>
    public const string SharedChoices = nameof(SharedChoices);

    /// <summary>The lookup unions that they share.</summary>
    public const string SharedLookups = nameof(SharedLookups);

    /// <summary>The complex types and enums that they use.</summary>
    public const string ComplexTypes = nameof(ComplexTypes);

    /// <summary>The actions and functions.</summary>
    public const string Operations = nameof(Operations);

    /// <summary>What is wrong in the user's code and in the cache.</summary>
    public const string Problems = nameof(Problems);
}
