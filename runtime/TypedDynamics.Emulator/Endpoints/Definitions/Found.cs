using System.Text.Json;
using Microsoft.OData.Edm;
using TypedDynamics.Emulator.Organization;

namespace TypedDynamics.Emulator.Endpoints.Definitions;

/// <summary>What an address of the schema leads to.</summary>
/// <param name="Items">The definitions; exactly one where the address names one.</param>
/// <param name="Type">What all of them are: the cast's type, where there is one.</param>
/// <param name="IsCollection">Whether the address names a set.</param>
/// <param name="Base">The address as contexts repeat it, without its last key and without a cast.</param>
internal sealed record Found(IReadOnlyList<JsonElement> Items, IEdmEntityType Type, bool IsCollection, string Base)
{
    /// <summary>The last key, in its parentheses.</summary>
    public string? KeyText { get; init; }

    /// <summary>The cast, behind its slash.</summary>
    public string CastText { get; init; } = "";

    /// <summary>The address of all that is like what was found.</summary>
    public string Context => Base + CastText;

    /// <summary>The address of one definition.</summary>
    public string PlaceOf(JsonElement definition) => $"{Base}{KeyText ?? $"({definition.Id:D})"}{CastText}";

    /// <summary>The logical name of the table whose definition stands in the address.</summary>
    public string? Table { get; init; }

    /// <summary>A property of the one definition, where the address ends in one.</summary>
    public JsonElement? Property { get; init; }

    /// <summary>The name of that property.</summary>
    public string? PropertyName { get; init; }

    /// <summary>Whether the property is asked for as plain text.</summary>
    public bool IsRaw { get; init; }

    public JsonElement One => Items[0];
}
