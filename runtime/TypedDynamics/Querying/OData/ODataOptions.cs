using System.Text;

namespace TypedDynamics.Querying.OData;

/// <summary>A list of <c>$name=value</c>, of a whole query or of one expansion.</summary>
internal sealed class ODataOptions(StringBuilder text, char opening, char separator)
{
    public bool Any { get; private set; }

    /// <summary>Begins an option; its value is appended to what is returned.</summary>
    public StringBuilder Begin(string name)
    {
        text.Append(Any ? separator : opening).Append(name).Append('=');
        Any = true;
        return text;
    }
}
