using System.Collections.ObjectModel;
using System.Text.Json;

namespace TypedDynamics.Records;

/// <summary>What few rows carry: formatted texts and properties that the type does not know. Apart, so that other rows do not pay for it.</summary>
internal sealed class RowExtras
{
    public static readonly IReadOnlyDictionary<string, JsonElement> NoColumns = ReadOnlyDictionary<string, JsonElement>.Empty;

    public Dictionary<string, JsonElement>? Columns { get; private set; }

    /// <summary>Formatted texts as <see cref="Serialization.FormattedTexts"/> lays them out.</summary>
    public byte[] Formatted { get; set; } = [];

    /// <summary>Rows that are to be made together with this one.</summary>
    public List<NestedRow>? Nested { get; set; }

    /// <summary>True of what stands among changes in the place of a row that is gone.</summary>
    public bool IsDeletion { get; set; }

    public void AddNested(NestedRow nested) => (Nested ??= []).Add(nested);

    public void AddColumn(string wireName, JsonElement value) => (Columns ??= new(StringComparer.Ordinal))[wireName] = value;
}
