using TypedDynamics.Generator.Schema;

namespace TypedDynamics.Generator.Reading;

/// <summary>Lays one attribute definition over its column.</summary>
internal static class ColumnMerge
{
    public static ColumnSchema Merge(
        ColumnSchema column, AttributeDefinition attribute, EquatableArray<NavigationSchema> navigations, EntityDefinition definition, List<ReadProblem> problems)
    {
        var type = TypeOf(column, attribute);
        if (type is null)
        {
            problems.Add(new("TD0021", definition.Path, attribute.Source, $"'{attribute.LogicalName}' is a {attribute.Kind} here and {column.TypeName.Name} in the CSDL, which is used. Pull both again."));
        }

        return column with
        {
            Type = type ?? column.Type,
            SchemaName = attribute.SchemaName,
            Label = attribute.Label,
            Description = attribute.Description,
            RequiredLevel = attribute.RequiredLevel,
            MaxLength = attribute.MaxLength,
            MinValue = attribute.MinValue,
            MaxValue = attribute.MaxValue,
            Precision = attribute.Precision,
            Format = attribute.Format,
            IsValidForCreate = attribute.IsValidForCreate,
            IsValidForUpdate = attribute.IsValidForUpdate,
            IsPrimaryId = attribute.IsPrimaryId || column.IsPrimaryId,
            IsPrimaryName = attribute.IsPrimaryName,
            DeprecatedVersion = string.IsNullOrEmpty(attribute.DeprecatedVersion) ? null : attribute.DeprecatedVersion,
            CreatedOn = attribute.CreatedOn,
            Choice = type is ColumnType.Choice or ColumnType.MultiSelectChoice or ColumnType.State or ColumnType.Status ? attribute.Choice : null,
            Targets = attribute.Targets.Count > 0 ? TargetsOf(column, attribute, navigations) : column.Targets,
        };
    }

    // Null when the two contradict each other.
    private static ColumnType? TypeOf(ColumnSchema column, AttributeDefinition attribute)
    {
        var type = attribute.Kind switch
        {
            "String" => ColumnType.Text,
            "Memo" => ColumnType.Memo,
            "EntityName" => ColumnType.EntityName,
            "Integer" => ColumnType.Integer,
            "BigInt" => ColumnType.BigInteger,
            "Decimal" => ColumnType.Decimal,
            "Double" => ColumnType.Double,
            "Money" => ColumnType.Money,
            "Boolean" => ColumnType.Boolean,
            "DateTime" => DateTypeOf(column, attribute),
            "Uniqueidentifier" => ColumnType.UniqueIdentifier,
            // Intersect tables hold bare ids where others hold _x_value: the wire name decides.
            "Lookup" when column.Type is not ColumnType.UniqueIdentifier => ColumnType.Lookup,
            "Customer" when column.Type is not ColumnType.UniqueIdentifier => ColumnType.Customer,
            "Owner" when column.Type is not ColumnType.UniqueIdentifier => ColumnType.Owner,
            "Picklist" => ColumnType.Choice,
            "MultiSelectPicklist" => ColumnType.MultiSelectChoice,
            "State" => ColumnType.State,
            "Status" => ColumnType.Status,
            "Image" => ColumnType.Image,
            "File" => ColumnType.File,
            _ => column.Type,
        };
        return Fits(type, column.TypeName) ? type : type == column.Type ? type : null;
    }

    // The Edm type is what arrives: only Edm.Date holds a bare date.
    private static ColumnType DateTypeOf(ColumnSchema column, AttributeDefinition attribute) =>
        column.TypeName.Name == "Edm.Date" ? ColumnType.DateOnly
        : attribute.DateTimeBehavior == "TimeZoneIndependent" ? ColumnType.DateTimeTimeZoneIndependent
        : ColumnType.DateTime;

    private static bool Fits(ColumnType type, TypeReference edm) => !edm.IsCollection && edm.Name switch
    {
        "Edm.String" => type is ColumnType.Text or ColumnType.Memo or ColumnType.EntityName or ColumnType.MultiSelectChoice,
        "Edm.Int32" => type is ColumnType.Integer or ColumnType.Choice or ColumnType.State or ColumnType.Status,
        "Edm.Int64" => type is ColumnType.BigInteger,
        "Edm.Decimal" => type is ColumnType.Decimal or ColumnType.Money,
        "Edm.Double" => type is ColumnType.Double,
        "Edm.Boolean" => type is ColumnType.Boolean,
        "Edm.DateTimeOffset" => type is ColumnType.DateTime or ColumnType.DateTimeTimeZoneIndependent,
        "Edm.Date" => type is ColumnType.DateOnly,
        "Edm.Guid" => type is ColumnType.UniqueIdentifier or ColumnType.Lookup or ColumnType.Customer or ColumnType.Owner or ColumnType.File,
        "Edm.Binary" => type is ColumnType.Image,
        _ => false,
    };

    private static EquatableArray<LookupTarget> TargetsOf(ColumnSchema column, AttributeDefinition attribute, EquatableArray<NavigationSchema> navigations)
    {
        var targets = new List<LookupTarget>(attribute.Targets.Count);
        foreach (var target in attribute.Targets)
        {
            var known = ((IEnumerable<LookupTarget>)column.Targets).FirstOrDefault(candidate => candidate.Entity == target);
            var navigation = known?.Navigation
                ?? ((IEnumerable<NavigationSchema>)navigations).FirstOrDefault(candidate => candidate.ReferencingColumn == column.LogicalName && candidate.Target == target)?.Name;
            targets.Add(new(target, navigation));
        }

        targets.Sort(static (left, right) => string.CompareOrdinal(left.Entity, right.Entity));
        return targets;
    }
}
