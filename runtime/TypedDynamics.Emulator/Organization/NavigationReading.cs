using System.Collections.Immutable;
using Microsoft.OData.Edm;

namespace TypedDynamics.Emulator.Organization;

/// <summary>Finds the column or the intersect table behind each navigation property.</summary>
internal static class NavigationReading
{
    public static void Connect(ImmutableArray<Table> tables, ImmutableDictionary<string, Definition> definitions)
    {
        var byName = tables.ToDictionary(table => table.LogicalName);
        var intersections = new IntersectionReading(byName, definitions);
        foreach (var table in tables)
        {
            var definition = definitions.GetValueOrDefault(table.LogicalName);
            table.Connect(
            [
                .. from property in table.Type.NavigationProperties()
                   let target = byName.GetValueOrDefault(property.ToEntityType().Name)
                   where target is not null
                   select Read(property, table, target, definition, definitions.GetValueOrDefault(target.LogicalName), intersections),
            ]);
        }
    }

    private static Navigation Read(
        IEdmNavigationProperty property, Table source, Table target, Definition? sourceDefinition, Definition? targetDefinition, IntersectionReading intersections)
    {
        var isCollection = property.TargetMultiplicity() == EdmMultiplicity.Many;
        var navigation = new Navigation(property.Name, source, target, isCollection);
        if (!isCollection)
            return navigation with { Column = ColumnBehind(property, source, sourceDefinition) };

        var partner = property.Partner ?? target.Type.NavigationProperties().FirstOrDefault(each => each.Partner == property);
        return partner is null ? navigation
            : partner.TargetMultiplicity() == EdmMultiplicity.Many ? navigation with { Through = intersections.Read(property, source, target, partner) }
            : navigation with { Column = ColumnBehind(partner, target, targetDefinition) };
    }

    private static Column? ColumnBehind(IEdmNavigationProperty property, Table holder, Definition? definition)
    {
        if (property.DependentProperties()?.FirstOrDefault() is { } declared && holder.Column(declared.Name) is { } column)
            return column;
        return definition?.ColumnsOfNavigations.GetValueOrDefault(property.Name) is { } logicalName
            ? LookupNames.Named(logicalName, holder) ?? LookupNames.IdNamed(logicalName, holder)
            : LookupNames.Find(property.Name, holder, property.ToEntityType().Name);
    }
}
