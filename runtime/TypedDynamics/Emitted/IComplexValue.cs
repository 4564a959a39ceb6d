using System.ComponentModel;

namespace TypedDynamics.Emitted;

/// <summary>Implemented by emitted complex types: reads and writes them without reflection.</summary>
/// <typeparam name="TSelf">The type itself.</typeparam>
[EditorBrowsable(EditorBrowsableState.Never)]
public interface IComplexValue<TSelf>
    where TSelf : class, IComplexValue<TSelf>
{
    /// <summary>The type's name in the org's namespace, for <c>@odata.type</c>.</summary>
    static abstract string TypeName { get; }

    /// <summary>A value with nothing set.</summary>
    static abstract TSelf Create();

    /// <summary>Reads the property of that wire name; false when the type does not know it.</summary>
    bool ReadProperty(ReadOnlySpan<byte> name, ref Utf8RowReader json);

    /// <summary>Writes the properties that are not null, each name and value.</summary>
    void WriteProperties(ref Utf8RowWriter json);
}
