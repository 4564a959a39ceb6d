using TypedDynamics.Generator.Schema;

namespace TypedDynamics.Generator.Reading;

/// <summary>Reads entity types and complex types with their properties, navigations and keys.</summary>
internal sealed class CsdlStructures(CsdlCursor cursor, CsdlDraft draft)
{
    // Filled by one type after the other.
    private readonly List<ColumnSchema> _columns = [];
    private readonly List<LookupDraft> _lookups = [];
    private readonly List<PropertyDraft> _properties = [];
    private readonly List<NavigationSchema> _navigations = [];
    private readonly List<int> _references = [];
    private readonly List<(int Navigation, string Partner)> _joined = [];
    private readonly List<string> _key = [];
    private readonly List<string[]> _alternateKeys = [];
    private string? _description;

    /// <summary>The type joins the draft when it is read to its end: a document that breaks off leaves no half type behind.</summary>
    public void Read(bool isEntity)
    {
        var at = cursor.Here;
        string name = "", baseName = "";
        bool isAbstract = false, isOpen = false;
        while (cursor.NextAttribute())
        {
            var attribute = cursor.Name;
            if (attribute.Are(CsdlWords.Name)) name = cursor.Value;
            else if (attribute.Are(CsdlWords.BaseType)) baseName = cursor.Value;
            else if (attribute.Are(CsdlWords.Abstract)) isAbstract = cursor.IsTrue;
            else if (attribute.Are(CsdlWords.OpenType)) isOpen = cursor.IsTrue;
        }

        Clear();
        for (var parent = cursor.Children(); cursor.NextChild(parent);)
        {
            var element = cursor.Element;
            if (element.Are(CsdlWords.Property)) ReadProperty(isEntity);
            else if (element.Are(CsdlWords.NavigationProperty)) ReadNavigation();
            else if (element.Are(CsdlWords.Key)) ReadKey();
            else if (element.Are(CsdlWords.Annotation)) ReadAnnotation();
            else CsdlPass.SkipUnknown(draft, cursor, isEntity ? "an entity type" : "a complex type");
        }

        if (name.Length == 0)
        {
            draft.LeftOut.Add("A type without a name was left out", at);
            return;
        }

        name = draft.Names.Once(name);
        JoinToSelf(name);
        draft.Structures.Add(new StructureDraft
        {
            Name = name,
            At = at,
            IsEntity = isEntity,
            BaseName = baseName.Length == 0 ? null : draft.Names.Type(baseName, at).Name,
            IsAbstract = isAbstract,
            IsOpen = isOpen,
            Description = _description,
            KeyColumns = [.. _key],
            Columns = [.. _columns],
            Lookups = [.. _lookups],
            Properties = [.. _properties],
            Navigations = [.. _navigations],
            References = [.. _references],
            AlternateKeys = [.. _alternateKeys],
        });
    }

    private void Clear()
    {
        _columns.Clear();
        _lookups.Clear();
        _properties.Clear();
        _navigations.Clear();
        _references.Clear();
        _joined.Clear();
        _key.Clear();
        _alternateKeys.Clear();
        _description = null;
    }

    private void ReadProperty(bool isEntity)
    {
        var at = cursor.Here;
        string name = "", written = "";
        var isNullable = true;
        while (cursor.NextAttribute())
        {
            var attribute = cursor.Name;
            if (attribute.Are(CsdlWords.Name)) name = cursor.Value;
            else if (attribute.Are(CsdlWords.Type)) written = cursor.Value;
            else if (attribute.Are(CsdlWords.Nullable)) isNullable = !cursor.IsFalse;
        }

        string? description = null;
        var isReadOnly = false;
        for (var parent = cursor.Children(); cursor.NextChild(parent);)
        {
            if (!cursor.Element.Are(CsdlWords.Annotation))
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

        var type = draft.Names.Type(written, at);
        name = draft.Names.Once(name);
        if (!isEntity) _properties.Add(new PropertyDraft(new PropertySchema(name, type, isNullable), at));
        else if (type is { Name: "Edm.Guid", IsCollection: false } && draft.Names.LookupIn(name) is { } lookup) _lookups.Add(new LookupDraft(name, lookup, description, at));
        else _columns.Add(Column(name, type, description, isReadOnly, at));
    }

    private static ColumnSchema Column(string name, TypeReference type, string? description, bool isReadOnly, SourcePoint at) => new()
    {
        LogicalName = name,
        WireName = name,
        Type = ColumnTypes.OfCsdl(type),
        TypeName = type,
        Description = description,
        IsValidForCreate = !isReadOnly,
        IsValidForUpdate = !isReadOnly,
        Source = at,
    };

    private void ReadNavigation()
    {
        var at = cursor.Here;
        string name = "", written = "", partner = "";
        var containsTarget = false;
        while (cursor.NextAttribute())
        {
            var attribute = cursor.Name;
            if (attribute.Are(CsdlWords.Name)) name = cursor.Value;
            else if (attribute.Are(CsdlWords.Type)) written = cursor.Value;
            else if (attribute.Are(CsdlWords.Partner) && (written.Length == 0 || CsdlNames.IsCollection(written))) partner = cursor.Value;
            else if (attribute.Are(CsdlWords.ContainsTarget)) containsTarget = cursor.IsTrue;
        }

        var column = "";
        for (var parent = cursor.Children(); cursor.NextChild(parent);)
        {
            if (cursor.Element.Are(CsdlWords.ReferentialConstraint))
            {
                column = cursor.TakeAttribute(CsdlWords.Property);
                cursor.Skip();
            }
            else
            {
                CsdlPass.SkipUnknown(draft, cursor, "a navigation property");
            }
        }

        if (name.Length == 0 || written.Length == 0)
        {
            draft.LeftOut.Add("A navigation property without a name or a type was left out", at);
            return;
        }

        var type = draft.Names.Target(written, at);
        if (!type.IsCollection) _references.Add(_navigations.Count);
        else if (partner.Length > 0 && partner != name) _joined.Add((_navigations.Count, partner));
        _navigations.Add(new NavigationSchema
        {
            Name = name,
            Target = type.Name,
            IsCollection = type.IsCollection,
            ContainsTarget = containsTarget,
            ReferencingColumn = type.IsCollection || column.Length == 0 ? null : draft.Names.LookupIn(column),
            Partner = type.IsCollection && partner.Length > 0 ? draft.Names.Once(partner) : null,
            IsManyToMany = type.IsCollection && partner == name,
            Source = at,
        });
    }

    // The two ends of an N:N relationship share one name, but for a table that is joined to itself.
    private void JoinToSelf(string type)
    {
        foreach (var (index, partner) in _joined)
        {
            var navigation = _navigations[index];
            if (navigation.Target == type && HasCollection(partner)) _navigations[index] = navigation with { IsManyToMany = true };
        }
    }

    private bool HasCollection(string name)
    {
        foreach (var navigation in _navigations)
        {
            if (navigation.IsCollection && navigation.Name == name) return true;
        }

        return false;
    }

    private void ReadKey()
    {
        for (var parent = cursor.Children(); cursor.NextChild(parent); cursor.Skip())
        {
            if (cursor.TakeAttribute(CsdlWords.Name) is { Length: > 0 } column) _key.Add(draft.Names.Once(column));
        }
    }

    private void ReadAnnotation()
    {
        var annotation = CsdlAnnotations.Read(cursor);
        _description = annotation.Description ?? _description;
        if (annotation.AlternateKeys is { } keys) _alternateKeys.AddRange(keys);
    }
}
