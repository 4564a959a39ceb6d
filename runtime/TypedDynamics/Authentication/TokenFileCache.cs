using System.Text.Json;
using Microsoft.Identity.Client;
using Microsoft.Identity.Client.Extensions.Msal;

namespace TypedDynamics.Authentication;

/// <summary>Keeps the library's tokens in a file, by the library's own means.</summary>
internal static class TokenFileCache
{
    private const string Name = "TypedDynamics";
    private const UnixFileMode ForOwnerAlone = UnixFileMode.UserRead | UnixFileMode.UserWrite;

    /// <exception cref="SignInException">The system cannot encrypt it, or it cannot be written.</exception>
    public static async Task AttachAsync(ITokenCache tokens, TokenFile file)
    {
        try
        {
            var cache = await OpenAsync(file).ConfigureAwait(false);
            RequireTokens(cache.LoadUnencryptedTokenCache(), file);
            cache.RegisterCache(tokens);
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            throw new SignInException("token_file", $"The token file '{file.Path}' cannot be written: {exception.Message}");
        }
    }

    /// <exception cref="SignInException">It cannot be written.</exception>
    public static async Task DeleteAsync(TokenFile file)
    {
        if (!Directory.Exists(Path.GetDirectoryName(file.Path))) return;
        try
        {
            // Where a keyring holds the tokens, the file is only a sign of them.
            (await OpenAsync(file).ConfigureAwait(false)).SaveUnencryptedTokenCache([]);
            File.Delete(file.Path);
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            throw new SignInException("token_file", $"The token file '{file.Path}' cannot be deleted: {exception.Message}");
        }
    }

    // The library would quote what it cannot read, and not say where that lies.
    private static void RequireTokens(byte[] kept, TokenFile file)
    {
        if (kept.Length == 0) return;
        try
        {
            JsonDocument.Parse(kept).Dispose();
        }
        catch (JsonException)
        {
            throw new SignInException("token_file", $"The token file '{file.Path}' holds no tokens: it is damaged, or another's. Delete it, and sign in again.");
        }
    }

    private static async Task<MsalCacheHelper> OpenAsync(TokenFile file)
    {
        var cache = await MsalCacheHelper.CreateAsync(Properties(file, isUnprotected: false)).ConfigureAwait(false);
        try
        {
            cache.VerifyPersistence();
            return cache;
        }
        catch (Exception exception) when (exception is MsalCachePersistenceException or DllNotFoundException)
        {
            return file.AllowUnencrypted && OperatingSystem.IsLinux() ? await OpenUnencryptedAsync(file).ConfigureAwait(false) : throw Explain(file);
        }
    }

    [System.Runtime.Versioning.UnsupportedOSPlatform("windows")]
    private static async Task<MsalCacheHelper> OpenUnencryptedAsync(TokenFile file)
    {
        var cache = await MsalCacheHelper.CreateAsync(Properties(file, isUnprotected: true)).ConfigureAwait(false);
        // One that others may read, or that is a folder, is not written to.
        await using (new FileStream(file.Path, new FileStreamOptions { Mode = FileMode.OpenOrCreate, Access = FileAccess.ReadWrite, Share = FileShare.ReadWrite, UnixCreateMode = ForOwnerAlone }).ConfigureAwait(false))
            File.SetUnixFileMode(file.Path, ForOwnerAlone);
        return cache;
    }

    private static StorageCreationProperties Properties(TokenFile file, bool isUnprotected)
    {
        var builder = new StorageCreationPropertiesBuilder(Path.GetFileName(file.Path), Path.GetDirectoryName(file.Path))
            .WithMacKeyChain(Name, file.Path);
        return (isUnprotected
            ? builder.WithLinuxUnprotectedFile()
            : builder.WithLinuxKeyring(Name, MsalCacheHelper.LinuxKeyRingDefaultCollection, "Tokens for Dataverse", new("Product", Name), new("File", file.Path))).Build();
    }

    private static SignInException Explain(TokenFile file) => new(
        "token_file",
        $"This system has nothing that encrypts the token file '{file.Path}' (on Linux: libsecret and a Secret Service such as GNOME Keyring, unlocked). Set TokenFile.AllowUnencrypted to keep it readable for its owner alone, or leave SignInOptions.TokenFile out.");
}
