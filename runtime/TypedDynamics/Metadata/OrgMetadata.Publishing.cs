using System.Xml.Linq;

namespace TypedDynamics.Metadata;

/// <content>Publishing.</content>
public sealed partial class OrgMetadata
{
    /// <summary>Lets people see changes of tables and shared choices: <c>POST PublishXml</c>.</summary>
    /// <param name="entities">Logical names of tables.</param>
    /// <param name="optionSets">Names of shared choices.</param>
    /// <param name="cancellationToken">Stops the waiting.</param>
    /// <exception cref="ArgumentException">Nothing is named; nothing was sent.</exception>
    /// <exception cref="DataverseException">The service refused, as while another publishes.</exception>
    public Task PublishAsync(IEnumerable<string> entities, IEnumerable<string>? optionSets = null, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(entities);
        var (tables, choices) = (Elements("entity", entities), Elements("optionset", optionSets ?? []));
        if (tables.Count + choices.Count == 0) throw new ArgumentException("Nothing is named to be published. Name tables or shared choices, or call PublishAllAsync.", nameof(entities));
        var xml = new XElement("importexportxml");
        if (tables.Count > 0) xml.Add(new XElement("entities", tables));
        if (choices.Count > 0) xml.Add(new XElement("optionsets", choices));
        return _requests.PostRepeatableAsync("PublishXml", NodeValues.Object([new("ParameterXml", NodeValues.Of(xml.ToString(SaveOptions.DisableFormatting)))]), cancellationToken);
    }

    /// <summary>Lets people see all changes: <c>POST PublishAllXml</c>. Takes minutes.</summary>
    /// <exception cref="DataverseException">The service refused, as while another publishes.</exception>
    public Task PublishAllAsync(CancellationToken cancellationToken = default) => _requests.PostRepeatableAsync("PublishAllXml", null, cancellationToken);

    private static List<XElement> Elements(string name, IEnumerable<string> values) => [.. values.Select(value => new XElement(name, value))];
}
