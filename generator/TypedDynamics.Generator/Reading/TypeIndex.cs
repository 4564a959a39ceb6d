using TypedDynamics.Generator.Schema;

namespace TypedDynamics.Generator.Reading;

/// <summary>The types of one document by name, each once, with their bases tied.</summary>
internal sealed class TypeIndex
{
    private readonly CsdlDraft _draft;
    private readonly Dictionary<string, StructureDraft> _structures = new(StringComparer.Ordinal);
    private readonly HashSet<string> _enums = new(StringComparer.Ordinal);

    public TypeIndex(CsdlDraft draft, string path, List<ReadProblem> problems)
    {
        _draft = draft;
        foreach (var structure in draft.Structures)
        {
            if (_structures.ContainsKey(structure.Name)) problems.Add(Twice(structure.Name, structure.At, path));
            else _structures.Add(structure.Name, structure);
        }

        var enums = new List<EnumSchema>();
        foreach (var type in draft.Enums)
        {
            if (_structures.ContainsKey(type.Name) || !_enums.Add(type.Name)) problems.Add(Twice(type.Name, type.Source, path));
            else enums.Add(type);
        }

        enums.Sort(static (a, b) => string.CompareOrdinal(a.Name, b.Name));
        Enums = enums;
        AreTargetsKnown = draft.Names.Targets.All(name => Entity(name) is not null);
        foreach (var structure in Structures) TieBase(structure);
        foreach (var structure in Structures) CutCycle(structure);
        foreach (var structure in Structures)
        {
            if (structure.IsEntity) structure.Base?.Derived.Add(structure);
        }
    }

    public IEnumerable<StructureDraft> Structures => _structures.Values;

    public EquatableArray<EnumSchema> Enums { get; }

    /// <summary>No navigation leads to what is no entity type of the document.</summary>
    public bool AreTargetsKnown { get; }

    public StructureDraft? Entity(string name) => _structures.TryGetValue(name, out var structure) && structure.IsEntity ? structure : null;

    /// <summary>True for primitives and for what the document declares; else tells that <paramref name="user"/> is left out.</summary>
    public bool Knows(TypeReference type, string user, SourcePoint at)
    {
        var isKnown = type.IsEdm || _structures.ContainsKey(type.Name) || _enums.Contains(type.Name);
        return isKnown || TellUnknown(type.Name, user, at);
    }

    /// <summary>True for entity types of the document; else tells that <paramref name="user"/> is left out.</summary>
    public bool KnowsEntity(string name, string user, SourcePoint at) => Entity(name) is not null || TellUnknown(name, user, at);

    public void LeaveOut(string what, SourcePoint at) => _draft.LeftOut.Add(what, at);

    private bool TellUnknown(string name, string user, SourcePoint at)
    {
        _draft.LeftOut.Add($"{user} of the type '{Printable.Cut(name)}', which this document does not declare as such, was left out", at);
        return false;
    }

    private static ReadProblem Twice(string name, SourcePoint at, string path) =>
        new("TD0020", path, at, $"The type '{Printable.Cut(name)}' is declared a second time; the first declaration counts");

    private void TieBase(StructureDraft structure)
    {
        if (structure.BaseName is not { } name) return;
        if (_structures.TryGetValue(name, out var type) && type.IsEntity == structure.IsEntity) structure.Base = type;
        else _draft.LeftOut.Add($"The base '{Printable.Cut(name)}', which this document does not declare, was left out", structure.At);
    }

    private void CutCycle(StructureDraft structure)
    {
        // Two walkers, one twice as fast: they meet only where bases go round.
        var slow = structure;
        var fast = structure.Base?.Base;
        while (fast is not null && !ReferenceEquals(slow, fast))
        {
            slow = slow!.Base;
            fast = fast.Base?.Base;
        }

        if (fast is null) return;
        _draft.LeftOut.Add($"'{Printable.Cut(structure.Name)}' derives from itself; its base was left out", structure.At);
        structure.Base = null;
    }
}
