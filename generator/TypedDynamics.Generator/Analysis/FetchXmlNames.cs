using System.Xml.Linq;
using TypedDynamics.Generator.Planning;

namespace TypedDynamics.Generator.Analysis;

/// <summary>Holds the tables and columns of a FetchXML document against the metadata cache.</summary>
internal static class FetchXmlNames
{
    public static IEnumerable<FetchXmlFault> Check(XElement fetch, CacheNames names)
    {
        var tables = fetch.Descendants().Where(element => element.Name.LocalName is "entity" or "link-entity").ToList();
        var aliases = tables.Where(table => table.Attribute("alias") is not null)
            .GroupBy(table => (string)table.Attribute("alias")!, StringComparer.Ordinal)
            .ToDictionary(group => group.Key, group => (string)group.First().Attribute("name")!, StringComparer.Ordinal);
        foreach (var table in tables)
        {
            var name = (string)table.Attribute("name")!;
            if (!names.HasTable(name))
            {
                yield return new(FetchXmlReading.LineOf(table), $"the metadata cache has no table '{name}'{Suggestions.For(name, names.Tables)}");
                continue;
            }

            foreach (var (at, column, of) in Columns(table, name, aliases))
            {
                if (names.HasTable(of) && !names.HasColumn(of, column))
                    yield return new(FetchXmlReading.LineOf(at), $"'{of}' has no column '{column}'{Suggestions.For(column, names.ColumnsOf(of))}");
            }
        }
    }

    private static IEnumerable<(XElement At, string Column, string Table)> Columns(XElement table, string name, Dictionary<string, string> aliases)
    {
        if (table.Name.LocalName == "link-entity")
        {
            if ((string?)table.Attribute("from") is { } from) yield return (table, from, name);
            if ((string?)table.Attribute("to") is { } to && Around(table) is { } near) yield return (table, to, near);
        }

        foreach (var element in table.Elements().Concat(table.Elements("filter").SelectMany(Conditions)))
        {
            var column = element.Name.LocalName == "attribute" ? (string?)element.Attribute("name") : element.Name.LocalName is "condition" or "order" ? (string?)element.Attribute("attribute") : null;
            if (column is null) continue;
            if ((string?)element.Attribute("entityname") is not { } alias) yield return (element, column, name);
            else if (aliases.TryGetValue(alias, out var linked)) yield return (element, column, linked);
        }
    }

    // Conditions of tables that are linked inside a filter are their own.
    private static IEnumerable<XElement> Conditions(XElement filter) =>
        filter.Elements("condition").Concat(filter.Elements("filter").SelectMany(Conditions));

    private static string? Around(XElement link) =>
        (string?)link.Ancestors().First(element => element.Name.LocalName is "entity" or "link-entity").Attribute("name");
}
