using System.Text.Json;
using Microsoft.OData.Edm;
using Microsoft.OData.UriParser;
using TypedDynamics.Emulator.Organization;
using TypedDynamics.Emulator.Schema;

namespace TypedDynamics.Emulator.Endpoints.Definitions;

/// <summary>Writes definitions as the service shows them: what was selected, and what lies behind a navigation only where it was expanded.</summary>
internal sealed class DefinitionJson(Utf8JsonWriter json, Catalog catalog, string metadataUrl)
{
    /// <param name="definition">What to write.</param>
    /// <param name="declared">The type that its place declares; told only where the definition's own is another.</param>
    /// <param name="shape">What was selected and expanded; null for everything that is not behind a navigation.</param>
    /// <param name="place">The definition's address, as contexts repeat it.</param>
    /// <param name="context">The context to begin with; null inside a list.</param>
    public void Write(JsonElement definition, IEdmEntityType declared, SelectExpandClause? shape, string place, string? context = null)
    {
        json.WriteStartObject();
        if (context is not null)
            json.WriteString("@odata.context", context);
        var type = Members.TypeOf(definition, declared);
        if (!type.Equals(declared))
            json.WriteString("@odata.type", "#" + type.FullTypeName());
        WriteProperties(definition, type, Selected(shape));
        foreach (var expanded in shape?.SelectedItems.OfType<ExpandedNavigationSelectItem>() ?? [])
            WriteExpanded(definition, type, expanded, place);
        json.WriteEndObject();
    }

    /// <summary>What stands in parentheses behind the set in a context.</summary>
    public static string ContextOf(SelectExpandClause? shape)
    {
        if (shape is null)
            return "";
        var items = shape.SelectedItems.OfType<PathSelectItem>().Select(static item => item.SelectedPath.FirstSegment.Identifier).Where(name => !IsExpanded(shape, name))
            .Concat(shape.SelectedItems.OfType<ExpandedNavigationSelectItem>().Select(static item => $"{NameOf(item)}{(ContextOf(item.SelectAndExpand) is { Length: > 0 } inner ? inner : "()")}"));
        var text = string.Join(',', items);
        return text.Length == 0 ? "" : $"({text})";
    }

    private static bool IsExpanded(SelectExpandClause shape, string name) => shape.SelectedItems.OfType<ExpandedNavigationSelectItem>().Any(item => NameOf(item) == name);

    private static string NameOf(ExpandedNavigationSelectItem item) => item.PathToNavigationProperty.OfType<NavigationPropertySegment>().Single().NavigationProperty.Name;

    private static HashSet<string>? Selected(SelectExpandClause? shape) =>
        shape is null || shape.AllSelected || shape.SelectedItems.Any(static item => item is WildcardSelectItem) ? null : [.. shape.SelectedItems.OfType<PathSelectItem>().Select(static item => item.SelectedPath.FirstSegment.Identifier), "MetadataId"];

    private void WriteProperties(JsonElement definition, IEdmEntityType type, HashSet<string>? selected)
    {
        foreach (var member in definition.EnumerateObject())
        {
            if (member.Name.Contains('@', StringComparison.Ordinal) || type.FindProperty(member.Name) is IEdmNavigationProperty || selected?.Contains(member.Name) == false)
                continue;
            member.WriteTo(json);
            selected?.Remove(member.Name);
            // A cache leaves it out; answers always have it.
            if (selected is null && member.Name == "MetadataId" && !definition.TryGetProperty("HasChanged", out _))
                json.WriteNull("HasChanged");
        }

        // A cut-down document may leave out what was asked for by name.
        foreach (var missing in selected ?? [])
        {
            if (type.FindProperty(missing) is not IEdmStructuralProperty property)
                continue;
            if (property.Type.IsBoolean() && missing != "HasChanged")
                json.WriteBoolean(missing, false);
            else
                json.WriteNull(missing);
        }
    }

    private void WriteExpanded(JsonElement definition, IEdmEntityType type, ExpandedNavigationSelectItem item, string place)
    {
        var way = item.PathToNavigationProperty.OfType<NavigationPropertySegment>().Single().NavigationProperty;
        if (type.FindProperty(way.Name) is null)
            return;
        var target = way.ToEntityType();
        var many = way.TargetMultiplicity() == EdmMultiplicity.Many;
        var inner = $"{place}/{way.Name}";
        if (way.ContainsTarget)
            json.WriteString(way.Name + "@odata.context", $"{metadataUrl}#{inner}{ContextOf(item.SelectAndExpand)}{(many ? "" : "/$entity")}");
        json.WritePropertyName(way.Name);
        var found = Members.Follow(catalog, definition, way).Where(each => DefinitionFilter.Holds(each, item.FilterOption));
        if (many)
        {
            json.WriteStartArray();
            foreach (var each in found)
                Write(each, target, item.SelectAndExpand, $"{inner}({each.Id:D})");
            json.WriteEndArray();
        }
        else if (found.Select(static each => (JsonElement?)each).FirstOrDefault() is { } one)
        {
            Write(one, target, item.SelectAndExpand, inner);
        }
        else
        {
            json.WriteNullValue();
        }
    }
}
