using System.Text.RegularExpressions;

namespace TypedDynamics.Metadata;

/// <summary>What definitions must be like to be sent.</summary>
internal static partial class SchemaRules
{
    /// <summary>The name in small letters, by which the service finds it.</summary>
    public static string LogicalName(string schemaName) => schemaName.ToLowerInvariant();

    /// <exception cref="ArgumentException">The name has no publisher's prefix, or characters that no name has.</exception>
    public static string RequireName(string? name, string member)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(name, member);
        return Name().IsMatch(name) ? name : throw new ArgumentException(
            $"{member} '{name}' is no name for something new. Begin it with your publisher's prefix (2 to 8 letters and digits), an underscore, then letters, digits and underscores: new_{new string([.. name.Where(char.IsAsciiLetterOrDigit)])}.", member);
    }

    /// <exception cref="ArgumentException">A member is missing or wrong; the message names it and the mend.</exception>
    public static void Require(EntityMetadata entity)
    {
        ArgumentNullException.ThrowIfNull(entity);
        RequireName(entity.SchemaName, "EntityMetadata.SchemaName");
        RequireLabel(entity.DisplayName, "EntityMetadata.DisplayName");
        RequireLabel(entity.DisplayCollectionName, "EntityMetadata.DisplayCollectionName");
        if (entity.OwnershipType is not (OwnershipTypes.UserOwned or OwnershipTypes.OrganizationOwned))
            throw new ArgumentException($"EntityMetadata.OwnershipType is {entity.OwnershipType?.ToString() ?? "missing"}. Give UserOwned or OrganizationOwned.", nameof(entity));
        if (!entity.Has(nameof(EntityMetadata.Attributes)) || entity.Attributes.Count(static attribute => attribute is StringAttributeMetadata { IsPrimaryName: true }) != 1)
            throw new ArgumentException("EntityMetadata.Attributes has no column, or several, that rows are called by. Make the table by NewTable.Named with NewAttribute.String(…).", nameof(entity));
        foreach (var attribute in entity.Attributes) AttributeRules.RequireNew(attribute);
    }

    /// <exception cref="ArgumentException">A member is missing or wrong; the message names it and the mend.</exception>
    public static void Require(RelationshipMetadataBase relationship)
    {
        ArgumentNullException.ThrowIfNull(relationship);
        RequireName(relationship.SchemaName, $"{relationship.GetType().Name}.SchemaName");
        switch (relationship)
        {
            case OneToManyRelationshipMetadata many:
                RequireText(many.ReferencedEntity, "OneToManyRelationshipMetadata.ReferencedEntity");
                RequireText(many.ReferencingEntity, "OneToManyRelationshipMetadata.ReferencingEntity");
                if (many.Lookup is null) throw new ArgumentException("OneToManyRelationshipMetadata.Lookup is missing. Give NewAttribute.Lookup(…): the column is made with its relationship.", nameof(relationship));
                RequireName(many.Lookup.SchemaName, "LookupAttributeMetadata.SchemaName");
                break;
            case ManyToManyRelationshipMetadata pairs:
                RequireText(pairs.Entity1LogicalName, "ManyToManyRelationshipMetadata.Entity1LogicalName");
                RequireText(pairs.Entity2LogicalName, "ManyToManyRelationshipMetadata.Entity2LogicalName");
                RequireName(pairs.IntersectEntityName, "ManyToManyRelationshipMetadata.IntersectEntityName");
                break;
        }
    }

    /// <exception cref="ArgumentException">A member is missing or wrong; the message names it and the mend.</exception>
    public static void Require(EntityKeyMetadata key)
    {
        ArgumentNullException.ThrowIfNull(key);
        RequireName(key.SchemaName, "EntityKeyMetadata.SchemaName");
        RequireLabel(key.DisplayName, "EntityKeyMetadata.DisplayName");
        if (key.KeyAttributes is not { Count: > 0 } columns || columns.Any(string.IsNullOrWhiteSpace) || columns.Distinct(StringComparer.Ordinal).Count() != columns.Count)
            throw new ArgumentException("EntityKeyMetadata.KeyAttributes names no columns, or one of them twice. Give the logical names of the key's columns.", nameof(key));
    }

    /// <exception cref="ArgumentException">A member is missing or wrong; the message names it and the mend.</exception>
    public static void Require(OptionSetMetadataBase optionSet)
    {
        ArgumentNullException.ThrowIfNull(optionSet);
        RequireName(optionSet.Name, $"{optionSet.GetType().Name}.Name");
        RequireLabel(optionSet.DisplayName, $"{optionSet.GetType().Name}.DisplayName");
        if (optionSet is OptionSetMetadata choice) RequireOptions(choice.Options);
    }

    /// <exception cref="ArgumentException">Two options have the same number, or one has no label.</exception>
    public static void RequireOptions(IReadOnlyList<OptionMetadata> options)
    {
        foreach (var option in options) RequireLabel(option.Label, "OptionMetadata.Label");
        var numbers = options.Where(static option => option.Value is not null).GroupBy(static option => option.Value).FirstOrDefault(static same => same.Count() > 1);
        if (numbers is not null) throw new ArgumentException($"OptionMetadata.Value {numbers.Key} is there twice. Give each option a number of its own, or none, for the publisher's next one.", nameof(options));
    }

    /// <exception cref="ArgumentException">There is no text in it.</exception>
    public static void RequireLabel(Label? label, string member)
    {
        if (string.IsNullOrWhiteSpace(label?.Text)) throw new ArgumentException($"{member} is empty. Give a text in the org's base language: new Label(\"…\", languageCode).", member);
    }

    private static void RequireText(string? text, string member)
    {
        if (string.IsNullOrWhiteSpace(text)) throw new ArgumentException($"{member} is missing. Give a logical name.", member);
    }

    [GeneratedRegex(@"^[A-Za-z][A-Za-z0-9]{1,7}_[A-Za-z0-9_]+\z")]
    private static partial Regex Name();
}
