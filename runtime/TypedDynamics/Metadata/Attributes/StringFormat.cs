namespace TypedDynamics.Metadata;

/// <summary>What a text holds, of the formats that there have always been.</summary>
public enum StringFormat
{
    /// <summary>An address of e-mail.</summary>
    Email = 0,

    /// <summary>Any text.</summary>
    Text = 1,

    /// <summary>Lines of text.</summary>
    TextArea = 2,

    /// <summary>An address.</summary>
    Url = 3,

    /// <summary>A ticker symbol.</summary>
    TickerSymbol = 4,

    /// <summary>A reading.</summary>
    PhoneticGuide = 5,

    /// <summary>A version.</summary>
    VersionNumber = 6,

    /// <summary>A telephone number.</summary>
    Phone = 7,
}
