using System.Collections.Frozen;
using TypedDynamics.Emulator.Querying;

namespace TypedDynamics.Emulator.Endpoints.Definitions;

/// <summary>The messages of the schema: every organization has them, declared by its cache or not.</summary>
internal static class SchemaMessages
{
    private static readonly FrozenSet<string> s_names = FrozenSet.ToFrozenSet(
    [
        "InsertOptionValue", "UpdateOptionValue", "DeleteOptionValue", "OrderOption", "InsertStatusValue", "UpdateStateValue", "PublishXml", "PublishAllXml", "ReactivateEntityKey",
        "CanBeReferenced", "CanBeReferencing", "CanManyToMany", "GetValidReferencedEntities", "GetValidReferencingEntities", "GetValidManyToMany", "CreateCustomerRelationships",
        "CreatePolymorphicLookupAttribute", "RetrieveMetadataChanges", "RetrieveProvisionedLanguages", "RetrieveAvailableLanguages",
    ]);

    public static Target? Target(Call call)
    {
        var path = Uri.UnescapeDataString(call.Path);
        var end = path.IndexOf('(', StringComparison.Ordinal);
        var name = end < 0 ? path : path[..end];
        return s_names.Contains(name) ? new(name) : null;
    }
}
