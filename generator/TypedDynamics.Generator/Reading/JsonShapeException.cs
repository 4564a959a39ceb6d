namespace TypedDynamics.Generator.Reading;

/// <summary>The text is no JSON, or not of the shape that was asked for. Never leaves this room.</summary>
internal sealed class JsonShapeException(string expected, int offset) : Exception($"{expected} was expected here")
{
    public int Offset { get; } = offset;
}
