namespace TypedDynamics.Querying.Model;

/// <summary>A value, in one of the few types that a query can hold.</summary>
internal sealed record Literal : Operand
{
    private Literal(object? value) => Value = value;

    public static Literal Null { get; } = new((object?)null);

    /// <summary>A string, bool, long, decimal, double, Guid, DateTimeOffset, DateOnly, or null.</summary>
    public object? Value { get; }

    public bool IsNull => Value is null;

    public static Literal Of(string value) => new(value);

    public static Literal Of(bool value) => new(value);

    public static Literal Of(long value) => new(value);

    public static Literal Of(decimal value) => new(value);

    public static Literal Of(double value) => new(value);

    public static Literal Of(Guid value) => new(value);

    public static Literal Of(DateTimeOffset value) => new(value);

    public static Literal Of(DateOnly value) => new(value);
}
