using System.Text.Json;
using TypedDynamics.Serialization;

namespace TypedDynamics.Metadata;

/// <summary>The body of an update: the whole definition as it was read, with what was changed since.</summary>
internal static class UpdateBody
{
    private const string ContextEnd = "@odata.context";

    /// <param name="definition">The definition.</param>
    /// <param name="navigations">What stands in it when it was expanded, and is changed by ways of its own.</param>
    /// <exception cref="ArgumentException">It was not read, was read in part, or has changes that an update does not make; the message names the mend.</exception>
    public static JsonElement Of(MetadataBase definition, params IReadOnlyList<string> navigations)
    {
        ArgumentNullException.ThrowIfNull(definition);
        if (definition.MetadataId is null)
            throw new ArgumentException($"{definition} has no MetadataId: it was made here, not read. Get the definition, change it by 'with', then update it.", nameof(definition));
        if (!MarksOf(definition).All(definition.Has))
            throw new ArgumentException($"{definition} was read in part: an update puts the whole in the place of what is there. Get it whole (without $select), change it by 'with', then update it.", nameof(definition));
        var json = definition.Json;
        if (json.TryGetProperty(WireNames.Type, out var type) && type.GetString()!.Contains(".Complex", StringComparison.Ordinal))
            throw new ArgumentException($"{definition} comes from GetChangesAsync, whose definitions cannot be written back. Get it anew, change it by 'with', then update it.", nameof(definition));
        if (navigations.FirstOrDefault(definition.IsPut) is { } changed)
            throw new ArgumentException($"{changed} of {definition} is not changed by an update. {MendOf(changed)}", nameof(definition));
        var members = json.EnumerateObject().Where(member => !member.Name.EndsWith(ContextEnd, StringComparison.Ordinal) && !navigations.Contains(member.Name)).Select(static member => KeyValuePair.Create(member.Name, member.Value));
        return NodeValues.Object(json.TryGetProperty(WireNames.Type, out _) ? members : members.Prepend(new(WireNames.Type, NodeValues.Of(WireNames.Namespace + definition.GetType().Name))));
    }

    // What a definition lacks that was listed by its names.
    private static string[] MarksOf(MetadataBase definition) => definition switch
    {
        EntityMetadata => [nameof(EntityMetadata.SchemaName), nameof(EntityMetadata.OwnershipType)],
        AttributeMetadata => [nameof(AttributeMetadata.SchemaName), nameof(AttributeMetadata.RequiredLevel)],
        OptionSetMetadataBase => [nameof(OptionSetMetadataBase.Name), nameof(OptionSetMetadataBase.OptionSetType)],
        _ => [nameof(RelationshipMetadataBase.SchemaName)],
    };


    private static string MendOf(string navigation) => navigation switch
    {
        nameof(EnumAttributeMetadata.OptionSet) or nameof(EnumAttributeMetadata.GlobalOptionSet) => "Options are changed by InsertOptionValueAsync, UpdateOptionValueAsync, DeleteOptionValueAsync and OrderOptionAsync.",
        nameof(EntityMetadata.Attributes) => "Columns are changed by CreateAttributeAsync, UpdateAttributeAsync and DeleteAttributeAsync.",
        _ => "It is made with its relationship and changed by UpdateAttributeAsync.",
    };
}
