using Microsoft.Identity.Client;
using Microsoft.Identity.Client.Extensions.Msal;

namespace TypedDynamics.Authentication;

/// <summary>Keeps the library's tokens in a file, by the library's own means.</summary>
internal static class TokenFileCache
{
    private const string Name = "TypedDynamics";

    /// <exception cref="SignInException">The system cannot encrypt it, or it cannot be written.</exception>
    public static async Task AttachAsync(ITokenCache tokens, TokenFile file)
    {
        try
        {
            (await OpenAsync(file).ConfigureAwait(false)).RegisterCache(tokens);
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            throw new SignInException("token_file", $"The token file '{file.Path}' cannot be written: {exception.Message}");
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
            return file.AllowUnencrypted && OperatingSystem.IsLinux() ? await MsalCacheHelper.CreateAsync(Properties(file, isUnprotected: true)).ConfigureAwait(false) : throw Explain(file);
        }
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
