using System.Collections.Immutable;
using Microsoft.OData.Edm;

namespace TypedDynamics.Emulator.Organization;

/// <summary>Finds the table that holds the pairs of an N:N relationship; one of our own where the CSDL does not tell which.</summary>
internal sealed class IntersectionReading(Dictionary<string, Table> tables, ImmutableDictionary<string, Definition> definitions)
{
    public Intersection Read(IEdmNavigationProperty property, Table source, Table target, IEdmNavigationProperty partner)
    {
        // A relationship of a table with itself has one navigation a side; the side that sorts first holds the first column.
        var isFirst = source == target
            ? string.CompareOrdinal(property.Name, partner.Name) <= 0
            : string.CompareOrdinal(source.LogicalName, target.LogicalName) <= 0;
        return FromDefinition(property, source)
            ?? FromDefinition(partner, target)?.Reversed()
            ?? FromNames(property, source, target, isFirst)
            ?? OwnTable(property, partner, isFirst);
    }

    private Intersection? FromDefinition(IEdmNavigationProperty property, Table source)
    {
        foreach (var pair in definitions.GetValueOrDefault(source.LogicalName)?.ManyToMany ?? [])
        {
            if (!tables.TryGetValue(pair.Intersect, out var table))
                continue;
            if (pair.Table1 == source.LogicalName && pair.Navigation1 == property.Name)
                return Columns(table, pair.Column1, pair.Column2);
            if (pair.Table2 == source.LogicalName && pair.Navigation2 == property.Name)
                return Columns(table, pair.Column2, pair.Column1);
        }

        return null;
    }

    private Intersection? FromNames(IEdmNavigationProperty property, Table source, Table target, bool isFirst)
    {
        var stem = property.Name.EndsWith("_association", StringComparison.Ordinal) ? property.Name[..^"_association".Length] : property.Name;
        var table = tables.GetValueOrDefault(stem) ?? tables.GetValueOrDefault(stem.ToLowerInvariant());
        if (table is null)
            return null;
        var (here, there) = source == target
            ? (source.PrimaryId.Name + (isFirst ? "one" : "two"), source.PrimaryId.Name + (isFirst ? "two" : "one"))
            : (source.PrimaryId.Name, target.PrimaryId.Name);
        return Columns(table, here, there);
    }

    private static Intersection? Columns(Table table, string here, string there) =>
        table.Column(here) is { } first && table.Column(there) is { } second ? new(table.StorageName, first.StorageName, second.StorageName, table) : null;

    private static Intersection OwnTable(IEdmNavigationProperty property, IEdmNavigationProperty partner, bool isFirst)
    {
        var name = string.CompareOrdinal(property.Name, partner.Name) <= 0 ? property.Name : partner.Name;
        return isFirst ? new($"nn${name}", "first", "second", null) : new($"nn${name}", "second", "first", null);
    }
}
