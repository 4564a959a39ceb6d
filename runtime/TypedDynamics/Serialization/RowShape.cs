using TypedDynamics.Emitted;
using TypedDynamics.Records;

namespace TypedDynamics.Serialization;

/// <summary>
/// What the rows of one query, or of one expanded navigation in it, look like: what was asked for, and what the rows before taught about
/// the order of their properties, so that the next row's names need only be compared, not read.
/// </summary>
/// <remarks>Learns while it reads: one reader at a time.</remarks>
internal sealed class RowShape
{
    // A body with more different names than this is not one that repeats itself; what it holds beyond them is read without being learned.
    private const int LearnedAtMost = 4096;

    private readonly Dictionary<int, LookupTrace> _lookups = [];
    private readonly Dictionary<int, RowShape> _children = [];
    private Dictionary<EntityModel, RowShape>? _derived;
    private RowProperty?[] _byHash = new RowProperty?[128];
    private int _count;

    public RowShape(EntityModel model, LoadedMembers requested)
    {
        Model = model;
        Loaded = requested;
        Start = new([], RowPropertyRole.Ignored, string.Empty);
    }

    public EntityModel Model { get; }

    /// <summary>What was requested and what was seen: null is not sent by every kind of query.</summary>
    public LoadedMembers Loaded { get; private set; }

    /// <summary>Stands before the first property of a row.</summary>
    public RowProperty Start { get; }

    /// <summary>Rows of that type of which every column was asked for and nothing expanded.</summary>
    public static RowShape Whole(EntityModel model) => new(model, model.AllColumns);

    public void Expand(NavigationModel navigation, RowShape child)
    {
        _children.Add(navigation.Ordinal, child);
        See(navigation.Ordinal);
    }

    /// <summary>The shape of those rows that are of a derived type: what was asked for is the same.</summary>
    public RowShape As(EntityModel derived)
    {
        if (derived == Model) return this;
        _derived ??= [];
        if (_derived.TryGetValue(derived, out var shape)) return shape;
        shape = new(derived, Loaded);
        foreach (var (navigation, child) in _children) shape._children.Add(navigation, child);
        _derived.Add(derived, shape);
        return shape;
    }

    /// <summary>The shape of the rows behind that navigation.</summary>
    public RowShape Child(RowProperty navigation, EntityModel model)
    {
        if (!_children.TryGetValue(navigation.Ordinal, out var child) || child.Model != model)
            _children[navigation.Ordinal] = child = Whole(model);
        return child;
    }

    public RowProperty? Find(ReadOnlySpan<byte> name)
    {
        for (var i = NameHash.Of(name) & (_byHash.Length - 1); _byHash[i] is { } property; i = (i + 1) & (_byHash.Length - 1))
            if (property.Name.SequenceEqual(name)) return property;
        return null;
    }

    /// <summary>Meets a name for the first time.</summary>
    /// <param name="name">As it stands between the quotes.</param>
    /// <param name="text">The same without escapes.</param>
    public RowProperty Learn(ReadOnlySpan<byte> name, string text)
    {
        var property = RowProperty.For(Model, name, text, TraceOf);
        if (property.Role == RowPropertyRole.Member) See(property.Ordinal);
        if (_count == LearnedAtMost) return property;
        if (++_count * 2 > _byHash.Length) Grow();
        Insert(property);
        return property;
    }

    private LookupTrace TraceOf(int lookup)
    {
        if (!_lookups.TryGetValue(lookup, out var trace)) _lookups.Add(lookup, trace = new());
        return trace;
    }

    private void See(int ordinal)
    {
        if (!Loaded.Contains(ordinal)) Loaded = Loaded.With(ordinal);
    }

    private void Grow()
    {
        var old = _byHash;
        _byHash = new RowProperty?[old.Length * 2];
        foreach (var property in old)
            if (property is not null) Insert(property);
    }

    private void Insert(RowProperty property)
    {
        var i = NameHash.Of(property.Name) & (_byHash.Length - 1);
        while (_byHash[i] is not null) i = (i + 1) & (_byHash.Length - 1);
        _byHash[i] = property;
    }
}
