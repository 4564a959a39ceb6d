using System.Collections.Immutable;

namespace TypedDynamics.Emulator.Schema;

/// <summary>Where a table's definition holds its relationships.</summary>
internal static class RelationshipLists
{
    public const string OneToMany = "OneToManyRelationships";
    public const string ManyToOne = "ManyToOneRelationships";
    public const string ManyToMany = "ManyToManyRelationships";

    public static readonly ImmutableArray<string> All = [OneToMany, ManyToOne, ManyToMany];
}
