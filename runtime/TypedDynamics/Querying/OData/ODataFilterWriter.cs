using System.Text;
using TypedDynamics.Emitted;
using TypedDynamics.Querying.Model;

namespace TypedDynamics.Querying.OData;

/// <summary>A filter as the text of <c>$filter</c>.</summary>
internal static class ODataFilterWriter
{
    /// <param name="text">Where it goes.</param>
    /// <param name="filter">What must hold.</param>
    /// <param name="entity">The entity whose rows are filtered.</param>
    public static void Write(StringBuilder text, Filter filter, EntityModel entity)
    {
        switch (filter)
        {
            case Logical logical:
                WriteLogical(text, logical, entity);
                break;
            case Negation negation:
                text.Append("not%20(");
                Write(text, negation.Inner, entity);
                text.Append(')');
                break;
            case Comparison { IsAcrossRows: true, Left: ColumnPath left, Right: ColumnPath right }:
                throw new QueryNotSupportedException($"OData compares two columns of one row only, not '{left.Alias}' with '{right.Alias}'. Leave AsOData out, so that the query goes as FetchXML.");
            case Comparison { SpelledOut: { } whole }:
                Write(text, whole, entity);
                break;
            case Comparison comparison:
                WriteOperand(text, comparison.Left);
                text.Append("%20").Append(comparison.Operator.Word).Append("%20");
                WriteOperand(text, comparison.Right);
                break;
            case TextMatch match:
                text.Append(Word(match.Kind)).Append('(');
                WritePath(text, match.Column);
                text.Append(',').Append(ODataLiteral.Write(match.Pattern)).Append(')');
                break;
            case FunctionMatch { Function: ColumnFunction.In or ColumnFunction.NotIn } match when !ODataFunctionWriter.CanWrite(match):
                WriteList(text, match);
                break;
            case FunctionMatch match:
                ODataFunctionWriter.Write(text, match);
                break;
            case Quantified quantified:
                WriteQuantified(text, quantified);
                break;
            case Existence existence:
                throw new QueryNotSupportedException($"OData asks for rows behind navigations only, and '{existence.Entity.LogicalName}' is tied by a column. Leave AsOData out, so that the query goes as FetchXML, or use Any of a navigation.");
            case Constant constant:
                WriteConstant(text, constant, entity);
                break;
            default:
                throw new ArgumentException($"No OData for {filter.GetType()}.", nameof(filter));
        }
    }

    public static void WritePath(StringBuilder text, ColumnPath path)
    {
        WriteRange(text, path.Range);
        foreach (var navigation in path.Navigations) text.Append(navigation.WireName).Append('/');
        text.Append(path.Column.WireName);
    }

    private static void WriteLogical(StringBuilder text, Logical logical, EntityModel entity)
    {
        for (var i = 0; i < logical.Parts.Length; i++)
        {
            if (i > 0) text.Append(logical.IsAnd ? "%20and%20" : "%20or%20");
            var needsBrackets = logical.Parts[i] is Logical or Comparison { SpelledOut: not null };
            if (needsBrackets) text.Append('(');
            Write(text, logical.Parts[i], entity);
            if (needsBrackets) text.Append(')');
        }
    }

    // The function is known of the row's own columns only.
    private static void WriteList(StringBuilder text, FunctionMatch match)
    {
        var (comparison, word) = match.Function == ColumnFunction.In ? (ComparisonOperator.Equal, "%20or%20") : (ComparisonOperator.NotEqual, "%20and%20");
        text.Append('(');
        for (var i = 0; i < match.Values.Length; i++)
        {
            if (i > 0) text.Append(word);
            WritePath(text, match.Column);
            text.Append("%20").Append(comparison.Word).Append("%20").Append(ODataLiteral.Write(match.Values[i]));
        }

        text.Append(')');
    }

    private static void WriteQuantified(StringBuilder text, Quantified quantified)
    {
        WriteRange(text, quantified.Range);
        text.Append(quantified.Collection.WireName).Append(quantified.IsAll ? "/all(" : "/any(");
        if (quantified.Inner is not null)
        {
            text.Append(quantified.Variable.Name).Append(':');
            Write(text, quantified.Inner, quantified.Variable.Entity);
        }

        text.Append(')');
    }

    // The service takes no bare true or false; a key is never null.
    private static void WriteConstant(StringBuilder text, Constant constant, EntityModel entity) =>
        text.Append(entity.PrimaryIdColumn ?? throw new QueryNotSupportedException(
                $"A condition that holds of {(constant.Holds ? "every row" : "no row")} cannot be sent for '{entity.LogicalName}', which has no key. Leave it out."))
            .Append(constant.Holds ? "%20ne%20null" : "%20eq%20null");

    private static void WriteOperand(StringBuilder text, Operand operand)
    {
        if (operand is ColumnPath path) WritePath(text, path);
        else text.Append(ODataLiteral.Write((Literal)operand));
    }

    private static void WriteRange(StringBuilder text, RangeVariable? range)
    {
        if (range is not null) text.Append(range.Name).Append('/');
    }

    private static string Word(TextMatchKind kind) => kind switch
    {
        TextMatchKind.Contains => "contains",
        TextMatchKind.StartsWith => "startswith",
        _ => "endswith",
    };
}
