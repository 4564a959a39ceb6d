using System.Globalization;
using System.Runtime.CompilerServices;
using System.Text.Json;

namespace TypedDynamics.Metadata;

/// <summary>A piece of the org's schema, over the JSON that the service tells it by.</summary>
/// <remarks>
/// Immutable. Every member that came is kept, also those that no property here stands for: an update sends the whole definition as it was read. <c>with</c> gives
/// another one in which single members differ. A property is null where the service says null, and where the member was not asked for (<see cref="Has"/>). Two are equal
/// when their JSON is.
/// </remarks>
public abstract record MetadataNode
{
    private NodeMembers _members;

    private protected MetadataNode(JsonElement json) => _members = new(json);

    /// <summary>The definition as the service told it, with what was changed since.</summary>
    public JsonElement Json => _members.Json;

    /// <summary>True when the JSON has such a member, be it null.</summary>
    public bool Has(string member) => _members.Find(member) is not null;

    /// <summary>Equal when the JSON is, whatever the order of its members.</summary>
    public virtual bool Equals(MetadataNode? other) => other is not null && EqualityContract == other.EqualityContract && JsonElement.DeepEquals(Json, other.Json);

    /// <inheritdoc/>
    public override int GetHashCode() => HashCode.Combine(EqualityContract, Json.EnumerateObject().Count());

    /// <summary>The kind of definition and its name.</summary>
    public sealed override string ToString() => Title is { } title ? $"{GetType().Name} {title}" : GetType().Name;

    /// <summary>What it is called.</summary>
    private protected virtual string? Title => null;

    internal bool IsPut(string member) => _members.IsPut(member);

    internal JsonElement? Find(string member) => _members.Find(member);

    private protected string? TextOf([CallerMemberName] string name = "") => Read(name, JsonValueKind.String, static json => json.GetString()!);

    private protected string? WrappedText([CallerMemberName] string name = "") =>
        _members.Find(name) is { ValueKind: JsonValueKind.Object } json && json.TryGetProperty("Value", out var value) ? value.GetString() : null;

    private protected bool? Flag([CallerMemberName] string name = "") => _members.Find(name)?.ValueKind switch
    {
        JsonValueKind.True => true,
        JsonValueKind.False => false,
        null or JsonValueKind.Null => null,
        _ => throw Unfit(name, "a boolean"),
    };

    private protected int? Number([CallerMemberName] string name = "") => ReadNumber<int>(name, static json => json.TryGetInt32(out var value) ? value : null);

    private protected long? LongNumber([CallerMemberName] string name = "") => ReadNumber<long>(name, static json => json.TryGetInt64(out var value) ? value : null);

    private protected decimal? DecimalNumber([CallerMemberName] string name = "") => ReadNumber<decimal>(name, static json => json.TryGetDecimal(out var value) ? value : null);

    private protected double? DoubleNumber([CallerMemberName] string name = "") => ReadNumber<double>(name, static json => json.TryGetDouble(out var value) ? value : null);

    private protected Guid? Id([CallerMemberName] string name = "") => TextOf(name) is not { } text ? null : Guid.TryParse(text, out var id) ? id : throw Unfit(name, "a Guid");

    private protected DateTimeOffset? Time([CallerMemberName] string name = "") =>
        TextOf(name) is not { } text ? null
        : DateTimeOffset.TryParse(text, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out var time) ? time : throw Unfit(name, "a time");

    private protected T? Choice<T>([CallerMemberName] string name = "")
        where T : struct, Enum => ChoiceOf<T>(TextOf(name), name);

    private protected T? WrappedChoice<T>([CallerMemberName] string name = "")
        where T : struct, Enum => ChoiceOf<T>(WrappedText(name), name);

    private protected T? Node<T>(Func<JsonElement, T> make, [CallerMemberName] string name = "")
        where T : MetadataNode => Read(name, JsonValueKind.Object, make);

    private protected IReadOnlyList<T>? Nodes<T>(Func<JsonElement, T> make, [CallerMemberName] string name = "") =>
        Read(name, JsonValueKind.Array, json => (IReadOnlyList<T>)[.. json.EnumerateArray().Select(make)]);

    private protected IReadOnlyList<string>? Texts([CallerMemberName] string name = "") => Nodes(static json => json.GetString()!, name);

    private protected IReadOnlyList<int>? Numbers([CallerMemberName] string name = "") => Nodes(static json => json.GetInt32(), name);

    private protected void Put(string? value, [CallerMemberName] string name = "") => PutJson(NodeValues.Of(value), name);

    private protected void Put(bool? value, [CallerMemberName] string name = "") => PutJson(NodeValues.Of(value), name);

    private protected void Put(int? value, [CallerMemberName] string name = "") => PutJson(NodeValues.Of(value), name);

    private protected void Put(long? value, [CallerMemberName] string name = "") => PutJson(NodeValues.Of(value), name);

    private protected void Put(decimal? value, [CallerMemberName] string name = "") => PutJson(NodeValues.Of(value), name);

    private protected void Put(double? value, [CallerMemberName] string name = "") => PutJson(NodeValues.Of(value), name);

    private protected void Put(Guid? value, [CallerMemberName] string name = "") => PutJson(NodeValues.Of(value?.ToString("D")), name);

    private protected void Put<T>(T? value, [CallerMemberName] string name = "")
        where T : struct, Enum => PutJson(NodeValues.Of(value), name);

    private protected void PutWrapped(string? value, [CallerMemberName] string name = "") => PutJson(value is null ? NodeValues.Null : NodeValues.Wrapped(NodeValues.Of(value)), name);

    private protected void Put(MetadataNode? value, [CallerMemberName] string name = "") => PutJson(value?.Json ?? NodeValues.Null, name);

    // What is said of a managed property is its value; what it is called stays.
    private protected void Put(BooleanManagedProperty? value, [CallerMemberName] string name = "") => PutJson(ManagedJson(value, name), name);

    private protected void Put(AttributeRequiredLevelManagedProperty? value, [CallerMemberName] string name = "") => PutJson(ManagedJson(value, name), name);

    private protected void Put(IEnumerable<MetadataNode>? values, [CallerMemberName] string name = "") =>
        PutJson(values is null ? NodeValues.Null : NodeValues.List(values, static node => node.Json), name);

    private protected void Put(IEnumerable<string>? values, [CallerMemberName] string name = "") =>
        PutJson(values is null ? NodeValues.Null : NodeValues.List(values, NodeValues.Of), name);

    private protected void Put(IEnumerable<int>? values, [CallerMemberName] string name = "") =>
        PutJson(values is null ? NodeValues.Null : NodeValues.List(values, static value => NodeValues.Of(value)), name);

    private protected void PutJson(JsonElement value, string name) => _members = _members.With(name, value);

    private JsonElement ManagedJson(MetadataNode? value, string name)
    {
        if (value is null) return NodeValues.Null;
        if (value.Has(ManagedProperty.LogicalName) || _members.Find(name) is not { ValueKind: JsonValueKind.Object } told) return value.Json;
        return new NodeMembers(told).With(ManagedProperty.Value, value.Find(ManagedProperty.Value)!.Value).Json;
    }

    private T? Read<T>(string name, JsonValueKind kind, Func<JsonElement, T> read)
        where T : class => _members.Read(name, json => json.ValueKind == kind ? read(json) : throw Unfit(name, kind.ToString()));

    private T? ReadNumber<T>(string name, Func<JsonElement, T?> read)
        where T : struct => _members.Find(name) switch
        {
            null or { ValueKind: JsonValueKind.Null } => null,
            { ValueKind: JsonValueKind.Number } json => read(json) ?? throw Unfit(name, typeof(T).Name),
            _ => throw Unfit(name, "a number"),
        };

    private T? ChoiceOf<T>(string? text, string name)
        where T : struct, Enum =>
        text is null ? null : Enum.TryParse<T>(text, out var value) && !char.IsAsciiDigit(text[0]) ? value : throw Unfit(name, $"one of {typeof(T).Name}");

    private MalformedResponseException Unfit(string name, string what) =>
        new($"'{name}' of this {GetType().Name} is {_members.Find(name)}, not {what}. Read it from Json.");
}
