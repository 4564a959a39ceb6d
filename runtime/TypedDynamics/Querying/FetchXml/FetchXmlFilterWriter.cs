using System.Xml;
using TypedDynamics.Emitted;
using TypedDynamics.Querying.Model;

namespace TypedDynamics.Querying.FetchXml;

/// <summary>
/// A filter as <c>filter</c>, <c>condition</c> and <c>link-entity</c> elements. FetchXML has no "not": an opposite is written out, with the rows that
/// have no value, since for them nothing holds that could be denied.
/// </summary>
internal sealed class FetchXmlFilterWriter(XmlWriter xml, FetchXmlLinks links, bool isLinked = false)
{
    /// <summary>The element of a whole filter.</summary>
    /// <param name="filter">What must hold.</param>
    /// <param name="entity">Of the rows of this table.</param>
    public void Write(Filter filter, EntityModel entity) => Write(filter, entity, isNegated: false);

    private void Write(Filter filter, EntityModel entity, bool isNegated)
    {
        var isGroup = filter is Logical or Comparison { SpelledOut: not null };
        if (!isGroup) xml.WriteStartElement("filter");
        WritePart(filter, entity, isNegated);
        if (!isGroup) xml.WriteEndElement();
    }

    private void WritePart(Filter filter, EntityModel entity, bool isNegated)
    {
        switch (filter)
        {
            case Logical logical:
                Group(logical.IsAnd != isNegated ? "and" : "or", () =>
                {
                    foreach (var part in logical.Parts) WritePart(part, entity, isNegated);
                });
                break;
            case Negation negation:
                WritePart(negation.Inner, entity, !isNegated);
                break;
            case Comparison { Right: Literal { IsNull: true }, Left: ColumnPath path } comparison:
                Test(path, comparison.Operator == ComparisonOperator.Equal != isNegated ? "null" : "not-null");
                break;
            case Comparison { Left: Literal { IsNull: true }, Right: ColumnPath path } comparison:
                Test(path, comparison.Operator == ComparisonOperator.Equal != isNegated ? "null" : "not-null");
                break;
            case Comparison { SpelledOut: not null } comparison when isNegated && Negation.Of(comparison) is Comparison { SpelledOut: { } opposite }:
                WritePart(opposite, entity, isNegated: false);
                break;
            case Comparison { SpelledOut: { } whole }:
                WritePart(whole, entity, isNegated: false);
                break;
            case Comparison comparison:
                WriteComparison(comparison, isNegated);
                break;
            case TextMatch match:
                WriteText(match, isNegated);
                break;
            case FunctionMatch match:
                WriteFunction(match, isNegated);
                break;
            case Quantified quantified:
                WriteQuantified(quantified, entity, isNegated);
                break;
            case Existence existence:
                WriteExistence(existence, isNegated);
                break;
            case Constant constant:
                WriteConstant(constant, entity, isNegated);
                break;
            default:
                throw new ArgumentException($"No FetchXML for {filter.GetType()}.", nameof(filter));
        }
    }

    private void WriteComparison(Comparison comparison, bool isNegated)
    {
        var (path, comparator, right) = comparison.Left is ColumnPath left
            ? (left, comparison.Operator, comparison.Right)
            : ((ColumnPath)comparison.Right, comparison.Operator.Reversed, comparison.Left);
        // A column of the query's own row is the one that is compared: "valueof" names those of other rows by their alias.
        if (right is ColumnPath { Range: null, Navigations.IsEmpty: true } own && (path.Range is JoinedTable || !path.Navigations.IsEmpty)) (path, comparator, right) = (own, comparator.Reversed, path);
        var word = (isNegated ? comparator.Opposite : comparator).Word;
        switch (right)
        {
            case ColumnPath other when isNegated:
                Group("or", () =>
                {
                    Test(path, word, valueOf: NameOf(other));
                    Test(path, "null");
                    Test(other, "null");
                });
                break;
            case ColumnPath other:
                Test(path, word, valueOf: NameOf(other));
                break;
            default:
                // Nothing is unlike every value, so that a row without one belongs to "not equal" and to every opposite.
                var value = FetchXmlLiteral.Write((Literal)right);
                var includesNull = isNegated ? comparator != ComparisonOperator.NotEqual : comparator == ComparisonOperator.NotEqual;
                OrNull(includesNull, path, () => Test(path, word, value));
                break;
        }
    }

    private void WriteText(TextMatch match, bool isNegated)
    {
        var text = FetchXmlLiteral.Write(match.Pattern);
        var pattern = match.Kind switch
        {
            TextMatchKind.Contains => $"%{text}%",
            TextMatchKind.StartsWith => $"{text}%",
            _ => $"%{text}",
        };
        OrNull(isNegated, match.Column, () => Test(match.Column, isNegated ? "not-like" : "like", pattern));
    }

    private void WriteFunction(FunctionMatch match, bool isNegated)
    {
        var function = isNegated ? match.Opposite().Function : match.Function;
        var word = FetchXmlFunctions.OperatorOf(function);
        var values = match.Values.Select(FetchXmlLiteral.Write).ToArray();
        OrNull(isNegated, match.Column, () =>
        {
            if (FetchXmlFunctions.TakesList(function)) Test(match.Column, word, values: values);
            else Test(match.Column, word, values.FirstOrDefault());
        });
    }

    // All: there is none of which it does not hold.
    private void WriteQuantified(Quantified quantified, EntityModel entity, bool isNegated)
    {
        var navigation = quantified.Collection;
        if (quantified.Range is JoinedTable)
            throw new QueryNotSupportedException($"FetchXML asks for related rows of the query's own row only, not of a joined one: '{navigation.MemberName}'. Put the condition on the query that is joined.");
        var linkType = quantified.IsAll != isNegated ? "not any" : "any";
        if (!navigation.IsManyToMany)
        {
            LinkColumns.Of(navigation, entity).Start(xml, navigation, linkType);
        }
        else
        {
            if (navigation.Intersect is not { } pairs || entity.PrimaryIdColumn is not { } near || navigation.Target.PrimaryIdColumn is not { } far)
                throw LinkColumns.Unknown(navigation, "by which table");
            new LinkColumns(pairs.NearColumn, near).Start(xml, pairs.Table, linkType);
            new LinkColumns(far, pairs.FarColumn).Start(xml, navigation, "inner");
        }

        if (quantified.Inner is { } inner) Write(inner, navigation.Target, quantified.IsAll);
        if (navigation.IsManyToMany) xml.WriteEndElement();
        xml.WriteEndElement();
    }

    private void WriteExistence(Existence existence, bool isNegated)
    {
        new LinkColumns(existence.From, existence.To).Start(xml, existence.Entity.LogicalName, isNegated ? "not any" : "any");
        if (existence.Inner is { } inner and not Constant { Holds: true }) new FetchXmlFilterWriter(xml, links, isLinked: true).Write(inner, existence.Entity);
        xml.WriteEndElement();
    }

    private string NameOf(ColumnPath other)
    {
        RequireOwn(other);
        return other.Range is null or JoinedTable && links.AliasOf(other) is { } alias ? $"{alias}.{other.Column.LogicalName}" : other.Column.LogicalName;
    }

    private void RequireOwn(ColumnPath path)
    {
        if (isLinked && path.Range is null && !path.Navigations.IsEmpty)
            throw new QueryNotSupportedException($"Within a joined query FetchXML asks for its own columns only, not for '{path.Column.MemberName}' behind a navigation. Write that condition behind the join.");
    }

    private void WriteConstant(Constant constant, EntityModel entity, bool isNegated)
    {
        var key = entity.Key ?? throw new QueryNotSupportedException($"A condition that holds of every row or of none cannot be sent for '{entity.LogicalName}', which has no key. Leave it out.");
        Test(new ColumnPath(null, [], key), constant.Holds != isNegated ? "not-null" : "null");
    }

    private void OrNull(bool includesNull, ColumnPath path, Action write)
    {
        if (!includesNull)
        {
            write();
            return;
        }

        Group("or", () =>
        {
            write();
            Test(path, "null");
        });
    }

    // Links of the query's own row have names that its conditions use; within a related row, which has none, the way is asked for in its place.
    private void Test(ColumnPath path, string word, string? value = null, string? valueOf = null, string[]? values = null)
    {
        var isWithin = path.Range is not (null or JoinedTable) && !path.Navigations.IsEmpty;
        RequireOwn(path);
        if (!isWithin)
        {
            xml.WriteStartElement("condition");
            if (path.Range is null or JoinedTable && links.AliasOf(path) is { } alias) xml.WriteAttributeString("entityname", alias);
            xml.WriteAttributeString("attribute", path.Column.LogicalName);
            xml.WriteAttributeString("operator", word);
            if (value is not null) xml.WriteAttributeString("value", value);
            if (valueOf is not null) xml.WriteAttributeString("valueof", valueOf);
            foreach (var item in values ?? []) xml.WriteElementString("value", item);
            xml.WriteEndElement();
            return;
        }

        var near = path.Range!.Entity;
        foreach (var navigation in path.Navigations)
        {
            var isNone = word == "null" && navigation == path.Navigations[0];
            LinkColumns.Of(navigation, near).Start(xml, navigation, isNone ? "not any" : "any");
            xml.WriteStartElement("filter");
            near = navigation.Target;
        }

        Test(path with { Navigations = [] }, word == "null" ? "not-null" : word, value, valueOf, values);
        foreach (var _ in path.Navigations)
        {
            xml.WriteEndElement();
            xml.WriteEndElement();
        }
    }

    private void Group(string type, Action write)
    {
        xml.WriteStartElement("filter");
        if (type == "or") xml.WriteAttributeString("type", type);
        write();
        xml.WriteEndElement();
    }
}
