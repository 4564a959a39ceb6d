using System.Collections.Frozen;
using System.Text;
using TypedDynamics.Querying.Model;

namespace TypedDynamics.Querying.FetchXml;

/// <summary>What FetchXML calls the functions: as OData does, in lower case with hyphens, but for a few.</summary>
internal static class FetchXmlFunctions
{
    private static readonly FrozenDictionary<ColumnFunction, string> s_others = new Dictionary<ColumnFunction, string>
    {
        [ColumnFunction.Last7Days] = "last-seven-days",
        [ColumnFunction.Next7Days] = "next-seven-days",
        [ColumnFunction.EqualUserId] = "eq-userid",
        [ColumnFunction.NotEqualUserId] = "ne-userid",
        [ColumnFunction.EqualBusinessId] = "eq-businessid",
        [ColumnFunction.NotEqualBusinessId] = "ne-businessid",
        [ColumnFunction.EqualUserLanguage] = "eq-userlanguage",
        [ColumnFunction.EqualUserTeams] = "eq-userteams",
        [ColumnFunction.EqualUserOrUserTeams] = "eq-useroruserteams",
        [ColumnFunction.EqualUserOrUserHierarchy] = "eq-useroruserhierarchy",
        [ColumnFunction.EqualUserOrUserHierarchyAndTeams] = "eq-useroruserhierarchyandteams",
        [ColumnFunction.UnderOrEqual] = "eq-or-under",
        [ColumnFunction.AboveOrEqual] = "eq-or-above",
        [ColumnFunction.DoesNotContainValues] = "not-contain-values",
    }.ToFrozenDictionary();

    private static readonly FrozenDictionary<ColumnFunction, string> s_operators = Enum.GetValues<ColumnFunction>()
        .ToFrozenDictionary(static function => function, static function => s_others.GetValueOrDefault(function) ?? Hyphened(function.ToString()));

    /// <exception cref="QueryNotSupportedException">FetchXML has none that means the same.</exception>
    public static string OperatorOf(ColumnFunction function) => function == ColumnFunction.Contains
        ? throw new QueryNotSupportedException("FetchXML knows no full-text search. Leave AsFetchXml out, or use Contains of the text itself.")
        : s_operators[function];

    public static bool TakesList(ColumnFunction function) => function is ColumnFunction.In or ColumnFunction.NotIn or ColumnFunction.Between or ColumnFunction.NotBetween
        or ColumnFunction.ContainValues or ColumnFunction.DoesNotContainValues
        or ColumnFunction.InFiscalPeriodAndYear or ColumnFunction.InOrBeforeFiscalPeriodAndYear or ColumnFunction.InOrAfterFiscalPeriodAndYear;

    private static string Hyphened(string name)
    {
        var text = new StringBuilder();
        foreach (var letter in name)
        {
            if (char.IsAsciiLetterUpper(letter) && text.Length > 0) text.Append('-');
            text.Append(char.ToLowerInvariant(letter));
        }

        return text.Replace("older-than", "olderthan").ToString();
    }
}
