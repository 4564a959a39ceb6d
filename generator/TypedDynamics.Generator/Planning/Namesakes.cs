using TypedDynamics.Generator.Schema;

namespace TypedDynamics.Generator.Planning;

/// <summary>Tables that may claim one C# name. Which of them keeps it must not hang on whether both are asked for: their definitions are read together.</summary>
internal static class Namesakes
{
    /// <summary>The tables and those whose names they could have.</summary>
    public static ICollection<string> With(ICollection<string> tables, OrgSchema org)
    {
        if (tables.Count == 0) return tables;
        var spellings = new HashSet<string>(tables.Select(Spelling), StringComparer.Ordinal);
        return org.Entities.Select(static entity => entity.LogicalName).Where(name => spellings.Contains(Spelling(name))).ToList();
    }

    private static string Spelling(string logicalName) => logicalName.Replace("_", "");
}
