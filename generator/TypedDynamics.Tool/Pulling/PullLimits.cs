using System.CommandLine;
using System.CommandLine.Parsing;
using System.Globalization;
using TypedDynamics.Tool.Output;

namespace TypedDynamics.Tool.Pulling;

/// <summary>How much a pull may do, and what it does when it cannot.</summary>
internal sealed class PullLimits
{
    private readonly Option<bool> _whole = new("--full") { Description = "Read every table anew, whatever the org says changed." };

    private readonly Option<int> _parallel = new("--parallel") { HelpName = "n", DefaultValueFactory = static _ => 8, Description = "How many tables are read at once: 1 to 50." };

    private readonly Option<TimeSpan?> _fresh = new("--if-older-than") { HelpName = "time", CustomParser = ReadTime, Description = "Do nothing where the last pull is younger (30m, 8h, 1d) and its files still lie there." };

    private readonly Option<bool> _offline = new("--offline-ok") { Description = "Where the org cannot be reached and there is a cache, warn and succeed." };

    private readonly Option<TimeSpan?> _timeout = new("--timeout") { HelpName = "time", CustomParser = ReadTime, Description = "Give up after this time, such as 30s; the cache stays as it is." };

    public PullLimits() => _parallel.Validators.Add(static result =>
    {
        if (result.GetValueOrDefault<int>() is < 1 or > 50) result.AddError("--parallel takes 1 to 50.");
    });

    public void AddTo(Command command)
    {
        foreach (var option in new Option[] { _whole, _parallel, _fresh, _offline, _timeout }) command.Add(option);
    }

    public bool IsWhole(ParseResult parsed) => parsed.GetValue(_whole);

    public int Parallel(ParseResult parsed) => parsed.GetValue(_parallel);

    public bool GoesOnOffline(ParseResult parsed) => parsed.GetValue(_offline);

    public bool IsFresh(ParseResult parsed, CacheFolder cache, TimeProvider clock) =>
        parsed.GetValue(_fresh) is { } age && cache.Exists && PullState.Read(cache.Path) is { } state && clock.GetUtcNow() - state.PulledOn < age && state.IsOf(cache);

    /// <summary>Runs it within the time limit, if there is one.</summary>
    /// <exception cref="ToolException">The time is over.</exception>
    public async Task<int> RunAsync(ParseResult parsed, Surroundings here, Func<CancellationToken, Task<int>> run, CancellationToken cancellationToken)
    {
        if (parsed.GetValue(_timeout) is not { } limit) return await run(cancellationToken).ConfigureAwait(false);
        using var timer = new CancellationTokenSource(limit, here.Clock);
        using var both = CancellationTokenSource.CreateLinkedTokenSource(timer.Token, cancellationToken);
        try
        {
            return await run(both.Token).ConfigureAwait(false);
        }
        catch (OperationCanceledException) when (timer.IsCancellationRequested && !cancellationToken.IsCancellationRequested)
        {
            throw new ToolException(ExitCodes.Service, string.Create(CultureInfo.InvariantCulture, $"The org did not tell everything within {limit.TotalSeconds:0.###} s. The cache is as it was."));
        }
    }

    private static TimeSpan? ReadTime(ArgumentResult result)
    {
        var text = result.Tokens is [var token] ? token.Value.Trim() : "";
        var unit = text switch { [.., 's'] => 1d, [.., 'm'] => 60, [.., 'h'] => 3600, [.., 'd'] => 86400, _ => 0 };
        if (unit > 0 && double.TryParse(text.AsSpan(0, text.Length - 1), NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var number) && number * unit is > 0 and < 2_000_000) return TimeSpan.FromSeconds(number * unit);
        result.AddError($"'{text}' is no time. Give one such as 30s, 15m, 8h or 1d.");
        return null;
    }
}
