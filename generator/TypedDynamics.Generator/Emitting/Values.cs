using TypedDynamics.Generator.Planning;

namespace TypedDynamics.Generator.Emitting;

/// <summary>How each kind of value is written as a type, read from a row, and written into a body.</summary>
internal static class Values
{
    public const string Runtime = "global::TypedDynamics";

    public const string Emitted = "global::TypedDynamics.Emitted";

    /// <summary>The type without its <c>?</c>.</summary>
    public static string Type(ValuePlan value) => value.Kind switch
    {
        ValueKind.String => "string",
        ValueKind.Guid => "global::System.Guid",
        ValueKind.Int16 => "short",
        ValueKind.Int32 => "int",
        ValueKind.Int64 => "long",
        ValueKind.Decimal => "decimal",
        ValueKind.Double => "double",
        ValueKind.Boolean => "bool",
        ValueKind.DateTimeOffset => "global::System.DateTimeOffset",
        ValueKind.DateTime => "global::System.DateTime",
        ValueKind.DateOnly => "global::System.DateOnly",
        ValueKind.Bytes => "byte[]",
        ValueKind.Json => "global::System.Text.Json.JsonElement",
        ValueKind.Choices => $"{Runtime}.ChoiceSet<{value.Argument}>",
        ValueKind.Lookup => $"{Runtime}.Lookup<{value.Argument}>",
        ValueKind.Reference => $"{Runtime}.EntityReference",
        ValueKind.AnyRow => $"{Runtime}.Entity",
        ValueKind.List => $"global::System.Collections.Generic.IReadOnlyList<{Type(value.Item!)}>",
        _ => value.Argument,
    };

    public static bool IsStruct(ValuePlan value) => value.Kind is
        ValueKind.Guid or ValueKind.Int16 or ValueKind.Int32 or ValueKind.Int64 or ValueKind.Decimal or ValueKind.Double or ValueKind.Boolean
        or ValueKind.DateTimeOffset or ValueKind.DateTime or ValueKind.DateOnly or ValueKind.Json or ValueKind.Choice or ValueKind.Enum;

    /// <summary>Reads a nullable value at the reader <c>json</c>.</summary>
    public static string Read(ValuePlan value) => value.Kind switch
    {
        ValueKind.Choice => $"json.ReadChoice<{value.Argument}>()",
        ValueKind.Choices => $"json.ReadChoices<{value.Argument}>()",
        ValueKind.Enum => $"json.ReadEnum<{value.Argument}>()",
        ValueKind.Complex => $"json.ReadComplex<{value.Argument}>()",
        ValueKind.Lookup => $"json.ReadLookup<{value.Argument}>()",
        ValueKind.AnyLookup => $"json.ReadAnyLookup<{value.Argument}>()",
        ValueKind.Reference => $"json.ReadReference({CSharpLiterals.Text(value.Argument)})",
        ValueKind.Row => $"json.ReadRow<{value.Argument}>()",
        ValueKind.List when value.Item!.Kind == ValueKind.Row => $"json.ReadRows<{value.Item.Argument}>()",
        ValueKind.List => $"json.ReadList({Emitted}.ReadValues.{Item(value.Item!)})",
        _ => $"json.Read{value.Kind}()",
    };

    /// <summary>Writes a property, name and value, to the writer <c>json</c>.</summary>
    public static string Write(string wireName, ValuePlan value, string expression)
    {
        var name = CSharpLiterals.Utf8(wireName);
        return value.Kind switch
        {
            ValueKind.Choice => $"json.WriteChoice({name}, {expression})",
            ValueKind.Choices => $"json.WriteChoices({name}, {expression})",
            ValueKind.Enum => $"json.WriteEnum({name}, {expression})",
            ValueKind.Complex => $"json.WriteComplex({name}, {expression})",
            ValueKind.Row or ValueKind.AnyRow => $"json.WriteRow({name}, {expression})",
            ValueKind.Reference => $"json.WriteReference({name}, {expression})",
            ValueKind.List => $"json.WriteList({name}, {expression}, {Emitted}.WriteValues.{Item(value.Item!)})",
            _ => $"json.Write({name}, {expression})",
        };
    }

    /// <summary>The method of <c>ReadValues</c> and <c>WriteValues</c> for one item of a list.</summary>
    public static string Item(ValuePlan item) => item.Kind switch
    {
        ValueKind.Enum => $"Enum<{item.Argument}>",
        ValueKind.Complex => $"Complex<{item.Argument}>",
        ValueKind.Row or ValueKind.AnyRow => "Row",
        _ => item.Kind.ToString(),
    };

    /// <summary>The method of <c>ReadValues</c> for a whole answer.</summary>
    public static string Answer(ValuePlan answer) => answer.Kind switch
    {
        ValueKind.Row => $"{Emitted}.ReadValues.Row<{answer.Argument}>",
        ValueKind.List when answer.Item!.Kind == ValueKind.Row => $"{Emitted}.ReadValues.Rows<{answer.Item.Argument}>",
        ValueKind.List => $"static (ref {Emitted}.Utf8RowReader json) => {Read(answer)} ?? []",
        _ => $"{Emitted}.ReadValues.{Item(answer)}",
    };
}
