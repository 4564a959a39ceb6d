namespace TypedDynamics.Emulator.Limits;

/// <summary>What can be made to go wrong. In JSON the names begin with a small letter: <c>resetAfterCommit</c>.</summary>
public enum FaultKind
{
    /// <summary>429 <c>0x80072322</c>: too many requests in the window. Not carried out; <c>Retry-After</c> says when.</summary>
    RequestLimit,

    /// <summary>429 <c>0x80072321</c>: too much execution time in the window. Not carried out; <c>Retry-After</c> says when.</summary>
    ExecutionTimeLimit,

    /// <summary>429 <c>0x80072326</c>: too many requests at once. Not carried out; <c>Retry-After</c> says when.</summary>
    ConcurrencyLimit,

    /// <summary>503 <c>0x8004A001</c>. Not carried out; <c>Retry-After</c> says when.</summary>
    ServerBusy,

    /// <summary>502 with a page of HTML. Not carried out.</summary>
    BadGateway,

    /// <summary>502 with a page of HTML, although the request was carried out.</summary>
    BadGatewayAfterCommit,

    /// <summary>504 with a page of HTML. Not carried out.</summary>
    GatewayTimeout,

    /// <summary>504 with a page of HTML, although the request was carried out.</summary>
    GatewayTimeoutAfterCommit,

    /// <summary>The connection breaks off without an answer. Not carried out.</summary>
    Reset,

    /// <summary>The connection breaks off without an answer, although the request was carried out.</summary>
    ResetAfterCommit,

    /// <summary>Carried out; the connection breaks off halfway through the answer's body, or without an answer where there is no body.</summary>
    TruncatedAnswer,

    /// <summary>Carried out; the answer comes late, by <see cref="Fault.Delay"/> of the emulator's clock.</summary>
    SlowAnswer,

    /// <summary>401 <c>0x8005F101</c>: the token is no longer valid. Not carried out.</summary>
    TokenExpired,

    /// <summary>Carried out; the multipart answer ends before its last parts. Plays on <c>$batch</c> alone.</summary>
    TruncatedBatch,
}
