using TypedDynamics.Generator.Schema;

namespace TypedDynamics.Generator.Planning;

/// <summary>The messages by which the service takes many rows at once, as far as the org's metadata has them: older and on-premises ones have none.</summary>
internal static class BulkMessages
{
    private const string Deletion = "DeleteMultiple";

    private static readonly string[] s_names = ["CreateMultiple", "UpdateMultiple", "UpsertMultiple", Deletion];

    public static List<string> Of(EntitySchema entity, OrgIndex index)
    {
        // Rows of standard tables cannot be deleted so, although the message is there.
        var isElastic = entity.TableType == "Elastic";
        return entity.EntitySetName is null ? [] : [.. s_names.Where(name => (name != Deletion || isElastic) && index.SetOperations(name).Any(type => IsOrDerives(entity, type, index)))];
    }

    private static bool IsOrDerives(EntitySchema entity, string type, OrgIndex index)
    {
        for (var at = entity; at is not null; at = at.Base is { } parent && index.Entities.TryGetValue(parent, out var schema) ? schema : null)
        {
            if (at.LogicalName == type) return true;
        }

        return false;
    }
}
