using System.Xml.Linq;

namespace TypedDynamics.FetchXml;

/// <summary><c>entity</c>: the table that a FetchXML document asks.</summary>
public sealed record FetchEntity : FetchTable
{
    /// <param name="table">Logical name: <c>account</c>.</param>
    public FetchEntity(string table)
        : base("entity", table)
    {
    }

    internal FetchEntity(XElement xml)
        : base(xml)
    {
    }

    /// <summary>The table of a class.</summary>
    public static FetchEntity Of<T>()
        where T : Entity, IEntity<T> => new(T.Model.LogicalName);
}
