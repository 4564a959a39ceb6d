namespace TypedDynamics.Tool;

/// <summary>What a command sees of the machine it runs on: all of it, so that a test may stand in for the machine.</summary>
internal sealed record Surroundings
{
    public required TextReader In { get; init; }

    public required TextWriter Out { get; init; }

    public required TextWriter Error { get; init; }

    public bool IsInputRedirected { get; init; } = true;

    public bool IsOutputRedirected { get; init; } = true;

    public bool IsErrorRedirected { get; init; } = true;

    /// <summary>An environment variable; null where it is not set.</summary>
    public Func<string, string?> Variable { get; init; } = static _ => null;

    /// <summary>Where the command was started.</summary>
    public required string Folder { get; init; }

    /// <summary>Where profiles and tokens of this user are kept.</summary>
    public required string UserFolder { get; init; }

    /// <summary>What sends requests in place of sockets.</summary>
    public HttpMessageHandler? MessageHandler { get; init; }

    /// <summary>Told before each change that a pull makes to files.</summary>
    public Action<string>? BeforeChange { get; init; }

    public TimeProvider Clock { get; init; } = TimeProvider.System;

    /// <summary>A path as the user wrote it, from where the command was started.</summary>
    public string PathOf(string path) => Path.GetFullPath(path, Folder);

    public static Surroundings OfProcess() => new()
    {
        In = Console.In,
        Out = Console.Out,
        Error = Console.Error,
        IsInputRedirected = Console.IsInputRedirected,
        IsOutputRedirected = Console.IsOutputRedirected,
        IsErrorRedirected = Console.IsErrorRedirected,
        Variable = static name => Environment.GetEnvironmentVariable(name) is { Length: > 0 } value ? value : null,
        Folder = Environment.CurrentDirectory,
        UserFolder = Environment.GetEnvironmentVariable("TYPEDDYNAMICS_HOME") is { Length: > 0 } home
            ? Path.GetFullPath(home)
            : Path.Combine(Environment.GetFolderPath(Environment.SpecialFolder.ApplicationData, Environment.SpecialFolderOption.DoNotVerify), "TypedDynamics"),
    };
}
