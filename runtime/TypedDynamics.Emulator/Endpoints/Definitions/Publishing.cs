using System.Xml;
using System.Xml.Linq;
using TypedDynamics.Emulator.Answers;
using TypedDynamics.Emulator.Querying;
using TypedDynamics.Emulator.Schema.Editing;

namespace TypedDynamics.Emulator.Endpoints.Definitions;

/// <summary>Makes changes show that wait for it.</summary>
internal static class Publishing
{
    public static Answer PublishAll(Call call, Target target)
    {
        call.Actor.Access.RequireCustomization();
        return Publish(call, static edit => edit.PublishAll());
    }

    /// <summary>What the <c>ParameterXml</c> names: <c>&lt;importexportxml&gt;&lt;entities&gt;&lt;entity&gt;account&lt;/entity&gt;…</c> and <c>&lt;optionsets&gt;&lt;optionset&gt;…</c>.</summary>
    public static Answer PublishSome(Call call, Target target)
    {
        call.Actor.Access.RequireCustomization();
        var parameters = Read(Payload.RequireText(DefinitionBody.Read(call), "ParameterXml"));
        return Publish(call, edit =>
        {
            foreach (var table in Names(parameters, "entity"))
            {
                edit.Entity(table);
                edit.Publish(table);
            }

            foreach (var set in Names(parameters, "optionset"))
                edit.PublishSet(set);
        });
    }

    private static Answer Publish(Call call, Action<SchemaEdit> publish)
    {
        call.Service.Schema.Change(edit =>
        {
            publish(edit);
            return true;
        });
        return Call.NoContent;
    }

    private static IEnumerable<string> Names(XElement parameters, string element) => parameters.Descendants(element).Select(static each => each.Value.Trim());

    private static XElement Read(string xml)
    {
        try
        {
            using var reader = XmlReader.Create(new StringReader(xml), new XmlReaderSettings { DtdProcessing = DtdProcessing.Prohibit });
            var root = XElement.Load(reader);
            return root.Name.LocalName == "importexportxml" ? root : throw DefinitionErrors.Invalid($"ParameterXml begins with <{root.Name.LocalName}>, not with <importexportxml>.");
        }
        catch (XmlException e)
        {
            throw DefinitionErrors.Invalid("ParameterXml is not XML: " + e.Message);
        }
    }
}
