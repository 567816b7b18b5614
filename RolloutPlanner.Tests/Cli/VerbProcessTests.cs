using System.Diagnostics;
using System.Net;
using RolloutPlanner.Tests.Browser;

namespace RolloutPlanner.Tests.Cli;

/// <summary>The real program, started with a verb.</summary>
public class VerbProcessTests
{
    [Fact]
    public async Task TokenCreate_WhileTheAppRuns_MakesATokenThatTheAppSoonTakes()
    {
        await using var app = await RunningApp.StartAsync();
        using var client = new HttpClient { BaseAddress = app.Address };

        var (code, output, errors) = await RunAsync(app.Data.FullName, "token", "create", "--name", "CI", "--scopes", "read", $"--Storage:Path={Path.Combine(app.Data.FullName, "rolloutplanner.db")}");

        Assert.Equal((0, ""), (code, errors));
        Assert.Matches("^rp_read_[a-z0-9]{8}_[0-9A-Za-z]{49}\r?\n$", output);
        client.DefaultRequestHeaders.Add("X-API-Key", output.Trim());
        using var patience = new CancellationTokenSource(TimeSpan.FromSeconds(30));
        HttpStatusCode status;
        do status = (await client.GetAsync("/api/v1/cohorts")).StatusCode;
        while (status is not HttpStatusCode.OK && !patience.IsCancellationRequested);
        Assert.Equal(HttpStatusCode.OK, status);
        Assert.DoesNotContain(output.Trim()[^49..^6], app.Output);
    }

    [Fact]
    public async Task UnknownVerb_IsRefusedWithASentence()
    {
        var (code, output, errors) = await RunAsync(Path.GetTempPath(), "frobnicate");

        Assert.Equal((2, ""), (code, output));
        Assert.StartsWith("There is no verb frobnicate. Known are serve, and token create", errors);
    }

    private static async Task<(int Code, string Output, string Errors)> RunAsync(string folder, params string[] arguments)
    {
        using var process = Process.Start(new ProcessStartInfo("dotnet", [Path.Combine(AppContext.BaseDirectory, "RolloutPlanner.dll"), .. arguments])
        {
            WorkingDirectory = folder,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        })!;
        var (output, errors) = (process.StandardOutput.ReadToEndAsync(), process.StandardError.ReadToEndAsync());
        await process.WaitForExitAsync();
        return (process.ExitCode, await output, await errors);
    }
}
