using System.Text.Json;
using System.Text.Json.Nodes;
using TypedDynamics.Tool.Output;

namespace TypedDynamics.Tool.Pulling;

/// <summary>A cache's <c>manifest.json</c>: which org, and what of it. Holds nothing that changes with every pull.</summary>
internal sealed record CacheManifest
{
    public const string FileName = "manifest.json";

    /// <summary>The format that this tool writes. 1 is that of caches without a number.</summary>
    public const int CurrentFormat = 2;

    public int Format { get; init; } = CurrentFormat;

    /// <summary>The org's name.</summary>
    public string Organization { get; init; } = "";

    /// <summary>The org's address; that of an emulator without its port, which changes.</summary>
    public string Url { get; init; } = "";

    public string ApiVersion { get; init; } = "";

    /// <summary>The service's version.</summary>
    public string Version { get; init; } = "";

    /// <summary>The org's languages, its base language first.</summary>
    public IReadOnlyList<int> Languages { get; init; } = [];

    /// <summary>The patterns whose tables are pulled; empty for all.</summary>
    public IReadOnlyList<string> Tables { get; init; } = [];

    /// <summary>The solution whose tables are pulled; null for all.</summary>
    public string? Solution { get; init; }

    /// <summary>The tables that have a definition, sorted.</summary>
    public IReadOnlyList<string> Entities { get; init; } = [];

    public int BaseLanguage => Languages is [var first, ..] ? first : 1033;

    public TableScope Scope => new(Tables, Solution);

    public string ToJson()
    {
        var document = new JsonObject
        {
            ["$schema"] = "./" + ManifestSchema.FileName,
            ["format"] = Format,
            ["organization"] = Organization,
            ["url"] = Url,
            ["apiVersion"] = ApiVersion,
            ["version"] = Version,
            ["languages"] = new JsonArray([.. Languages.Select(static language => (JsonNode)language)]),
        };
        if (Tables.Count > 0) document["tables"] = Strings(Tables);
        if (Solution is not null) document["solution"] = Solution;
        document["entities"] = Strings(Entities);
        return CacheJson.Write(document);
    }

    /// <exception cref="ToolException">It is no manifest, or one of a later tool.</exception>
    public static CacheManifest Parse(string text, string path)
    {
        try
        {
            if (JsonNode.Parse(text) is not JsonObject json) throw new ToolException(ExitCodes.LocalFiles, $"'{path}' is no manifest of a cache. Restore it, or delete it and pull again.");
            var format = (int?)json["format"] ?? 1;
            if (format > CurrentFormat) throw new ToolException(ExitCodes.LocalFiles, $"The cache was written in format {format} by a later version of this tool, which knows up to {CurrentFormat}. Update the tool: `dotnet tool update TypedDynamics.Tool`.");
            return new()
            {
                Format = format,
                Organization = (string?)json["organization"] ?? "",
                Url = (string?)json["url"] ?? "",
                ApiVersion = (string?)json["apiVersion"] ?? "",
                Version = (string?)json["version"] ?? "",
                Languages = json["languages"] is JsonArray languages ? [.. languages.Select(static language => (int)language!)] : [],
                Tables = Read(json, "tables"),
                Solution = (string?)json["solution"],
                Entities = Read(json, "entities"),
            };
        }
        catch (Exception exception) when (exception is JsonException or InvalidOperationException or FormatException)
        {
            throw new ToolException(ExitCodes.LocalFiles, $"'{path}' cannot be read: {exception.Message} Restore it, or delete it and pull again.", exception);
        }
    }

    private static IReadOnlyList<string> Read(JsonObject json, string name) => json[name] is JsonArray items ? [.. items.Select(static item => (string)item!)] : [];

    private static JsonArray Strings(IEnumerable<string> texts) => new([.. texts.Select(static text => (JsonNode)text)]);
}
