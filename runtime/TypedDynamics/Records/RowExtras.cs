using System.Collections.ObjectModel;
using System.Text.Json;

namespace TypedDynamics.Records;

/// <summary>What few rows carry: formatted texts and properties that the type does not know. Apart, so that other rows do not pay for it.</summary>
internal sealed class RowExtras
{
    public static readonly IReadOnlyDictionary<string, JsonElement> NoColumns = ReadOnlyDictionary<string, JsonElement>.Empty;

    public Dictionary<string, JsonElement>? Columns { get; private set; }

    /// <summary>Formatted texts by member ordinal.</summary>
    public Dictionary<int, string>? Formatted { get; private set; }

    public void AddColumn(string wireName, JsonElement value) => (Columns ??= new(StringComparer.Ordinal))[wireName] = value;

    public void AddFormatted(int ordinal, string text) => (Formatted ??= [])[ordinal] = text;
}
