using System.Collections.Immutable;
using System.Globalization;
using Microsoft.OData;
using Microsoft.OData.UriParser;
using TypedDynamics.Emulator.Answers;

namespace TypedDynamics.Emulator.Querying;

/// <summary>Turns the query functions of the service, <c>Microsoft.Dynamics.CRM.In(PropertyName='…',…)</c>, into conditions.</summary>
internal static class ODataFunctionReading
{
    private const string Namespace = "Microsoft.Dynamics.CRM.";

    public static bool IsQueryFunction(string name) => name.StartsWith(Namespace, StringComparison.Ordinal);

    public static Condition Read(ColumnTests tests, SingleValueFunctionCallNode call, RowPath row)
    {
        var arguments = call.Parameters.OfType<NamedFunctionParameterNode>().ToDictionary(parameter => parameter.Name, parameter => Unwrap(parameter.Value));
        var name = call.Name[Namespace.Length..];
        return QueryFunctions.OperatorOf(name) is { } known
            ? tests.Of(PathOf(arguments, row), known, Values(arguments))
            : throw ODataErrors.NotImplemented($"the query function {call.Name}");
    }

    private static ColumnPath PathOf(Dictionary<string, QueryNode> arguments, RowPath row)
    {
        var name = arguments.GetValueOrDefault("PropertyName") is ConstantNode { Value: string text } ? text : "";
        var column = row.Table.Column(name) ?? row.Table.Column($"_{name}_value");
        return column is null ? throw ODataErrors.BadRequest($"Could not find a property named '{name}' on type '{row.Table.FullName}'.") : new(row, column);
    }

    // One value, two by number, or a list.
    private static ImmutableArray<string> Values(Dictionary<string, QueryNode> arguments)
    {
        if (arguments.TryGetValue("PropertyValues", out var list))
        {
            return list switch
            {
                CollectionConstantNode collection => [.. collection.Collection.Select(item => Text(item.Value))],
                ConstantNode { Value: ODataCollectionValue collection } => [.. collection.Items.Select(Text)],
                _ => throw ODataErrors.BadRequest("PropertyValues must be a list of values."),
            };
        }

        return [.. new[] { "PropertyValue", "PropertyValue1", "PropertyValue2" }
            .Select(name => arguments.GetValueOrDefault(name) as ConstantNode)
            .OfType<ConstantNode>()
            .Select(constant => Text(constant.Value))];
    }

    private static string Text(object? value) => Convert.ToString(value, CultureInfo.InvariantCulture) ?? "";

    private static QueryNode Unwrap(QueryNode node) => node is ConvertNode convert ? Unwrap(convert.Source) : node;
}
