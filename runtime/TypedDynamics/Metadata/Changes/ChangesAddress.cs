using System.Text;
using System.Text.Json;
using TypedDynamics.Querying.OData;
using TypedDynamics.Serialization;

namespace TypedDynamics.Metadata;

/// <summary>Writes <c>RetrieveMetadataChanges(Query=@q,ClientVersionStamp=@s,…)?@q={…}&amp;@s='…'</c>.</summary>
internal static class ChangesAddress
{
    public static string Of(MetadataChangesQuery query)
    {
        var parameters = new List<(string Name, string Alias, string Literal)> { ("Query", "@q", Uri.EscapeDataString(QueryJson(query).GetRawText())) };
        if (query.ClientVersionStamp is { } stamp) parameters.Add(("ClientVersionStamp", "@s", ODataLiteral.Write(stamp)));
        if (query.Deleted is { } deleted) parameters.Add(("DeletedMetadataFilters", "@f", $"{WireNames.Namespace}DeletedMetadataFilters'{NodeValues.Of<DeletedMetadataFilters>(deleted).GetString()}'"));
        if (query.AppModuleId is { } app) parameters.Add(("AppModuleId", "@a", ODataLiteral.Write(app)));
        return new StringBuilder("RetrieveMetadataChanges(")
            .AppendJoin(',', parameters.Select(static each => $"{each.Name}={each.Alias}")).Append(")?")
            .AppendJoin('&', parameters.Select(static each => $"{each.Alias}={each.Literal}")).ToString();
    }

    private static JsonElement QueryJson(MetadataChangesQuery query) => NodeValues.Object(Members(
        ("Properties", Properties(query.Properties)),
        ("Criteria", Criteria(query.Criteria)),
        ("AttributeQuery", Part(query.Attributes)),
        ("RelationshipQuery", Part(query.Relationships)),
        ("KeyQuery", Part(query.Keys)),
        ("LabelQuery", query.Languages is null ? null : NodeValues.Object(Members(("FilterLanguages", NodeValues.List(query.Languages, static code => NodeValues.Of(code))), ("MissingLabelBehavior", NodeValues.Of(0)))))));

    private static JsonElement? Part(MetadataPart? part) => part is null ? null : NodeValues.Object(Members(("Properties", Properties(part.Properties)), ("Criteria", Criteria(part.Criteria))));

    private static JsonElement Properties(IReadOnlyList<string>? names) => names is null
        ? NodeValues.Object(Members(("AllProperties", NodeValues.Of(true))))
        : NodeValues.Object(Members(("AllProperties", NodeValues.Of(false)), ("PropertyNames", NodeValues.List(names, NodeValues.Of))));

    private static JsonElement? Criteria(MetadataFilter? filter) => filter is null ? null : Filter(filter);

    private static JsonElement Filter(MetadataFilter filter) => NodeValues.Object(Members(
        ("FilterOperator", NodeValues.Of<LogicalOperator>(filter.Operator)),
        ("Conditions", NodeValues.List(filter.Conditions, Condition)),
        ("Filters", NodeValues.List(filter.Filters, Filter))));

    private static JsonElement Condition(MetadataCondition condition) => NodeValues.Object(Members(
        ("PropertyName", NodeValues.Of(condition.Property)),
        ("ConditionOperator", NodeValues.Of<MetadataConditionOperator>(condition.Operator)),
        ("Value", NodeValues.Object(Members(("Type", NodeValues.Of(condition.ValueType)), ("Value", NodeValues.Of(condition.Value)))))));

    private static IEnumerable<KeyValuePair<string, JsonElement>> Members(params (string Name, JsonElement? Value)[] members) =>
        members.Where(static member => member.Value is not null).Select(static member => KeyValuePair.Create(member.Name, member.Value!.Value));
}
