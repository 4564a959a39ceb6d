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

    /// <summary>The file's path; never a token.</summary>
    public override string ToString() => Path;
}
