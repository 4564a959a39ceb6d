using System.Net;
using System.Xml;
using System.Xml.Linq;
using TypedDynamics.Emulator.Answers;
using TypedDynamics.Emulator.Organization;

namespace TypedDynamics.Emulator.Fetching;

/// <summary>The errors of FetchXML, with the service's codes; the texts say element and line.</summary>
internal static class FetchErrors
{
    public static ServiceError InvalidXml(XmlException cause) => Of("0x80040201", $"Invalid XML. {cause.Message}");

    public static ServiceError UnknownEntity(string name) => Of("0x80041102", $"The entity with a name = '{name}' was not found in the MetadataCache.");

    public static ServiceError UnknownAttribute(Table table, string name) =>
        Of("0x80041103", $"'{table.LogicalName}' entity doesn't contain attribute with Name = '{name}' and NameMapping = 'Logical'.");

    public static ServiceError InvalidChild(XElement element) => Of("0x8004111c", $"Invalid child node, <{element.Name.LocalName}> is not known where it stands{Line(element)}.");

    public static ServiceError Required(XElement element, string name) => Of("0x80041123", $"Required '{name}' is missing on <{element.Name.LocalName}>{Line(element)}.");

    public static ServiceError Invalid(XElement element, string attribute) =>
        Of("0x80041108", $"Invalid value '{(string?)element.Attribute(attribute)}' of '{attribute}' on <{element.Name.LocalName}>{Line(element)}.");

    public static ServiceError LinkType(XElement element) => Of("0x80041117", $"Invalid link-type '{(string?)element.Attribute("link-type")}'{Line(element)}.");

    public static ServiceError UnknownAlias(string alias) => Of("0x80041109", $"There is no link-entity or attribute with the alias '{alias}'.");

    public static ServiceError DuplicateAlias(string alias) => Of("0x80041130", $"The alias '{alias}' stands twice.");

    public static ServiceError MissingAlias(XElement element) => Of("0x8004110b", $"An aggregate needs an alias{Line(element)}.");

    public static ServiceError InvalidAggregate(string message) => Of("0x8004111a", message);

    public static ServiceError AggregateNotValid(Column column, string aggregate) => Of("0x8004112F", $"The aggregate '{aggregate}' is not valid for '{column.LogicalName}'.");

    public static ServiceError TooManyLinks() => Of("0x8004430D", "Number of link entities in query exceeded maximum limit.");

    public static ServiceError TooManyConditions() => Of("0x8004430C", "Number of conditions in query exceeded maximum limit.");

    public static ServiceError AggregateLimit() => Of("0x8004E023", "AggregateQueryRecordLimit exceeded. Cannot perform this operation.");

    public static ServiceError CookieRequired() => Of("0x80040315", "Paging cookie required to retrieve more records. Update your query to retrieve with total records below 50000");

    public static ServiceError WrongSet(string set, Table table) => Of("0x80041128", $"The fetch is about '{table.LogicalName}', and '{set}' is another entity set.");

    public static ServiceError Of(string code, string message) => new(HttpStatusCode.BadRequest, code, message);

    private static string Line(XElement element) => element is IXmlLineInfo info && info.HasLineInfo() ? $" (line {info.LineNumber})" : "";
}
