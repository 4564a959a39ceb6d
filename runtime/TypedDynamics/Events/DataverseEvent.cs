using System.Text.Json;
using TypedDynamics.Events;

namespace TypedDynamics;

/// <summary>What the service tells of something that has happened, or is about to: the execution context that a webhook receives.</summary>
/// <remarks>
/// One JSON object a message, in the form that <c>DataContractJsonSerializer</c> writes: values that are more than a JSON value carry their type in <c>__type</c>, times are
/// <c>/Date(milliseconds)/</c>. Rows become rows of generated classes; what a class does not know stays in <see cref="Entity.AdditionalColumns"/>. Immutable.
/// </remarks>
public sealed class DataverseEvent
{
    private readonly JsonElement _json;

    private DataverseEvent(JsonElement json)
    {
        _json = json;
        MessageName = Text("MessageName") ?? throw new FormatException("This is no event of the service: it has no 'MessageName'.");
        InputParameters = EventParameters.Read(json, "InputParameters");
        OutputParameters = EventParameters.Read(json, "OutputParameters");
        SharedVariables = EventParameters.Read(json, "SharedVariables");
        PreImages = EventParameters.Read(json, "PreEntityImages");
        PostImages = EventParameters.Read(json, "PostEntityImages");
    }

    /// <summary>What happens: <c>Create</c>, <c>Update</c>, <c>Delete</c>, or the name of an action.</summary>
    public string MessageName { get; }

    /// <summary>The table of the row that it happens to; <c>none</c> for messages without one.</summary>
    public string PrimaryEntityName => Text("PrimaryEntityName") ?? "none";

    /// <summary>The id of that row.</summary>
    public Guid PrimaryEntityId => Id("PrimaryEntityId");

    /// <summary>When it is told: 10 before validation, 20 before the operation, 40 after it.</summary>
    public int Stage => Number("Stage");

    /// <summary>False where the operation waits for the answer (mode 0), true where it does not (mode 1).</summary>
    public bool IsAsynchronous => Number("Mode") == 1;

    /// <summary>How many operations led to this one, itself counted: 1 for one that a caller asked for. Grows where an operation sets off itself.</summary>
    public int Depth => Number("Depth");

    /// <summary>Whether the operation can still be undone with others.</summary>
    public bool IsInTransaction => _json.TryGetProperty("IsInTransaction", out var value) && value.ValueKind == JsonValueKind.True;

    /// <summary>Who does it: the user in whose name it runs.</summary>
    public Guid UserId => Id("UserId");

    /// <summary>Who set it off.</summary>
    public Guid InitiatingUserId => Id("InitiatingUserId");

    /// <summary>The business unit of <see cref="UserId"/>.</summary>
    public Guid BusinessUnitId => Id("BusinessUnitId");

    /// <summary>The organization.</summary>
    public Guid OrganizationId => Id("OrganizationId");

    /// <summary>The organization's unique name.</summary>
    public string? OrganizationName => Text("OrganizationName");

    /// <summary>All that follows from one request has the same.</summary>
    public Guid CorrelationId => Id("CorrelationId");

    /// <summary>The operation. Told again with the same one where the service got no answer.</summary>
    public Guid OperationId => Id("OperationId");

    /// <summary>What tells this event from all others, and is the same when it is told again: the operation, the step and the stage. Null where the operation has no id.</summary>
    public string? DeliveryId => OperationId == Guid.Empty ? null : $"{OperationId:N}/{StepId:N}/{Stage}";

    /// <summary>When the operation was made; null where it is not said.</summary>
    public DateTimeOffset? OperationCreatedOn => Text("OperationCreatedOn") is { } text ? EventDates.Read(text) : null;

    /// <summary>The registered step by which it is told.</summary>
    public Guid StepId => _json.TryGetProperty("OwningExtension", out var step) && step.ValueKind == JsonValueKind.Object && step.TryGetProperty("Id", out var id) && id.ValueKind == JsonValueKind.String && id.TryGetGuid(out var value) ? value : Guid.Empty;

    /// <summary>What the operation was asked with, as it arrived. The row is <see cref="Target{T}"/>.</summary>
    public IReadOnlyDictionary<string, JsonElement> InputParameters { get; }

    /// <summary>What the operation gave, as it arrived; empty before it.</summary>
    public IReadOnlyDictionary<string, JsonElement> OutputParameters { get; }

    /// <summary>What plug-ins hand to each other; a request's <c>tag</c> is here.</summary>
    public IReadOnlyDictionary<string, JsonElement> SharedVariables { get; }

    /// <summary>The images from before the operation, by the names that they were registered with, as they arrived.</summary>
    public IReadOnlyDictionary<string, JsonElement> PreImages { get; }

    /// <summary>The images from after the operation.</summary>
    public IReadOnlyDictionary<string, JsonElement> PostImages { get; }

    /// <summary>The operation that set this one off; null for one that a caller asked for.</summary>
    public DataverseEvent? Parent => _json.TryGetProperty("ParentContext", out var parent) && parent.ValueKind == JsonValueKind.Object ? new(parent) : null;

    /// <summary>True where the message would have been longer than 256 KB: the service leaves parameters, images and parent out. Read the row by <see cref="PrimaryEntityId"/>.</summary>
    public bool IsCut { get; private init; }

    /// <summary>The whole message, as it arrived.</summary>
    public JsonElement Json => _json;

    /// <summary>The columns that the operation sets, by logical name; empty for others than creates and updates.</summary>
    public IEnumerable<string> ChangedColumns => TargetRow is { } row ? EventParameters.Read(row, "Attributes").Keys : [];

    /// <summary>The row that a delete, an assignment or the like is done to; null where the message brings the row itself.</summary>
    public EntityReference? TargetReference => InputParameters.TryGetValue("Target", out var target) && EventTypes.Is(target, "EntityReference") ? EventRow.ReferenceOf(target) : null;

    private JsonElement? TargetRow => InputParameters.TryGetValue("Target", out var target) && EventTypes.IsRow(target) ? target : null;

    /// <summary>Reads a message.</summary>
    /// <param name="utf8">Its body.</param>
    /// <param name="isCut">Whether the header <c>x-ms-dynamics-msg-size-exceeded</c> came with it.</param>
    /// <exception cref="FormatException">It is no JSON, or no event; the message says where.</exception>
    public static DataverseEvent Parse(ReadOnlyMemory<byte> utf8, bool isCut = false)
    {
        try
        {
            if (utf8.Span.StartsWith("\uFEFF"u8)) utf8 = utf8[3..];
            using var json = JsonDocument.Parse(utf8);
            RequireTexts(json.RootElement);
            return json.RootElement.ValueKind == JsonValueKind.Object
                ? new(json.RootElement.Clone()) { IsCut = isCut }
                : throw new FormatException($"This is no event of the service: it is {json.RootElement.ValueKind}, not an object.");
        }
        catch (JsonException exception)
        {
            throw new FormatException($"This is no JSON (line {exception.LineNumber + 1}, byte {exception.BytePositionInLine + 1}).", exception);
        }
    }

    /// <summary>The row of a create or an update: only the columns that it sets are loaded.</summary>
    /// <exception cref="InvalidOperationException">The message brings no row, or one of another table; the text says what to use.</exception>
    public T Target<T>()
        where T : Entity, IEntity<T> => TargetRow is { } row ? EventRow.Read<T>(row)
        : IsCut ? throw new InvalidOperationException("This message was longer than 256 KB, so that the service left the row out. Read it by PrimaryEntityId.")
        : throw new InvalidOperationException($"'{MessageName}' brings no row. {(TargetReference is null ? "See InputParameters." : "TargetReference says which row it is about.")}");

    /// <summary>An image from before the operation. Columns that it does not bring are null: the service leaves out those without a value, and those that the image was not registered with.</summary>
    /// <param name="name">Its name; null for the only one.</param>
    /// <exception cref="InvalidOperationException">There is none of that name, or it is of another table.</exception>
    public T PreImage<T>(string? name = null)
        where T : Entity, IEntity<T> => EventRow.Read<T>(Image(PreImages, name, "before"), isImage: true);

    /// <summary>An image from after the operation, with nulls as in <see cref="PreImage{T}"/>.</summary>
    /// <param name="name">Its name; null for the only one that was registered.</param>
    /// <exception cref="InvalidOperationException">There is none of that name, or it is of another table.</exception>
    public T PostImage<T>(string? name = null)
        where T : Entity, IEntity<T> => EventRow.Read<T>(Image(PostImages, name, "after"), isImage: true);

    /// <summary>What happens to what.</summary>
    public override string ToString() => $"{MessageName} of {PrimaryEntityName} {PrimaryEntityId:D}";

    // Half a character can be written as an escape, and is no text.
    private static void RequireTexts(JsonElement value)
    {
        try
        {
            if (value.ValueKind == JsonValueKind.String) _ = value.GetString();
            else if (value.ValueKind == JsonValueKind.Array) foreach (var item in value.EnumerateArray()) RequireTexts(item);
            else if (value.ValueKind == JsonValueKind.Object) foreach (var member in value.EnumerateObject()) RequireTexts(member.Value);
        }
        catch (InvalidOperationException exception)
        {
            throw new FormatException("A text of this event holds half a character.", exception);
        }
    }

    // Asynchronous steps bring an image of their own, with the row's name in it.
    private JsonElement Image(IReadOnlyDictionary<string, JsonElement> images, string? name, string when)
    {
        if (name is not null && images.TryGetValue(name, out var named)) return named;
        var registered = images.Where(static image => image.Key != "AsynchronousStepPrimaryName").ToList();
        if (name is null && registered is [var only]) return only.Value;
        throw new InvalidOperationException(registered.Count == 0
            ? $"The step brings no image from {when} the operation. Register one with it, or read the row."
            : $"There is no image {(name is null ? "to choose" : $"'{name}'")} from {when} the operation. There is {string.Join(", ", registered.Select(static image => image.Key))}.");
    }

    private string? Text(string name) => _json.TryGetProperty(name, out var value) && value.ValueKind == JsonValueKind.String ? value.GetString() : null;

    private Guid Id(string name) => _json.TryGetProperty(name, out var value) && value.ValueKind == JsonValueKind.String && value.TryGetGuid(out var id) ? id : Guid.Empty;

    private int Number(string name) => _json.TryGetProperty(name, out var value) && value.ValueKind == JsonValueKind.Number && value.TryGetInt32(out var number) ? number : 0;
}
