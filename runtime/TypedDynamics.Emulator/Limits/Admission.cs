using TypedDynamics.Emulator.Answers;

namespace TypedDynamics.Emulator.Limits;

/// <summary>Whether a request may be carried out, and what its user has left behind it.</summary>
internal sealed class Admission(int requestsLeft, TimeSpan timeLeft, Action? leave = null) : IDisposable
{
    /// <summary>What the headers say where nothing is limited, as to the first request of a window.</summary>
    public static Admission Unlimited { get; } = new(5999, TimeSpan.FromMinutes(20));

    public int RequestsLeft { get; } = requestsLeft;

    public TimeSpan TimeLeft { get; } = timeLeft;

    /// <summary>Why the request is refused; null when it is not.</summary>
    public ServiceError? Refusal { get; init; }

    public void Dispose() => leave?.Invoke();
}
