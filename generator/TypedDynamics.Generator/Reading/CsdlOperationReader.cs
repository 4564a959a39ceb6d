using System.Xml;
using TypedDynamics.Generator.Schema;

namespace TypedDynamics.Generator.Reading;

/// <summary>Actions and functions. The reader stands on the operation's element.</summary>
internal sealed class CsdlOperationReader(XmlReader xml, CsdlNames names)
{
    public OperationSchema Read(bool isFunction)
    {
        var source = xml.Place();
        var name = xml.GetAttribute("Name") ?? "";
        var isBound = CsdlElement.IsTrue(xml.GetAttribute("IsBound"));
        var isComposable = CsdlElement.IsTrue(xml.GetAttribute("IsComposable"));
        var parameters = new List<ParameterSchema>();
        TypeReference? binding = null;
        TypeReference? returnType = null;
        var depth = xml.Depth;
        if (!xml.IsEmptyElement)
        {
            while (xml.NextChild(depth))
            {
                var element = xml.LocalName;
                if (element == "Parameter")
                {
                    var parameter = ReadParameter(isFunction);
                    if (isBound && binding is null) binding = parameter.Type;
                    else parameters.Add(parameter);
                }
                else if (element == "ReturnType" && xml.GetAttribute("Type") is { } type)
                {
                    returnType = names.Resolve(type);
                }
            }
        }

        return new() { Name = name, IsFunction = isFunction, Binding = binding, IsComposable = isComposable, Parameters = parameters, ReturnType = returnType, Source = source };
    }

    private ParameterSchema ReadParameter(bool isFunction)
    {
        var name = xml.GetAttribute("Name") ?? "";
        var type = names.Resolve(xml.GetAttribute("Type") ?? "Edm.String");
        var isOptional = !isFunction && xml.GetAttribute("Nullable") != "false";
        if (!xml.IsEmptyElement)
        {
            var depth = xml.Depth;
            while (xml.NextChild(depth))
            {
                isOptional |= xml.GetAttribute("Term") is { } term && term.EndsWith(".OptionalParameter", StringComparison.Ordinal);
            }
        }

        return new(name, type, isOptional);
    }
}
