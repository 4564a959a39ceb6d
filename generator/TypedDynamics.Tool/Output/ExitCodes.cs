namespace TypedDynamics.Tool.Output;

/// <summary>What a command says to the shell that ran it. Scripts rely on them: they never change their meaning.</summary>
internal static class ExitCodes
{
    /// <summary>Done.</summary>
    public const int Success = 0;

    /// <summary>Done, and the answer is no: <c>diff --exit-code</c> found differences, a search found nothing.</summary>
    public const int Negative = 1;

    /// <summary>The command line, a project's file or a profile says what cannot be done; nothing was tried.</summary>
    public const int Usage = 2;

    /// <summary>The service refused, answered what cannot be read, or could not be reached.</summary>
    public const int Service = 3;

    /// <summary>Nobody is signed in, or who is may not do this (401, 403).</summary>
    public const int SignedOut = 4;

    /// <summary>Files of this machine: a cache that is damaged, in use or cannot be written, a full disk.</summary>
    public const int LocalFiles = 5;

    /// <summary>A fault of this tool.</summary>
    public const int Fault = 70;

    /// <summary>Stopped by Ctrl+C.</summary>
    public const int Cancelled = 130;

    /// <summary>What each says, for the documentation.</summary>
    public static IReadOnlyList<(int Code, string Meaning)> Words { get; } =
    [
        (Success, "Done."),
        (Negative, "Done, and the answer is no: differences, something outdated, rejected rows, nothing found."),
        (Usage, "The command line, the project's file or a profile says what cannot be done; nothing was tried."),
        (Service, "The service refused, answered what cannot be read, or could not be reached."),
        (SignedOut, "Nobody is signed in, or who is may not do this."),
        (LocalFiles, "Files of this machine: damaged, in use, wrong in a row, or not to be written."),
        (Fault, "A fault of this tool: report it."),
        (Cancelled, "Stopped by Ctrl+C."),
    ];
}
