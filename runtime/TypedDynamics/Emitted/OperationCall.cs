using System.ComponentModel;
using System.Text.Json;
using TypedDynamics.Operations;
using TypedDynamics.Querying.Model;

namespace TypedDynamics.Emitted;

/// <summary>For emitted code: one call of an action or a function, with its binding and its parameters. A parameter that is null is left out, whatever its type.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public sealed class OperationCall
{
    private readonly List<OperationParameter> _parameters = [];

    private OperationCall(string name, bool isFunction)
    {
        Name = name;
        IsFunction = isFunction;
    }

    internal string Name { get; }

    internal bool IsFunction { get; }

    /// <summary>The row or set it is bound to, as it stands in the address; null when unbound.</summary>
    internal string? BoundTo { get; private set; }

    internal IReadOnlyList<OperationParameter> Parameters => _parameters;

    /// <summary>An action: POST, parameters in the body.</summary>
    public static OperationCall Action(string name) => new(name, isFunction: false);

    /// <summary>A function: GET, parameters as aliases in the URL.</summary>
    public static OperationCall Function(string name) => new(name, isFunction: true);

    /// <summary>Bound to a row.</summary>
    public OperationCall On(EntityModel entity, Guid id)
    {
        BoundTo = $"{SetOf(entity)}({id:D})";
        return this;
    }

    /// <summary>Bound to an entity set.</summary>
    public OperationCall OnSet(EntityModel entity)
    {
        BoundTo = SetOf(entity);
        return this;
    }

    /// <summary>A text.</summary>
    public OperationCall With(string name, string? value) => Add(name, value, static (json, text) => json.Write(default, text), static text => OperationLiteral.Of(Literal.Of(text!)));

    /// <summary>A Guid.</summary>
    public OperationCall With(string name, Guid? value) => Add(name, value, static (json, id) => json.Write(default, id), static id => OperationLiteral.Of(Literal.Of(id!.Value)));

    /// <summary>An integer.</summary>
    public OperationCall With(string name, long? value) => Add(name, value, static (json, number) => json.Write(default, number), static number => OperationLiteral.Of(Literal.Of(number!.Value)));

    /// <summary>A decimal number.</summary>
    public OperationCall With(string name, decimal? value) => Add(name, value, static (json, number) => json.Write(default, number), static number => OperationLiteral.Of(Literal.Of(number!.Value)));

    /// <summary>A floating point number.</summary>
    public OperationCall With(string name, double? value) => Add(name, value, static (json, number) => json.Write(default, number), static number => OperationLiteral.Of(Literal.Of(number!.Value)));

    /// <summary>Yes or no.</summary>
    public OperationCall With(string name, bool? value) => Add(name, value, static (json, flag) => json.Write(default, flag), static flag => OperationLiteral.Of(Literal.Of(flag!.Value)));

    /// <summary>An instant.</summary>
    public OperationCall With(string name, DateTimeOffset? value) => Add(name, value, static (json, instant) => json.Write(default, instant), static instant => OperationLiteral.Of(Literal.Of(instant!.Value)));

    /// <summary>A date.</summary>
    public OperationCall With(string name, DateOnly? value) => Add(name, value, static (json, date) => json.Write(default, date), static date => OperationLiteral.Of(Literal.Of(date!.Value)));

    /// <summary>Base64 bytes.</summary>
    public OperationCall With(string name, byte[]? value) => Add(name, value, static (json, bytes) => json.Write(default, bytes), literal: null);

    /// <summary>Any JSON.</summary>
    public OperationCall With(string name, JsonElement? value) => Add(name, value, static (json, any) => json.Write(default, any), literal: null);

    /// <summary>An enum of the CSDL; <paramref name="typeName"/> is its bare name there.</summary>
    public OperationCall WithEnum<TEnum>(string name, string typeName, TEnum? value)
        where TEnum : struct, Enum =>
        Add(name, value, static (json, member) => json.WriteEnum(default, member), member => OperationLiteral.OfEnum(typeName, member!.Value));

    /// <summary>A row with its key and its assigned columns; in a function a pointer to it, if nothing was assigned.</summary>
    public OperationCall WithRow(string name, Entity? value) =>
        Add<Entity?>(name, value, static (json, row) => json.WriteRow(default, row), PointerTo(value?.HasChanges == false ? value.RowModel.EntitySetName : null, value?.Id));

    /// <summary>A pointer to a row, where the context has no class for it or none is needed.</summary>
    public OperationCall WithReference(string name, EntityReference? value) =>
        Add<EntityReference?>(name, value, static (json, row) => json.WriteReference(default, row), PointerTo(value?.EntitySetName, value?.Id));

    /// <summary>A complex value.</summary>
    public OperationCall WithComplex<T>(string name, T? value)
        where T : class, IComplexValue<T> => Add(name, value, static (json, complex) => json.WriteComplex(default, complex), literal: null);

    /// <summary>A collection; <paramref name="item"/> writes one value of it.</summary>
    public OperationCall WithList<T>(string name, IReadOnlyList<T>? values, WriteValue<T> item) =>
        Add(name, values, (json, list) => json.WriteList(default, list, item), literal: null);

    private static string SetOf(EntityModel entity)
    {
        ArgumentNullException.ThrowIfNull(entity);
        return entity.EntitySetName ?? throw new InvalidOperationException($"'{entity.LogicalName}' has no entity set, so that no address leads to its rows.");
    }

    // Where nothing says the entity set, the row goes as an object with its key, as in an action.
    private static Func<object?, string>? PointerTo(string? entitySetName, Guid? id) =>
        entitySetName is null ? null : _ => OperationLiteral.OfRow(entitySetName, id.GetValueOrDefault());

    private OperationCall Add<T>(string name, T value, WriteParameter<T> write, Func<T, string>? literal)
    {
        if (value is not null) _parameters.Add(new OperationParameter<T>(name, value, write, literal));
        return this;
    }
}
