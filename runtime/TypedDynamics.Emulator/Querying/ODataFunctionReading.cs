using System.Collections.Immutable;
using System.Globalization;
using Microsoft.OData;
using Microsoft.OData.UriParser;
using TypedDynamics.Emulator.Answers;
using TypedDynamics.Emulator.Organization;

namespace TypedDynamics.Emulator.Querying;

/// <summary>Turns the query functions of the service, <c>Microsoft.Dynamics.CRM.In(PropertyName='…',…)</c>, into conditions.</summary>
internal static class ODataFunctionReading
{
    private const string Namespace = "Microsoft.Dynamics.CRM.";

    public static bool IsQueryFunction(string name) => name.StartsWith(Namespace, StringComparison.Ordinal);

    public static Condition Read(SingleValueFunctionCallNode call, RowPath row)
    {
        var arguments = call.Parameters.OfType<NamedFunctionParameterNode>().ToDictionary(parameter => parameter.Name, parameter => Unwrap(parameter.Value));
        var path = PathOf(arguments, row);
        return call.Name[Namespace.Length..] switch
        {
            "In" => OneOf(path, Values(arguments)),
            "NotIn" => new Not(OneOf(path, Values(arguments))),
            "Between" => Between(path, Values(arguments)),
            "NotBetween" => new Not(Between(path, Values(arguments))),
            "ContainValues" => ContainsAny(path, Values(arguments)),
            "DoesNotContainValues" => new Not(ContainsAny(path, Values(arguments))),
            "EqualUserId" => Is(path, ComparisonKind.Equal, Identity.User),
            "NotEqualUserId" => Is(path, ComparisonKind.NotEqual, Identity.User),
            "EqualBusinessId" => Is(path, ComparisonKind.Equal, Identity.BusinessUnit),
            "NotEqualBusinessId" => Is(path, ComparisonKind.NotEqual, Identity.BusinessUnit),
            _ => throw ODataErrors.NotImplemented($"the query function {call.Name}"),
        };
    }

    private static ColumnPath PathOf(Dictionary<string, QueryNode> arguments, RowPath row)
    {
        var name = arguments.GetValueOrDefault("PropertyName") is ConstantNode { Value: string text } ? text : "";
        var column = row.Table.Column(name) ?? row.Table.Column($"_{name}_value");
        return column is null ? throw ODataErrors.BadRequest($"Could not find a property named '{name}' on type '{row.Table.FullName}'.") : new(row, column);
    }

    private static Comparison Is(ColumnPath path, ComparisonKind kind, Guid id) => new(path, kind, new Literal(id.ToString("D")));

    private static OneOf OneOf(ColumnPath path, ImmutableArray<string> values) => new(path, [.. values.Select(value => (object?)Stored(value, path.Column))]);

    private static And Between(ColumnPath path, ImmutableArray<string> values) => values is [var low, var high]
        ? new(
            new Comparison(path, ComparisonKind.GreaterOrEqual, new Literal(Stored(low, path.Column))),
            new Comparison(path, ComparisonKind.LessOrEqual, new Literal(Stored(high, path.Column))))
        : throw ODataErrors.BadRequest("Between takes two values.");

    // Several choices are stored as "1,9": a value stands alone, first, last or between two others.
    private static Condition ContainsAny(ColumnPath path, ImmutableArray<string> values)
    {
        if (path.Column.Kind != ColumnKind.Choices)
            throw ODataErrors.BadRequest($"ContainValues applies to columns of several choices, which '{path.Column.Name}' is not.");
        return values
            .SelectMany(value => new[] { value, $"{value},%", $"%,{value}", $"%,{value},%" })
            .Select(Condition (pattern) => new Like(path, pattern))
            .Aggregate((Condition)new Truth(false), (left, right) => new Or(left, right));
    }

    private static ImmutableArray<string> Values(Dictionary<string, QueryNode> arguments) => arguments.GetValueOrDefault("PropertyValues") switch
    {
        CollectionConstantNode collection => [.. collection.Collection.Select(item => Text(item.Value))],
        ConstantNode { Value: ODataCollectionValue collection } => [.. collection.Items.Select(Text)],
        _ => throw ODataErrors.BadRequest("PropertyValues must be a list of values."),
    };

    private static string Text(object? value) => Convert.ToString(value, CultureInfo.InvariantCulture) ?? "";

    private static QueryNode Unwrap(QueryNode node) => node is ConvertNode convert ? Unwrap(convert.Source) : node;

    private static object Stored(string value, Column column)
    {
        try
        {
            return ODataLiterals.ToStored(Parse(value, column.Kind), column);
        }
        catch (Exception e) when (e is FormatException or OverflowException)
        {
            throw ODataErrors.BadRequest($"The value '{value}' cannot be compared with '{column.Name}'.");
        }
    }

    private static object Parse(string value, ColumnKind kind) => kind switch
    {
        ColumnKind.Integer or ColumnKind.BigInteger or ColumnKind.Choice => long.Parse(value, CultureInfo.InvariantCulture),
        ColumnKind.Decimal or ColumnKind.Money or ColumnKind.Double => decimal.Parse(value, CultureInfo.InvariantCulture),
        ColumnKind.Boolean => value is "1" || (value is not "0" && bool.Parse(value)),
        ColumnKind.DateTime or ColumnKind.Date => DateTimeOffset.Parse(value, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal),
        ColumnKind.Guid or ColumnKind.Lookup => Guid.Parse(value),
        _ => value,
    };
}
