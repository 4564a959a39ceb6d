using System.Text.Json;
using System.Text.Json.Serialization;
using TypedDynamics.Tool.Output;

namespace TypedDynamics.Tool.Profiles;

/// <summary>A project's <c>typeddynamics.json</c>, checked in beside it: which org, which cache folder, which tables; never a secret.</summary>
internal sealed record ProjectFile
{
    public const string Name = "typeddynamics.json";

    private static readonly JsonSerializerOptions s_json = new(JsonSerializerDefaults.Web)
    {
        WriteIndented = true,
        DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
        ReadCommentHandling = JsonCommentHandling.Skip,
        AllowTrailingCommas = true,
        UnmappedMemberHandling = JsonUnmappedMemberHandling.Disallow,
    };

    /// <summary>The org's address.</summary>
    public Uri? Url { get; init; }

    /// <summary>The folder of the org's cache, from this file's folder.</summary>
    public string? Cache { get; init; }

    /// <summary>Tables to pull, with <c>*</c> at an end; null for all.</summary>
    public IReadOnlyList<string>? Tables { get; init; }

    /// <summary>The solution whose tables are pulled.</summary>
    public string? Solution { get; init; }

    /// <summary>Where it stands.</summary>
    [JsonIgnore]
    public string Folder { get; init; } = "";

    /// <summary>The cache folder's whole path.</summary>
    [JsonIgnore]
    public string? CachePath => Cache is null ? null : Path.GetFullPath(Cache, Folder);

    /// <summary>The nearest one, in <paramref name="folder"/> or above; null where there is none.</summary>
    /// <exception cref="ToolException">It cannot be read.</exception>
    public static ProjectFile? Find(string folder)
    {
        for (var each = folder; each is not null; each = Path.GetDirectoryName(each))
        {
            if (Path.Combine(each, Name) is var path && File.Exists(path)) return Read(path);
        }

        return null;
    }

    /// <exception cref="ToolException">It cannot be read.</exception>
    public static ProjectFile Read(string path)
    {
        try
        {
            return (JsonSerializer.Deserialize<ProjectFile>(File.ReadAllText(path), s_json) ?? new()) with { Folder = Path.GetDirectoryName(path)! };
        }
        catch (JsonException exception)
        {
            throw new ToolException(ExitCodes.Usage, $"'{path}' cannot be read: {exception.Message} It holds url, cache, tables and solution.", exception);
        }
    }

    public string ToJson() => JsonSerializer.Serialize(this, s_json) + "\n";
}
