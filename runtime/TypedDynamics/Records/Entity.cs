using System.ComponentModel;
using System.Text.Json;
using TypedDynamics.Emitted;
using TypedDynamics.Records;

namespace TypedDynamics;

/// <summary>
/// A row of a table. Emitted classes derive from it. Each column has three states: unset, null, and a value, so that an update
/// sends exactly what was assigned and a row read with few columns cannot overwrite the others.
/// </summary>
/// <remarks>Not thread-safe: a row belongs to one piece of code at a time.</remarks>
public abstract class Entity
{
    // Null for rows that the user made: nothing came from the service, so everything may be read.
    private LoadedMembers? _loaded;
    private ColumnBits _changed;
    private RowExtras? _extras;
    private RelatedRows _related;

    /// <summary>Primary key of the row; <see cref="Guid.Empty"/> while it has none.</summary>
    public abstract Guid Id { get; }

    /// <summary>Logical name of the row's table, such as <c>account</c>.</summary>
    public string LogicalName => GetModel().LogicalName;

    /// <summary>The row's version as the service sent it (<c>@odata.etag</c>), such as <c>W/"12345"</c>; null when it was not sent.</summary>
    public string? ETag { get; internal set; }

    /// <summary>True when a column was assigned since the row was made or read.</summary>
    public bool HasChanges => !_changed.IsEmpty;

    /// <summary>The texts that the service formatted for the caller's language, zone and currency; empty unless the query asked for them.</summary>
    public FormattedValues FormattedValues => new(this);

    /// <summary>Properties that arrived and that the generated type does not know, by wire name: kept, not dropped.</summary>
    public IReadOnlyDictionary<string, JsonElement> AdditionalColumns => _extras?.Columns ?? RowExtras.NoColumns;

    internal RowExtras? Extras => _extras;

    internal IReadOnlyList<NestedRow> Nested => _extras?.Nested ?? [];

    internal LoadedMembers? Loaded => _loaded;

    // What emitted code overrides is protected only: were it internal too, an assembly that sees internals had to override it otherwise.
    internal EntityModel RowModel => GetModel();

    /// <summary>True when the column or navigation of that C# name came from the service or was assigned, so that it may be read.</summary>
    /// <param name="member">The property's name: <c>nameof(Account.Revenue)</c>.</param>
    /// <exception cref="ArgumentException">The type has no such column or navigation.</exception>
    public bool IsLoaded(string member)
    {
        var ordinal = OrdinalOf(member);
        return _loaded is null || _loaded.Contains(ordinal) || _changed.Contains(ordinal);
    }

    /// <summary>True when the column of that C# name was assigned since the row was made or read.</summary>
    /// <param name="member">The property's name: <c>nameof(Account.Revenue)</c>.</param>
    /// <exception cref="ArgumentException">The type has no such column.</exception>
    public bool IsChanged(string member) => _changed.Contains(OrdinalOf(member));

    /// <summary>For emitted code: what the row's type is.</summary>
    [EditorBrowsable(EditorBrowsableState.Never)]
    protected abstract EntityModel GetModel();

    /// <summary>For emitted code: reads the value at the reader into the member of that ordinal. Navigations are read here, columns by the override.</summary>
    [EditorBrowsable(EditorBrowsableState.Never)]
    protected virtual void ReadMember(int member, ref Utf8RowReader json)
    {
        if (GetModel().Members[member] is not NavigationModel navigation) return;
        SetRelated(member, navigation.IsCollection ? navigation.Target.ReadRows(ref json) : navigation.Target.ReadRow(ref json));
    }

    /// <summary>For emitted code: writes the column of that ordinal, name and value.</summary>
    [EditorBrowsable(EditorBrowsableState.Never)]
    protected virtual void WriteMember(int member, ref Utf8RowWriter json)
    {
    }

    /// <summary>For emitted code: refuses the reading of a member that the query had not asked for.</summary>
    [EditorBrowsable(EditorBrowsableState.Never)]
    protected void RequireLoaded(int member)
    {
        if (_loaded is { } loaded && !loaded.Contains(member) && !_changed.Contains(member)) ThrowNotLoaded(member);
    }

    /// <summary>For emitted code: notes that a column was assigned.</summary>
    [EditorBrowsable(EditorBrowsableState.Never)]
    protected void MarkChanged(int member) => _changed.Add(member);

    /// <summary>For emitted code: the value of a column that must be loaded.</summary>
    [EditorBrowsable(EditorBrowsableState.Never)]
    protected T Get<T>(int member, T value)
    {
        RequireLoaded(member);
        return value;
    }

    /// <summary>For emitted code: assigns a column and notes that it was.</summary>
    [EditorBrowsable(EditorBrowsableState.Never)]
    protected void Set<T>(int member, out T field, T value)
    {
        field = value;
        MarkChanged(member);
    }

    /// <summary>For emitted code: the column of that ordinal, as the row's own type declares it (a derived type may bind a lookup otherwise).</summary>
    [EditorBrowsable(EditorBrowsableState.Never)]
    protected ColumnModel GetColumn(int member) => (ColumnModel)GetModel().Members[member];

    /// <summary>For emitted code: the row that a single-valued navigation was expanded to.</summary>
    [EditorBrowsable(EditorBrowsableState.Never)]
    protected T? GetRow<T>(int member)
        where T : Entity
    {
        RequireLoaded(member);
        return (T?)_related.Find(member);
    }

    /// <summary>For emitted code: the rows that a collection-valued navigation was expanded to.</summary>
    [EditorBrowsable(EditorBrowsableState.Never)]
    protected IReadOnlyList<T> GetRows<T>(int member)
        where T : Entity
    {
        RequireLoaded(member);
        return (IReadOnlyList<T>?)_related.Find(member) ?? [];
    }

    /// <summary>For emitted code: keeps what a navigation was expanded to.</summary>
    [EditorBrowsable(EditorBrowsableState.Never)]
    protected void SetRelated(int member, object? rows) => _related.Set(member, rows);

    internal void Read(int member, ref Utf8RowReader json) => ReadMember(member, ref json);

    internal void Write(int member, ref Utf8RowWriter json) => WriteMember(member, ref json);

    internal object? FindRelated(int member) => _related.Find(member);

    internal bool IsChanged(int member) => _changed.Contains(member);

    internal void AcceptChanges()
    {
        _changed.Clear();
        if (_extras?.Nested is not { } nested) return;
        foreach (var each in nested) each.Row.AcceptChanges();
        _extras.Nested = null;
    }

    internal void SetLoaded(LoadedMembers loaded) => _loaded = loaded;

    internal RowExtras EnsureExtras() => _extras ??= new();

    private int OrdinalOf(string member) =>
        GetModel().FindMember(member)?.Ordinal
        ?? throw new ArgumentException($"'{GetType().Name}' has no column or navigation '{member}'.", nameof(member));

    private void ThrowNotLoaded(int member)
    {
        var name = GetModel().Members[member].MemberName;
        throw new ColumnNotLoadedException(
            GetModel().Members[member] is NavigationModel
                ? $"'{GetType().Name}.{name}' was not expanded by the query that read this row. Add Include(x => x.{name})."
                : $"'{GetType().Name}.{name}' was not requested by the query that read this row. Name it in Select, or read the whole row.");
    }
}
