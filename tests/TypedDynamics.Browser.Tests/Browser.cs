using Microsoft.Playwright;

namespace TypedDynamics.Browser;

/// <summary>The system's Chromium.</summary>
public sealed class Browser : IAsyncLifetime
{
    private IPlaywright? _playwright;
    private IBrowser? _browser;

    public async ValueTask InitializeAsync()
    {
        var program = RequiredTool.Find("chromium", "chromium-browser", "google-chrome");
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
