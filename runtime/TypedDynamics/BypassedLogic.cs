namespace TypedDynamics;

/// <summary>Custom business logic that a write may pass by; the caller needs the privilege <c>prvBypassCustomBusinessLogic</c>.</summary>
[Flags]
public enum BypassedLogic
{
    /// <summary>All logic runs.</summary>
    None,

    /// <summary>Synchronous plug-ins and workflows do not run (<c>CustomSync</c>).</summary>
    Synchronous,

    /// <summary>Asynchronous plug-ins and workflows are not started (<c>CustomAsync</c>).</summary>
    Asynchronous,
}
