namespace TypedDynamics.Serialization;

/// <summary>The buffer ends within a value while more of the body is still to come: read on and start the row again. Never reaches a user.</summary>
internal sealed class CutOffException : Exception
{
    public CutOffException()
        : base("The buffer ends within a value.")
    {
    }
}
