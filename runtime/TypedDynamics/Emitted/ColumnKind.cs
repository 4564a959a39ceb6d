using System.ComponentModel;

namespace TypedDynamics.Emitted;

/// <summary>What a column holds; decides how its literals are written.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public enum ColumnKind
{
    /// <summary>Text of any length, entity names included.</summary>
    Text,

    /// <summary>16-, 32- or 64-bit integer.</summary>
    Integer,

    /// <summary>Decimal number or currency.</summary>
    Decimal,

    /// <summary>Floating point.</summary>
    Double,

    /// <summary>Yes or no.</summary>
    Boolean,

    /// <summary>An instant, UTC on the wire.</summary>
    DateTime,

    /// <summary>A date and time that no zone converts; written like an instant.</summary>
    DateTimeTimeZoneIndependent,

    /// <summary>A date without a time.</summary>
    DateOnly,

    /// <summary>A Guid that is not a lookup: keys, file ids.</summary>
    Guid,

    /// <summary>A reference to a row of one table or of several.</summary>
    Lookup,

    /// <summary>One option of a choice, integer on the wire; state and status too.</summary>
    Choice,

    /// <summary>Several options, comma text on the wire.</summary>
    MultiSelectChoice,

    /// <summary>Base64 bytes.</summary>
    Image,

    /// <summary>A complex value, an enum of the CSDL, or a collection: read and written, not queried.</summary>
    Complex,
}
