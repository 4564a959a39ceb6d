using System.Text.Json;
using Microsoft.OData.Edm;
using Microsoft.OData.UriParser;
using TypedDynamics.Emulator.Answers;
using TypedDynamics.Emulator.Organization;
using TypedDynamics.Emulator.Schema;

namespace TypedDynamics.Emulator.Endpoints.Definitions;

/// <summary>Follows an address of the schema: <c>EntityDefinitions(LogicalName='account')/Attributes/Microsoft.Dynamics.CRM.PicklistAttributeMetadata</c>.</summary>
internal static class DefinitionAddress
{
    private static readonly string[] s_sets = ["EntityDefinitions", "RelationshipDefinitions", "GlobalOptionSetDefinitions", "ManagedPropertyDefinitions"];

    /// <summary>Whether a path leads into the schema and not to rows.</summary>
    public static bool IsOne(string path)
    {
        var end = path.AsSpan().IndexOfAny('(', '/');
        var first = end < 0 ? path : path[..end];
        return s_sets.Contains(first);
    }

    public static Found Follow(ODataPath path, Catalog catalog)
    {
        Found? found = null;
        foreach (var segment in path)
        {
            found = segment switch
            {
                EntitySetSegment set => All(catalog, set.EntitySet),
                KeySegment key => Keyed(found!, key),
                NavigationPropertySegment way => Over(found!, way.NavigationProperty, catalog),
                TypeSegment cast => Cast(found!, (IEdmEntityType)(cast.EdmType is IEdmCollectionType many ? many.ElementType.Definition : cast.EdmType)),
                PropertySegment property => found! with { Property = ValueOf(found, property.Property.Name), PropertyName = property.Property.Name, Base = $"{(found.PropertyName is null ? found.PlaceOf(found.One) : found.Base)}/{property.Property.Name}", CastText = "" },
                ValueSegment => found! with { IsRaw = true },
                _ => throw ODataErrors.NotImplemented($"the segment '{segment.Identifier}' in addresses of the schema"),
            };
        }

        return found!;
    }

    private static Found All(Catalog catalog, IEdmEntitySet set) => set.Name switch
    {
        "EntityDefinitions" => new([.. catalog.Entities], set.EntityType, true, set.Name),
        "RelationshipDefinitions" => new([.. catalog.Relationships], set.EntityType, true, set.Name),
        "GlobalOptionSetDefinitions" => new([.. catalog.OptionSets], set.EntityType, true, set.Name),
        _ => new([], set.EntityType, true, set.Name),
    };

    private static Found Keyed(Found all, KeySegment key)
    {
        var (name, value) = key.Keys.Single();
        var matches = all.Items.Where(each => value is Guid id ? each.Id == id : each.Text(name) == value.ToString()).Take(1).ToList();
        var text = value is Guid guid ? guid.ToString("D") : $"'{value}'";
        if (matches.Count == 0)
            throw Missing(all, value);
        return all with { Items = matches, IsCollection = false, KeyText = $"({text})", Table = all.Table ?? matches[0].Text("LogicalName") };
    }

    private static ServiceError Missing(Found all, object key) => key switch
    {
        string name when all.Type.Equals(DefinitionTypes.Entity) => DefinitionErrors.NoTable(name),
        string name when all.Type.InheritsFrom(DefinitionTypes.Attribute) || all.Type.Equals(DefinitionTypes.Attribute) => DefinitionErrors.NoColumn(all.Table ?? "", name),
        Guid id => DefinitionErrors.NotThere(all.Type.Name, id.ToString("D")),
        _ => DefinitionErrors.NotThere(all.Type.Name, key.ToString()!),
    };

    private static Found Over(Found here, IEdmNavigationProperty way, Catalog catalog)
    {
        if (here.IsCollection)
            throw ODataErrors.NotFound(way.Name);
        var items = here.Items.SelectMany(each => Members.Follow(catalog, each, way)).ToList();
        var many = way.TargetMultiplicity() == EdmMultiplicity.Many;
        if (!many && items.Count == 0)
            throw ODataErrors.NotFound(way.Name);
        return here with { Items = items, Type = way.ToEntityType(), IsCollection = many, Base = $"{here.PlaceOf(here.One)}/{way.Name}", KeyText = many ? null : "", CastText = "" };
    }

    private static Found Cast(Found here, IEdmEntityType type)
    {
        // The service does not take the type that choices of all kinds share.
        if (type.Name == "EnumAttributeMetadata")
            throw ODataErrors.BadRequest($"The type '{type.FullTypeName()}' cannot be cast to. Name one of the types that derive from it.");
        var items = here.Items.Where(each => Members.TypeOf(each, here.Type) is { } own && (own.Equals(type) || own.InheritsFrom(type))).ToList();
        if (!here.IsCollection && items.Count == 0)
            throw ODataErrors.NotFound(type.FullTypeName());
        return here with { Items = items, Type = type, CastText = "/" + type.FullTypeName() };
    }

    private static JsonElement? ValueOf(Found here, string property) => here.Property is { } inner ? inner.Member(property) : here.One.Member(property);
}
