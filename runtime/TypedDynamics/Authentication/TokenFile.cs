using TypedDynamics.Authentication;

namespace TypedDynamics;

/// <summary>A file of this machine where users' tokens are kept, so that they stay signed in over a restart.</summary>
/// <remarks>
/// Encrypted by the system for the user who is logged on: DPAPI on Windows, the Keychain on macOS, the Secret Service (libsecret: GNOME Keyring, KWallet) on Linux. Several processes may use one file.
/// </remarks>
/// <param name="path">The file; its folder is made.</param>
public sealed class TokenFile(string path)
{
    /// <summary>The file.</summary>
    public string Path { get; } = System.IO.Path.GetFullPath(path ?? throw new ArgumentNullException(nameof(path)));

    /// <summary>Whether the tokens stand in it as they are where a Linux has no Secret Service, readable for its owner alone (mode 600): containers, machines without a desktop.</summary>
    /// <value>Default: false; a sign-in fails there, and says so.</value>
    public bool AllowUnencrypted { get; init; }

    /// <summary>Forgets the tokens in it, and the file: who signed in with it is signed out of this machine. A credential that is in use keeps its own until it ends.</summary>
    /// <exception cref="SignInException">The file cannot be written.</exception>
    public Task DeleteAsync() => TokenFileCache.DeleteAsync(this);

    /// <summary>The file's path; never a token.</summary>
    public override string ToString() => Path;
}
