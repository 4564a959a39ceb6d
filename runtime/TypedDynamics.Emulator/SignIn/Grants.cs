using System.Collections.Concurrent;
using System.Security.Cryptography;

namespace TypedDynamics.Emulator.SignIn;

/// <summary>A user who has signed in for an application.</summary>
/// <param name="User">Who.</param>
/// <param name="ClientId">For which application.</param>
/// <param name="Scopes">What was asked for.</param>
internal sealed record Grant(DirectoryUser User, string ClientId, string Scopes);

/// <summary>A code that waits to be redeemed.</summary>
/// <param name="Grant">What it is for.</param>
/// <param name="RedirectUri">Where it was sent to.</param>
/// <param name="Challenge">The hash of the verifier that must come with it; null where none was given.</param>
/// <param name="Nonce">For the id token.</param>
/// <param name="EndsOn">When it is worth nothing more.</param>
internal sealed record PendingCode(Grant Grant, string RedirectUri, string? Challenge, string? Nonce, DateTimeOffset EndsOn);

/// <summary>A sign-in on another device.</summary>
/// <param name="ClientId">The application that waits.</param>
/// <param name="Scopes">What it asks for.</param>
/// <param name="UserCode">What the user types.</param>
/// <param name="EndsOn">When it is worth nothing more.</param>
internal sealed record PendingDevice(string ClientId, string Scopes, string UserCode, DateTimeOffset EndsOn)
{
    public DirectoryUser? User { get; set; }

    public bool IsDeclined { get; set; }
}

/// <summary>What was granted and is not redeemed yet, and the refresh tokens.</summary>
internal sealed class Grants
{
    private readonly ConcurrentDictionary<string, PendingCode> _codes = [];
    private readonly ConcurrentDictionary<string, Grant> _refreshTokens = [];
    private readonly ConcurrentDictionary<string, PendingDevice> _devices = [];

    public string Add(PendingCode code) => Add(_codes, code);

    /// <summary>A code is good once.</summary>
    public PendingCode? TakeCode(string code) => _codes.TryRemove(code, out var pending) ? pending : null;

    public string AddRefreshToken(Grant grant) => Add(_refreshTokens, grant);

    public Grant? FindRefreshToken(string token) => _refreshTokens.GetValueOrDefault(token);

    /// <summary>Ends what a user has granted: no refresh token of theirs is good any more.</summary>
    public void Revoke(Guid user)
    {
        foreach (var (token, grant) in _refreshTokens)
            if (grant.User.Id == user) _refreshTokens.TryRemove(token, out _);
    }

    public string Add(PendingDevice device) => Add(_devices, device);

    public PendingDevice? FindDevice(string code) => _devices.GetValueOrDefault(code);

    public PendingDevice? FindDeviceOf(string userCode) => _devices.Values.FirstOrDefault(device => device.UserCode.Equals(userCode, StringComparison.OrdinalIgnoreCase));

    public void RemoveDevice(string code) => _devices.TryRemove(code, out _);

    private static string Add<T>(ConcurrentDictionary<string, T> to, T item)
    {
        var name = RandomNumberGenerator.GetHexString(48, lowercase: true);
        to[name] = item;
        return name;
    }
}
