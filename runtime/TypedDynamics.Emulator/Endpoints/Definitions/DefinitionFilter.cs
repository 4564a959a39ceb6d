using System.Globalization;
using System.Text.Json;
using Microsoft.OData;
using Microsoft.OData.Edm;
using Microsoft.OData.UriParser;
using TypedDynamics.Emulator.Answers;
using TypedDynamics.Emulator.Organization;
using TypedDynamics.Emulator.Schema;

namespace TypedDynamics.Emulator.Endpoints.Definitions;

/// <summary>Tests definitions as <c>$filter</c> says: comparisons of simple properties and of enumerations, nothing else, as in the service.</summary>
internal static class DefinitionFilter
{
    public static bool Holds(JsonElement definition, FilterClause? filter) => filter is null || Value(definition, filter.Expression) is true;

    private static object? Value(JsonElement definition, SingleValueNode node) => node switch
    {
        // A day alone is its midnight.
        ConvertNode { Source: ConstantNode day } convert when convert.TypeReference.IsDateTimeOffset() => DateTimeOffset.Parse(day.LiteralText, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal),
        ConvertNode convert => Value(definition, convert.Source),
        ConstantNode { Value: ODataEnumValue member } => NumberOf(member),
        ConstantNode constant => Comparable(constant.Value),
        SingleValuePropertyAccessNode property => PropertyOf(definition, property),
        UnaryOperatorNode { OperatorKind: UnaryOperatorKind.Not } not => Value(definition, not.Operand) is not true,
        BinaryOperatorNode { OperatorKind: BinaryOperatorKind.And } and => Value(definition, and.Left) is true && Value(definition, and.Right) is true,
        BinaryOperatorNode { OperatorKind: BinaryOperatorKind.Or } or => Value(definition, or.Left) is true || Value(definition, or.Right) is true,
        BinaryOperatorNode comparison => Compare(Value(definition, comparison.Left), Value(definition, comparison.Right), comparison.OperatorKind),
        SingleValueFunctionCallNode call => throw DefinitionErrors.NoFunction(call.Name),
        _ => throw DefinitionErrors.NoFunction(node.Kind.ToString()),
    };

    private static object? PropertyOf(JsonElement definition, SingleValuePropertyAccessNode property)
    {
        var holder = property.Source is SingleComplexNode complex ? HolderOf(definition, complex) : definition;
        if (property.TypeReference.IsComplex() || holder?.Member(property.Property.Name) is not { } value)
            return AbsentAs(property);
        if (property.TypeReference.Definition is IEdmEnumType type)
            return value.ValueKind == JsonValueKind.String ? NumberOf(type, value.GetString()!) : value.GetInt64();
        return value.ValueKind switch
        {
            JsonValueKind.True => true,
            JsonValueKind.False => false,
            JsonValueKind.Number => value.GetDecimal(),
            _ when property.TypeReference.IsDateTimeOffset() => DateTimeOffset.Parse(value.GetString()!, CultureInfo.InvariantCulture),
            _ when property.TypeReference.IsGuid() => value.GetGuid(),
            _ => value.GetString(),
        };
    }

    // The service always says yes or no; a definition that was cut down says nothing.
    private static object? AbsentAs(SingleValuePropertyAccessNode property) => property.TypeReference.IsBoolean() && property.Property.Name != "HasChanged" ? false : null;

    private static JsonElement? HolderOf(JsonElement definition, SingleComplexNode complex)
    {
        // Texts in languages are not compared.
        if (complex.Property.Type.Definition.FullTypeName() is DefinitionTypes.Namespace + "Label" or DefinitionTypes.Namespace + "LocalizedLabel")
            throw ODataErrors.BadRequest($"The property '{complex.Property.Name}' cannot be used in the query option $filter.");
        var holder = complex.Source is SingleComplexNode outer ? HolderOf(definition, outer) : definition;
        return holder?.Member(complex.Property.Name);
    }

    private static object? Comparable(object? value) => value switch
    {
        int or long or short or double or float or byte => Convert.ToDecimal(value, CultureInfo.InvariantCulture),
        _ => value,
    };

    private static object NumberOf(ODataEnumValue member) =>
        long.TryParse(member.Value, CultureInfo.InvariantCulture, out var number)
            ? number
            : NumberOf((IEdmEnumType)DefinitionTypes.Model.FindDeclaredType(member.TypeName), member.Value);

    // Flags are written as a list of names.
    private static object NumberOf(IEdmEnumType type, string names) =>
        names.Split(',', StringSplitOptions.TrimEntries).Sum(name => type.Members.FirstOrDefault(member => member.Name == name)?.Value.Value ?? -1L);

    private static bool Compare(object? left, object? right, BinaryOperatorKind kind)
    {
        if (left is null || right is null)
            return kind switch { BinaryOperatorKind.Equal => left is null && right is null, BinaryOperatorKind.NotEqual => left is not null || right is not null, _ => false };
        var order = left is string one && right is string other
            ? string.Compare(one, other, StringComparison.OrdinalIgnoreCase)
            : left.GetType() == right.GetType() ? ((IComparable)left).CompareTo(right) : throw ODataErrors.BadRequest("The two sides of a comparison in $filter are of different types.");
        return kind switch
        {
            BinaryOperatorKind.Equal => order == 0,
            BinaryOperatorKind.NotEqual => order != 0,
            BinaryOperatorKind.GreaterThan => order > 0,
            BinaryOperatorKind.GreaterThanOrEqual => order >= 0,
            BinaryOperatorKind.LessThan => order < 0,
            BinaryOperatorKind.LessThanOrEqual => order <= 0,
            _ => throw DefinitionErrors.NoFunction(kind.ToString()),
        };
    }
}
