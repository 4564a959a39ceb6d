using TypedDynamics.Emitted;

namespace TypedDynamics.Operations;

/// <summary>A parameter of an operation, in both its forms: JSON in the body of an action, a literal in the address of a function.</summary>
internal abstract class OperationParameter(string name)
{
    public string Name { get; } = name;

    public abstract void WriteJson(Utf8RowWriter json);

    /// <summary>Percent-encoded.</summary>
    public abstract string ToLiteral();
}

/// <summary>A parameter that is not null.</summary>
/// <param name="name">Its name.</param>
/// <param name="value">Its value.</param>
/// <param name="write">Writes the bare value as JSON.</param>
/// <param name="literal">Its form in an address; null where that is JSON as well.</param>
internal sealed class OperationParameter<T>(string name, T value, WriteParameter<T> write, Func<T, string>? literal) : OperationParameter(name)
{
    public override void WriteJson(Utf8RowWriter json) => write(json, value);

    public override string ToLiteral() => literal is null ? OperationLiteral.OfJson(WriteJson) : literal(value);
}

/// <summary>Writes the bare value of a parameter.</summary>
internal delegate void WriteParameter<in T>(Utf8RowWriter json, T value);

/// <summary>Writes a bare value.</summary>
internal delegate void WriteJson(Utf8RowWriter json);
