using TypedDynamics.Tests.Shared;

namespace TypedDynamics.Tool.Tests;

/// <summary>A machine made up for a test: an empty folder, an empty user folder, no environment. Gone with the test.</summary>
internal sealed class Machine : IDisposable
{
    private readonly Dictionary<string, string> _variables = [];

    public Machine()
    {
        Root = Directory.CreateTempSubdirectory("typeddynamics-tool-").FullName;
        Folder = Directory.CreateDirectory(Path.Combine(Root, "project")).FullName;
    }

    public string Root { get; }

    /// <summary>Where commands are started.</summary>
    public string Folder { get; }

    public HttpMessageHandler? Handler { get; set; }

    /// <summary>Told before each change to a file.</summary>
    public Action<string>? BeforeChange { get; set; }

    /// <summary>A clock on which waiting takes no time.</summary>
    public TimeProvider Clock { get; set; } = new WaitlessClock();

    /// <summary>What somebody types who sits in front of it; null where nobody does.</summary>
    public string? Types { get; set; }

    /// <summary>What commands read from their input.</summary>
    public string Input { get; set; } = "";

    public string? this[string variable]
    {
        set => _variables[variable] = value!;
    }

    public Surroundings Surroundings => new()
    {
        IsInputRedirected = Types is null,
        In = new StringReader(Types ?? Input),
        Out = TextWriter.Null,
        Error = TextWriter.Null,
        Folder = Folder,
        UserFolder = Path.Combine(Root, "user"),
        Variable = name => _variables.GetValueOrDefault(name),
        MessageHandler = Handler,
        BeforeChange = BeforeChange,
        Clock = Clock,
    };

    public string PathOf(string relative) => Path.Combine(Folder, relative);

    public Task<ToolRun> RunAsync(params string[] arguments) => ToolRun.RunAsync(Surroundings, arguments);

    public void Dispose() => Directory.Delete(Root, recursive: true);
}
