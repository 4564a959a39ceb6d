using System.ComponentModel;
using System.Text.Json;

namespace TypedDynamics.Emitted;

/// <summary>For emitted code: one call of an action or a function, with its binding and its parameters.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public sealed class OperationCall
{
    private OperationCall(string name, bool isFunction)
    {
        Name = name;
        IsFunction = isFunction;
    }

    internal string Name { get; }

    internal bool IsFunction { get; }

    /// <summary>An action: POST, parameters in the body.</summary>
    public static OperationCall Action(string name) => new(name, isFunction: false);

    /// <summary>A function: GET, parameters as aliases in the URL.</summary>
    public static OperationCall Function(string name) => new(name, isFunction: true);

    /// <summary>Bound to a row.</summary>
    public OperationCall On(EntityModel entity, Guid id) => throw new NotSupportedException();

    /// <summary>Bound to an entity set.</summary>
    public OperationCall OnSet(EntityModel entity) => throw new NotSupportedException();

    /// <summary>A text; an optional parameter that is null is left out, whatever its type.</summary>
    public OperationCall With(string name, string? value) => throw new NotSupportedException();

    /// <summary>A Guid.</summary>
    public OperationCall With(string name, Guid? value) => throw new NotSupportedException();

    /// <summary>An integer.</summary>
    public OperationCall With(string name, long? value) => throw new NotSupportedException();

    /// <summary>A decimal number.</summary>
    public OperationCall With(string name, decimal? value) => throw new NotSupportedException();

    /// <summary>A floating point number.</summary>
    public OperationCall With(string name, double? value) => throw new NotSupportedException();

    /// <summary>Yes or no.</summary>
    public OperationCall With(string name, bool? value) => throw new NotSupportedException();

    /// <summary>An instant.</summary>
    public OperationCall With(string name, DateTimeOffset? value) => throw new NotSupportedException();

    /// <summary>A date.</summary>
    public OperationCall With(string name, DateOnly? value) => throw new NotSupportedException();

    /// <summary>Base64 bytes.</summary>
    public OperationCall With(string name, byte[]? value) => throw new NotSupportedException();

    /// <summary>Any JSON.</summary>
    public OperationCall With(string name, JsonElement? value) => throw new NotSupportedException();

    /// <summary>An enum of the CSDL; <paramref name="typeName"/> is its bare name there.</summary>
    public OperationCall WithEnum<TEnum>(string name, string typeName, TEnum? value)
        where TEnum : struct, Enum => throw new NotSupportedException();

    /// <summary>A row with its assigned columns.</summary>
    public OperationCall WithRow(string name, Entity? value) => throw new NotSupportedException();

    /// <summary>A pointer to a row, where the context has no class for it or none is needed.</summary>
    public OperationCall WithReference(string name, EntityReference? value) => throw new NotSupportedException();

    /// <summary>A complex value.</summary>
    public OperationCall WithComplex<T>(string name, T? value)
        where T : class, IComplexValue<T> => throw new NotSupportedException();

    /// <summary>A collection; <paramref name="item"/> writes one value of it.</summary>
    public OperationCall WithList<T>(string name, IReadOnlyList<T>? values, WriteValue<T> item) => throw new NotSupportedException();
}
