using System.Text.Json;
using System.Text.Json.Serialization;

namespace TypedDynamics.Tool.Pulling;

/// <summary>What changes with every pull: <c>.pull.json</c> in the cache folder, which is not checked in. Without it the next pull is a whole one.</summary>
internal sealed record PullState
{
    public const string FileName = ".pull.json";

    /// <summary>What a cache folder keeps out of git.</summary>
    public const string GitIgnore = FileName + "\n";

    /// <summary>Lets git leave line ends as they are: the same bytes on every system.</summary>
    public const string GitAttributes = "* -text\n";

    private static readonly JsonSerializerOptions s_json = new(JsonSerializerDefaults.Web) { WriteIndented = true, DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull };

    /// <summary>When the org was last asked.</summary>
    public DateTimeOffset PulledOn { get; init; }

    /// <summary>Who was asked: the stamp is that org's alone.</summary>
    public Guid OrganizationId { get; init; }

    /// <summary>The service's stamp, from before the first definition was read; null where it gives none.</summary>
    public string? Stamp { get; init; }

    /// <summary>Of which files the stamp is: a checkout brings others and leaves this file. Null in those of earlier tools, which did not say.</summary>
    public string? Files { get; init; }

    /// <summary>False where the files on disk are others than those that were pulled: a checkout brought them, or somebody changed one.</summary>
    public bool IsOf(CacheFolder cache) => Files == CacheFingerprint.Of(cache);

    public string ToJson() => JsonSerializer.Serialize(this, s_json) + "\n";

    /// <summary>Null where there is none, or none that can be read: then all is pulled.</summary>
    public static PullState? Read(string cacheFolder)
    {
        try
        {
            return JsonSerializer.Deserialize<PullState>(File.ReadAllText(Path.Combine(cacheFolder, FileName)), s_json);
        }
        catch (Exception exception) when (exception is IOException or JsonException or UnauthorizedAccessException)
        {
            return null;
        }
    }
}
