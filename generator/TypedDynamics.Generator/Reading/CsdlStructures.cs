namespace TypedDynamics.Generator.Reading;

/// <summary>Reads entity types and complex types with their properties, navigations and keys.</summary>
internal sealed class CsdlStructures(CsdlCursor cursor)
{
    /// <summary>The type joins the draft when it is read to its end: a document that breaks off leaves no half type behind.</summary>
    public void Read(CsdlDraft draft, bool isEntity)
    {
        var at = cursor.Here;
        string name = "", baseName = "";
        bool isAbstract = false, isOpen = false;
        while (cursor.NextAttribute())
        {
            if (cursor.Name.Are(CsdlWords.Name)) name = cursor.Value;
            else if (cursor.Name.Are(CsdlWords.BaseType)) baseName = cursor.Value;
            else if (cursor.Name.Are(CsdlWords.Abstract)) isAbstract = cursor.IsTrue;
            else if (cursor.Name.Are(CsdlWords.OpenType)) isOpen = cursor.IsTrue;
        }

        if (name.Length == 0)
        {
            draft.LeftOut.Add("A type without a name was left out", at);
            cursor.Skip();
            return;
        }

        var type = new StructureDraft
        {
            Name = name,
            At = at,
            IsEntity = isEntity,
            BaseName = baseName.Length == 0 ? null : draft.Types.Read(baseName, at).Name,
            IsAbstract = isAbstract,
            IsOpen = isOpen,
        };
        for (var parent = cursor.Children(); cursor.NextChild(parent);)
        {
            if (cursor.Is(CsdlWords.Property)) ReadProperty(draft, type);
            else if (cursor.Is(CsdlWords.NavigationProperty)) ReadNavigation(draft, type);
            else if (cursor.Is(CsdlWords.Key)) ReadKey(type);
            else if (cursor.Is(CsdlWords.Annotation)) ReadAnnotation(type);
            else CsdlPass.SkipUnknown(draft, cursor, isEntity ? "an entity type" : "a complex type");
        }

        draft.Structures.Add(type);
    }

    private void ReadProperty(CsdlDraft draft, StructureDraft type)
    {
        var at = cursor.Here;
        string name = "", written = "";
        var isNullable = true;
        while (cursor.NextAttribute())
        {
            if (cursor.Name.Are(CsdlWords.Name)) name = cursor.Value;
            else if (cursor.Name.Are(CsdlWords.Type)) written = cursor.Value;
            else if (cursor.Name.Are(CsdlWords.Nullable)) isNullable = !cursor.IsFalse;
        }

        string? description = null;
        var isReadOnly = false;
        for (var parent = cursor.Children(); cursor.NextChild(parent);)
        {
            if (!cursor.Is(CsdlWords.Annotation))
            {
                CsdlPass.SkipUnknown(draft, cursor, "a property");
                continue;
            }

            var annotation = CsdlAnnotations.Read(cursor);
            description = annotation.Description ?? description;
            isReadOnly |= annotation.SaysReadOnly;
        }

        if (name.Length == 0 || written.Length == 0)
        {
            draft.LeftOut.Add("A property without a name or a type was left out", at);
            return;
        }

        var typeName = draft.Types.Read(written, at);
        var lookup = type.IsEntity && typeName is { Name: "Edm.Guid", IsCollection: false } ? draft.Types.LookupIn(name) : null;
        if (lookup is not null && !type.Lookups.ContainsKey(lookup)) type.Lookups.Add(lookup, type.Columns.Count);
        type.Columns.Add(new ColumnDraft(name, lookup ?? name, typeName, isNullable, at, description, isReadOnly));
    }

    private void ReadNavigation(CsdlDraft draft, StructureDraft type)
    {
        var at = cursor.Here;
        string name = "", written = "";
        string? partner = null;
        var containsTarget = false;
        while (cursor.NextAttribute())
        {
            if (cursor.Name.Are(CsdlWords.Name)) name = cursor.Value;
            else if (cursor.Name.Are(CsdlWords.Type)) written = cursor.Value;
            else if (cursor.Name.Are(CsdlWords.Partner)) partner = cursor.Value;
            else if (cursor.Name.Are(CsdlWords.ContainsTarget)) containsTarget = cursor.IsTrue;
        }

        string? column = null;
        for (var parent = cursor.Children(); cursor.NextChild(parent);)
        {
            if (!cursor.Is(CsdlWords.ReferentialConstraint))
            {
                CsdlPass.SkipUnknown(draft, cursor, "a navigation property");
                continue;
            }

            while (cursor.NextAttribute())
            {
                if (cursor.Name.Are(CsdlWords.Property)) column ??= cursor.Value;
            }

            cursor.Skip();
        }

        if (name.Length == 0 || written.Length == 0)
        {
            draft.LeftOut.Add("A navigation property without a name or a type was left out", at);
            return;
        }

        var lookup = column is null ? null : draft.Types.LookupIn(column);
        type.Navigations.Add(new NavigationDraft(name, draft.Types.Read(written, at), partner, containsTarget, lookup, at));
    }

    private void ReadKey(StructureDraft type)
    {
        for (var parent = cursor.Children(); cursor.NextChild(parent);)
        {
            while (cursor.NextAttribute())
            {
                if (cursor.Name.Are(CsdlWords.Name)) type.KeyColumns.Add(cursor.Value);
            }

            cursor.Skip();
        }
    }

    private void ReadAnnotation(StructureDraft type)
    {
        var annotation = CsdlAnnotations.Read(cursor);
        type.Description = annotation.Description ?? type.Description;
        if (annotation.AlternateKeys is { } keys) type.AlternateKeys.AddRange(keys);
    }
}
