namespace TypedDynamics.Tool.Tests;

/// <summary>A run of the tool inside the test, on a machine that the test makes up.</summary>
/// <param name="ExitCode">What the shell would see.</param>
/// <param name="Out">The output.</param>
/// <param name="Error">The error output.</param>
internal sealed record ToolRun(int ExitCode, string Out, string Error)
{
    /// <param name="here">The machine; its writers are replaced.</param>
    /// <param name="arguments">What stands behind <c>typeddynamics</c>.</param>
    public static async Task<ToolRun> RunAsync(Surroundings here, params string[] arguments)
    {
        var (output, error) = (new StringWriter(), new StringWriter());
        var code = await CommandLine.RunAsync(arguments, here with { Out = output, Error = error }, TestContext.Current.CancellationToken);
        return new(code, output.ToString().ReplaceLineEndings("\n"), error.ToString().ReplaceLineEndings("\n"));
    }
}
