using System.Text;

namespace TypedDynamics.Tool.Diagrams;

/// <summary>A picture as Mermaid's <c>erDiagram</c>, which many sites draw.</summary>
internal static class MermaidText
{
    public static string Write(ErDiagram diagram)
    {
        var text = new StringBuilder("erDiagram\n");
        foreach (var table in diagram.Tables)
        {
            text.Append("    ").Append(table.Name).Append(" {\n");
            foreach (var line in table.Lines.Where(static line => line.Mark != "N:N"))
                text.Append("        ").Append(line.Type).Append(' ').Append(line.Name).Append(line.Mark switch { null => "", "AK" => " UK", var mark => $" {mark}" }).Append('\n');
            text.Append("    }\n");
        }

        foreach (var edge in diagram.Edges)
        {
            var ends = edge.IsManyToMany ? "}o--o{" : edge.IsRequired ? "}o--||" : "}o--o|";
            text.Append("    ").Append(edge.From).Append(' ').Append(ends).Append(' ').Append(edge.To).Append(" : ").Append(edge.Line).Append('\n');
        }

        return text.ToString();
    }
}
