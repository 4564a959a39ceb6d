using System.Text.Json;
using System.Text.Json.Serialization;
using TypedDynamics.Tool.Output;

namespace TypedDynamics.Tool.Profiles;

/// <summary>The user's profiles: <c>profiles.json</c> in the user's folder.</summary>
internal sealed class ProfileStore(string userFolder)
{
    private static readonly JsonSerializerOptions s_json = new(JsonSerializerDefaults.Web)
    {
        WriteIndented = true,
        DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
        Converters = { new JsonStringEnumConverter(JsonNamingPolicy.CamelCase) },
    };

    private readonly string _path = Path.Combine(userFolder, "profiles.json");

    /// <summary>Where the tokens of a profile's user are kept, encrypted by the system where it can; a file each, so that one may sign out alone.</summary>
    public TokenFile TokensOf(Profile profile) => new(Path.Combine(userFolder, "tokens", profile.Name + ".bin")) { AllowUnencrypted = true };

    /// <summary>By name.</summary>
    /// <exception cref="ToolException">The file is damaged.</exception>
    public IReadOnlyList<Profile> Read()
    {
        if (!File.Exists(_path)) return [];
        try
        {
            return JsonSerializer.Deserialize<List<Profile>>(File.ReadAllText(_path), s_json) ?? [];
        }
        catch (JsonException exception)
        {
            throw new ToolException(ExitCodes.LocalFiles, $"'{_path}' cannot be read: {exception.Message} Mend it, or delete it and sign in again.", exception);
        }
    }

    /// <summary>Adds a profile, in place of one of the same name.</summary>
    public void Save(Profile profile) => Write([.. Read().Where(each => each.Name != profile.Name), profile]);

    /// <summary>False where there is none of that name.</summary>
    public bool Remove(string name)
    {
        var all = Read();
        if (all.All(profile => profile.Name != name)) return false;
        Write(all.Where(profile => profile.Name != name));
        return true;
    }

    private void Write(IEnumerable<Profile> profiles)
    {
        Directory.CreateDirectory(userFolder);
        var beside = _path + ".new";
        File.WriteAllText(beside, JsonSerializer.Serialize(profiles.OrderBy(static profile => profile.Name, StringComparer.Ordinal), s_json) + "\n");
        File.Move(beside, _path, overwrite: true);
    }
}
