using System.Collections.Immutable;
using System.ComponentModel;

namespace TypedDynamics.Emitted;

/// <summary>For emitted code: lists an entity's members, each by a method of its kind, in the order of their ordinals.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public sealed class MemberList
{
    internal MemberList()
    {
    }

    internal List<MemberModel> Members { get; } = [];

    internal List<KeyModel> Keys { get; } = [];

    internal List<string> BulkMessages { get; } = [];

    internal bool IsNarrowed { get; private set; }

    /// <summary>The org takes many rows of the table at once by these messages: <c>CreateMultiple</c>.</summary>
    public void Messages(params ReadOnlySpan<string> names) => BulkMessages.AddRange(names);

    /// <summary>A column of <see cref="ColumnKind.Text"/>.</summary>
    public void Text(string memberName, string logicalName, string? wireName = null) => Add(memberName, logicalName, ColumnKind.Text, wireName);

    /// <summary>A column of <see cref="ColumnKind.Integer"/>.</summary>
    public void Integer(string memberName, string logicalName, string? wireName = null) => Add(memberName, logicalName, ColumnKind.Integer, wireName);

    /// <summary>A column of <see cref="ColumnKind.Decimal"/>.</summary>
    public void Decimal(string memberName, string logicalName, string? wireName = null) => Add(memberName, logicalName, ColumnKind.Decimal, wireName);

    /// <summary>A column of <see cref="ColumnKind.Double"/>.</summary>
    public void Double(string memberName, string logicalName, string? wireName = null) => Add(memberName, logicalName, ColumnKind.Double, wireName);

    /// <summary>A column of <see cref="ColumnKind.Boolean"/>.</summary>
    public void Boolean(string memberName, string logicalName, string? wireName = null) => Add(memberName, logicalName, ColumnKind.Boolean, wireName);

    /// <summary>A column of <see cref="ColumnKind.DateTime"/>.</summary>
    public void DateTime(string memberName, string logicalName, string? wireName = null) => Add(memberName, logicalName, ColumnKind.DateTime, wireName);

    /// <summary>A column of <see cref="ColumnKind.DateTimeTimeZoneIndependent"/>.</summary>
    public void DateTimeTimeZoneIndependent(string memberName, string logicalName, string? wireName = null) =>
        Add(memberName, logicalName, ColumnKind.DateTimeTimeZoneIndependent, wireName);

    /// <summary>A column of <see cref="ColumnKind.DateOnly"/>.</summary>
    public void DateOnly(string memberName, string logicalName, string? wireName = null) => Add(memberName, logicalName, ColumnKind.DateOnly, wireName);

    /// <summary>A column of <see cref="ColumnKind.Guid"/>.</summary>
    public void Guid(string memberName, string logicalName, string? wireName = null) => Add(memberName, logicalName, ColumnKind.Guid, wireName);

    /// <summary>A column of <see cref="ColumnKind.Choice"/>.</summary>
    public void Choice(string memberName, string logicalName, string? wireName = null) => Add(memberName, logicalName, ColumnKind.Choice, wireName);

    /// <summary>A column of <see cref="ColumnKind.MultiSelectChoice"/>.</summary>
    public void MultiSelectChoice(string memberName, string logicalName, string? wireName = null) =>
        Add(memberName, logicalName, ColumnKind.MultiSelectChoice, wireName);

    /// <summary>A column of <see cref="ColumnKind.Image"/>.</summary>
    public void Image(string memberName, string logicalName, string? wireName = null) => Add(memberName, logicalName, ColumnKind.Image, wireName);

    /// <summary>A column of <see cref="ColumnKind.Complex"/>.</summary>
    public void Complex(string memberName, string logicalName, string? wireName = null) => Add(memberName, logicalName, ColumnKind.Complex, wireName);

    /// <summary>A lookup and the tables it may point to.</summary>
    public void Lookup(string memberName, string logicalName, ImmutableArray<LookupTarget> targets, string? wireName = null) =>
        Members.Add(new ColumnModel(memberName, logicalName, ColumnKind.Lookup, targets, wireName));

    /// <summary>A navigation to one row; <paramref name="column"/> is the lookup behind it, where known.</summary>
    public void One<T>(string memberName, string wireName, string? column = null)
        where T : Entity, IEntity<T> => Members.Add(new NavigationModel(memberName, wireName, isCollection: false, EntityModel.Of<T>, column));

    /// <summary>A navigation to the rows that point to this one; <paramref name="column"/> is the lookup by which they do, where known.</summary>
    public void Many<T>(string memberName, string wireName, string? column = null)
        where T : Entity, IEntity<T> => Members.Add(new NavigationModel(memberName, wireName, isCollection: true, EntityModel.Of<T>, column));

    /// <summary>A navigation of an N:N relationship; <paramref name="intersect"/> is the table that ties the rows, where known.</summary>
    public void ManyToMany<T>(string memberName, string wireName, Intersect? intersect = null)
        where T : Entity, IEntity<T> =>
        Members.Add(new NavigationModel(memberName, wireName, isCollection: true, EntityModel.Of<T>, column: null, isManyToMany: true, intersect));

    /// <summary>An alternate key.</summary>
    public void Key(string name, params ReadOnlySpan<string> columns) => Keys.Add(new(name, [.. columns]));

    /// <summary>Columns of those listed that the service fills in and nobody may write, by C# name.</summary>
    public void ReadOnly(params ReadOnlySpan<string> memberNames)
    {
        foreach (var name in memberNames) ((ColumnModel)Members.Find(member => member.MemberName == name)!).IsReadOnly = true;
    }

    /// <summary>The type has only some of the table's columns, so that rows are asked for by name.</summary>
    public void Narrowed() => IsNarrowed = true;

    private void Add(string memberName, string logicalName, ColumnKind kind, string? wireName) =>
        Members.Add(new ColumnModel(memberName, logicalName, kind, default, wireName));
}
