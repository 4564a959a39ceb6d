using Microsoft.Playwright;

namespace TypedDynamics.Browser;

/// <summary>The system's Chromium.</summary>
public sealed class Browser : IAsyncLifetime
{
    private static readonly string[] s_names = ["chromium", "chromium-browser", "google-chrome"];

    private IPlaywright? _playwright;
    private IBrowser? _browser;

    public async ValueTask InitializeAsync()
    {
        var folders = (Environment.GetEnvironmentVariable("PATH") ?? "").Split(Path.PathSeparator);
        var program = s_names.SelectMany(name => folders.Select(folder => Path.Combine(folder, name))).FirstOrDefault(File.Exists);
        if (Environment.GetEnvironmentVariable("TYPEDDYNAMICS_REQUIRE_TOOLS") == "1") Assert.True(program is not null, "Chromium is missing.");
        else Assert.SkipWhen(program is null, "Chromium is not installed.");
        _playwright = await Playwright.CreateAsync();
        // Its sandbox does not start for root, whom containers run as.
        _browser = await _playwright.Chromium.LaunchAsync(new() { ExecutablePath = program, Args = ["--no-sandbox"] });
    }

    /// <summary>A page of a person of their own: no cookie is another's. The org's certificate was made for this run.</summary>
    public async Task<IPage> OpenAsync() => await (await _browser!.NewContextAsync(new() { IgnoreHTTPSErrors = true })).NewPageAsync();

    public async ValueTask DisposeAsync()
    {
        if (_browser is not null) await _browser.DisposeAsync();
        _playwright?.Dispose();
    }
}
