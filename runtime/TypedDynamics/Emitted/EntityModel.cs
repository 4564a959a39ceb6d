using System.Collections.Frozen;
using System.Collections.Immutable;
using System.ComponentModel;
using System.Runtime.InteropServices;
using TypedDynamics.Records;

namespace TypedDynamics.Emitted;

/// <summary>What an emitted entity is, on the wire and in C#: all that queries, reading and writing need, without reflection or metadata at run time.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public abstract class EntityModel
{
    private readonly FrozenDictionary<string, MemberModel> _byMemberName;
    private readonly FrozenDictionary<string, MemberModel> _byWireName;
    private readonly FrozenDictionary<string, ColumnModel> _byLogicalName;
    private ImmutableDictionary<string, Func<EntityModel>> _derived = ImmutableDictionary<string, Func<EntityModel>>.Empty;

    private protected EntityModel(
        string logicalName,
        string? entitySetName,
        string? primaryIdColumn,
        string? primaryNameColumn,
        EntityModel? baseModel,
        ReadOnlySpan<MemberModel> members,
        ReadOnlySpan<KeyModel> keys)
    {
        LogicalName = logicalName;
        EntitySetName = entitySetName;
        PrimaryIdColumn = primaryIdColumn;
        PrimaryNameColumn = primaryNameColumn;
        Base = baseModel;
        Keys = [.. keys];
        Members = Join(baseModel, members);
        _byMemberName = Members.ToFrozenDictionary(static member => member.MemberName, StringComparer.Ordinal);
        _byWireName = Members.ToFrozenDictionary(static member => member.WireName, StringComparer.Ordinal);
        _byLogicalName = Members.OfType<ColumnModel>().ToFrozenDictionary(static column => column.LogicalName, StringComparer.Ordinal);
    }

    /// <summary>Logical name of the table.</summary>
    public string LogicalName { get; }

    /// <summary>Name in URLs; null when rows are reached only through navigation.</summary>
    public string? EntitySetName { get; }

    /// <summary>Logical name of the primary key column; null when the type has none.</summary>
    public string? PrimaryIdColumn { get; }

    /// <summary>The primary key's column; null when the type has none.</summary>
    internal ColumnModel? Key => field ??= PrimaryIdColumn is { } key ? FindColumn(key) : null;

    /// <summary>Logical name of the primary name column; null when unknown.</summary>
    public string? PrimaryNameColumn { get; }

    /// <summary>The type it derives from; null at the root.</summary>
    public EntityModel? Base { get; }

    /// <summary>All columns and navigations, the base's first; a member's place here is its ordinal.</summary>
    public ImmutableArray<MemberModel> Members { get; }

    /// <summary>Its alternate keys.</summary>
    public ImmutableArray<KeyModel> Keys { get; }

    /// <summary>The column or navigation of that C# name.</summary>
    public MemberModel? FindMember(string memberName) => _byMemberName.GetValueOrDefault(memberName);

    /// <summary>The column or navigation of that name on the wire.</summary>
    public MemberModel? FindWireName(string wireName) => _byWireName.GetValueOrDefault(wireName);

    /// <summary>The column of that logical name.</summary>
    public ColumnModel? FindColumn(string logicalName) => _byLogicalName.GetValueOrDefault(logicalName);

    /// <summary>The model of that entity; for navigations between types.</summary>
    public static EntityModel Of<T>()
        where T : Entity, IEntity<T> => T.Model;

    /// <summary>For emitted code: rows that arrive where this type is declared may say that they are of that one (<c>@odata.type</c>).</summary>
    public void Derive<T>(string typeName)
        where T : Entity, IEntity<T> => ImmutableInterlocked.TryAdd(ref _derived, typeName, Of<T>);

    /// <summary>True when there are types that rows declared as this one may be of.</summary>
    internal bool HasDerived => !_derived.IsEmpty;

    /// <summary>True when the type has only some of the table's columns: the others are not asked for.</summary>
    internal bool IsNarrowed { get; private protected init; }

    /// <summary>The messages by which the org takes many rows at once.</summary>
    internal ImmutableArray<string> Messages { get; init; } = [];

    /// <summary>What a row holds of which every column was asked for.</summary>
    internal LoadedMembers AllColumns => field ??= LoadedMembers.Of(Members.OfType<ColumnModel>());

    /// <summary>The type of a row that says <c>#Microsoft.Dynamics.CRM.task</c>; this one where it says nothing better.</summary>
    internal EntityModel FindDerived(string typeName) =>
        _derived.TryGetValue(typeName[(typeName.LastIndexOf('.') + 1)..], out var derived) ? derived() : this;

    /// <summary>A row with every column unset.</summary>
    internal abstract Entity NewRow();

    /// <summary>Reads an expanded single-valued navigation to this type.</summary>
    internal abstract Entity? ReadRow(ref Utf8RowReader json);

    /// <summary>Reads an expanded collection-valued navigation to this type: a list of it.</summary>
    internal abstract object ReadRows(ref Utf8RowReader json);

    // A member that the base has under the same wire name takes its place: tasks bind inherited lookups by navigations of their own.
    private static ImmutableArray<MemberModel> Join(EntityModel? baseModel, ReadOnlySpan<MemberModel> members)
    {
        var joined = new List<MemberModel>(baseModel?.Members ?? []);
        foreach (var member in members)
        {
            if (baseModel?.FindWireName(member.WireName) is { } inherited)
            {
                member.Ordinal = inherited.Ordinal;
                joined[inherited.Ordinal] = member;
            }
            else
            {
                member.Ordinal = joined.Count;
                joined.Add(member);
            }
        }

        return [.. joined];
    }
}

/// <summary>The model of <typeparamref name="T"/>.</summary>
/// <typeparam name="T">The entity.</typeparam>
[EditorBrowsable(EditorBrowsableState.Never)]
public sealed class EntityModel<T> : EntityModel
    where T : Entity, IEntity<T>
{
    private readonly Func<T> _create;

    /// <summary>For emitted code.</summary>
    public EntityModel(
        string logicalName,
        string? entitySetName,
        string? primaryIdColumn,
        string? primaryNameColumn,
        EntityModel? baseModel,
        Func<T> create,
        ReadOnlySpan<MemberModel> members,
        ReadOnlySpan<KeyModel> keys = default)
        : base(logicalName, entitySetName, primaryIdColumn, primaryNameColumn, baseModel, members, keys) =>
        _create = create;

    /// <summary>For emitted code; <paramref name="list"/> lists the members.</summary>
    public EntityModel(
        string logicalName,
        string? entitySetName,
        string? primaryIdColumn,
        string? primaryNameColumn,
        EntityModel? baseModel,
        Func<T> create,
        Action<MemberList> list)
        : this(logicalName, entitySetName, primaryIdColumn, primaryNameColumn, baseModel, create, Listed(list))
    {
    }

    private EntityModel(
        string logicalName,
        string? entitySetName,
        string? primaryIdColumn,
        string? primaryNameColumn,
        EntityModel? baseModel,
        Func<T> create,
        MemberList listed)
        : this(
            logicalName,
            entitySetName,
            primaryIdColumn,
            primaryNameColumn,
            baseModel,
            create,
            CollectionsMarshal.AsSpan(listed.Members),
            CollectionsMarshal.AsSpan(listed.Keys)) => (IsNarrowed, Messages) = (listed.IsNarrowed, [.. listed.BulkMessages]);

    internal T Create() => _create();

    internal override Entity NewRow() => _create();

    internal override Entity? ReadRow(ref Utf8RowReader json) => json.ReadRow<T>();

    internal override object ReadRows(ref Utf8RowReader json) => json.ReadRows<T>();

    private static MemberList Listed(Action<MemberList> list)
    {
        var listed = new MemberList();
        list(listed);
        return listed;
    }
}
