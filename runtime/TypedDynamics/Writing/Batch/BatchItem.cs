using TypedDynamics.Writing;

namespace TypedDynamics;

/// <summary>How far one request of a batch has come.</summary>
public enum BatchItemState
{
    /// <summary>The batch was not sent yet.</summary>
    Waiting,

    /// <summary>The service carried it out.</summary>
    Succeeded,

    /// <summary>The service refused it, or its change set.</summary>
    Failed,

    /// <summary>No answer to it came: it may have been carried out.</summary>
    Unanswered,

    /// <summary>It was not sent, because an earlier request failed.</summary>
    NotSent,
}

/// <summary>One request of a batch, and after it was sent what became of it.</summary>
public abstract class BatchItem
{
    private readonly Task _outcome;

    private protected BatchItem(Task outcome) => _outcome = outcome;

    /// <summary>How far it has come.</summary>
    public BatchItemState State => (_outcome.IsCompleted, Error) switch
    {
        (false, _) => BatchItemState.Waiting,
        (true, null) => BatchItemState.Succeeded,
        (true, DataverseException refusal) when !LostAnswer.Is(refusal) => BatchItemState.Failed,
        (true, InvalidOperationException) => BatchItemState.NotSent,
        _ => BatchItemState.Unanswered,
    };

    /// <summary>Why it did not succeed: a <see cref="DataverseException"/> when the service refused it; null when it succeeded or waits.</summary>
    public Exception? Error => _outcome.Exception?.InnerException;

    internal Task Outcome => _outcome;
}

/// <summary>One request of a batch that gives something back.</summary>
/// <typeparam name="T">What it gives.</typeparam>
public sealed class BatchItem<T> : BatchItem
{
    private readonly Task<T> _outcome;

    internal BatchItem(Task<T> outcome)
        : base(outcome) =>
        _outcome = outcome;

    /// <summary>What it gave.</summary>
    /// <exception cref="InvalidOperationException">The batch was not sent yet.</exception>
    /// <exception cref="DataverseException">The service refused it.</exception>
    public T Result => _outcome.IsCompleted
        ? _outcome.GetAwaiter().GetResult()
        : throw new InvalidOperationException("The batch was not sent yet. Await SendAsync first.");
}
