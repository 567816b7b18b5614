using Microsoft.Playwright;

namespace RolloutPlanner.Tests.Browser;

/// <summary>The browser that is installed on this machine. Nothing is downloaded.</summary>
internal static class Chromium
{
    private static readonly string[] Places = ["/usr/bin/chromium", "/usr/bin/chromium-browser", "/usr/bin/google-chrome"];

    public static string? Path { get; } =
        Environment.GetEnvironmentVariable("CHROMIUM_PATH") is { Length: > 0 } named ? named : Array.Find(Places, File.Exists);

    public static string? ReasonToSkip { get; } =
        Path is not null || Environment.GetEnvironmentVariable("CI") == "true"
            ? null
            : "No Chromium here. Install it (apt-get install chromium) or name it in CHROMIUM_PATH.";

    public static Task<IBrowser> LaunchAsync(IPlaywright playwright)
    {
        // A busy machine is slow, not wrong.
        Assertions.SetDefaultExpectTimeout(20_000);
        return StartAsync(playwright);
    }

    private static Task<IBrowser> StartAsync(IPlaywright playwright) => playwright.Chromium.LaunchAsync(new()
    {
        ExecutablePath = Path ?? throw new InvalidOperationException("CI=true, but no Chromium is installed."),
        Args =
        [
            "--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run",
            "--disable-background-networking", "--disable-component-update", "--disable-sync",
        ],
    });
}
