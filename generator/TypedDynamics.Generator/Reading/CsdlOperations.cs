using TypedDynamics.Generator.Schema;

namespace TypedDynamics.Generator.Reading;

/// <summary>Reads actions and functions.</summary>
internal sealed class CsdlOperations(CsdlCursor cursor, CsdlDraft draft)
{
    public void Read(bool isFunction)
    {
        var at = cursor.Here;
        var name = "";
        bool isBound = false, isComposable = false;
        while (cursor.NextAttribute())
        {
            var attribute = cursor.Name;
            if (attribute.Are(CsdlWords.Name)) name = cursor.Value;
            else if (attribute.Are(CsdlWords.IsBound)) isBound = cursor.IsTrue;
            else if (attribute.Are(CsdlWords.IsComposable)) isComposable = cursor.IsTrue;
        }

        var parameters = new List<ParameterSchema>();
        TypeReference? returnType = null;
        for (var parent = cursor.Children(); cursor.NextChild(parent);)
        {
            if (cursor.Element.Are(CsdlWords.Parameter)) ReadParameter(isFunction, parameters);
            else if (cursor.Element.Are(CsdlWords.ReturnType)) returnType = ReadReturnType();
            else CsdlPass.SkipUnknown(draft, cursor, "an operation");
        }

        if (name.Length == 0 || (isBound && parameters.Count == 0))
        {
            draft.LeftOut.Add("An operation without a name, or bound without a binding parameter, was left out", at);
            return;
        }

        draft.Operations.Add(new OperationSchema
        {
            Name = name,
            IsFunction = isFunction,
            Binding = isBound ? parameters[0].Type : null,
            IsComposable = isComposable,
            Parameters = isBound ? parameters.GetRange(1, parameters.Count - 1) : parameters,
            ReturnType = returnType,
            Source = at,
        });
    }

    private void ReadParameter(bool isFunction, List<ParameterSchema> parameters)
    {
        var at = cursor.Here;
        string name = "", written = "";
        // An action leaves out what may be null; a function's call must name every parameter that no annotation frees.
        var isOptional = !isFunction;
        while (cursor.NextAttribute())
        {
            var attribute = cursor.Name;
            if (attribute.Are(CsdlWords.Name)) name = cursor.Value;
            else if (attribute.Are(CsdlWords.Type)) written = cursor.Value;
            else if (attribute.Are(CsdlWords.Nullable) && cursor.IsFalse) isOptional = false;
        }

        for (var parent = cursor.Children(); cursor.NextChild(parent);)
        {
            if (cursor.Element.Are(CsdlWords.Annotation)) isOptional |= CsdlAnnotations.Read(cursor).SaysOptional;
            else CsdlPass.SkipUnknown(draft, cursor, "a parameter");
        }

        if (name.Length == 0 || written.Length == 0) draft.LeftOut.Add("A parameter without a name or a type was left out", at);
        else parameters.Add(new ParameterSchema(name, draft.Names.Type(written, at), isOptional));
    }

    private TypeReference? ReadReturnType()
    {
        var at = cursor.Here;
        var written = cursor.TakeAttribute(CsdlWords.Type);
        cursor.Skip();
        return written.Length == 0 ? null : draft.Names.Type(written, at);
    }
}
