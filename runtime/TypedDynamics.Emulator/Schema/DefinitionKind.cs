namespace TypedDynamics.Emulator.Schema;

/// <summary>What a definition defines. Numbers are kept in databases.</summary>
internal enum DefinitionKind
{
    Entity = 0,
    Attribute = 1,
    Relationship = 2,
    Key = 3,
    OptionSet = 4,
}
