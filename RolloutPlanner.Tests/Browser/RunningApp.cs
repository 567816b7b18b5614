using System.Diagnostics;
using System.Text;
using System.Text.RegularExpressions;

namespace RolloutPlanner.Tests.Browser;

/// <summary>
/// The real program as its own process, on a free loopback port, with its data in a folder of its own that goes away with it.
/// It counts as started when it says which address it listens on.
/// </summary>
public sealed partial class RunningApp : IAsyncDisposable
{
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(4);

    private readonly Process _process;
    private readonly StringBuilder _output = new();
    private readonly TaskCompletionSource<Uri> _address = new(TaskCreationOptions.RunContinuationsAsynchronously);

    private RunningApp(Process process, DirectoryInfo data) => (_process, Data) = (process, data);

    /// <summary>Where it listens.</summary>
    public Uri Address => _address.Task.Result;

    /// <summary>Its working directory, where its data lie.</summary>
    public DirectoryInfo Data { get; }

    /// <summary>Everything it has printed so far.</summary>
    public string Output
    {
        get { lock (_output) return _output.ToString(); }
    }

    /// <param name="settings">Environment variables, such as <c>ASPNETCORE_ENVIRONMENT</c> or <c>Workspace__Name</c>. Development unless named.</param>
    /// <param name="arguments">A verb and its arguments, if it is to do something else than serve.</param>
    public static async Task<RunningApp> StartAsync(IReadOnlyDictionary<string, string>? settings = null, params string[] arguments)
    {
        var data = Directory.CreateTempSubdirectory("rolloutplanner-");
        var start = new ProcessStartInfo("dotnet", [Path.Combine(AppContext.BaseDirectory, "RolloutPlanner.dll"), .. arguments])
        {
            WorkingDirectory = data.FullName,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        start.Environment["ASPNETCORE_URLS"] = "http://127.0.0.1:0";
        start.Environment["ASPNETCORE_ENVIRONMENT"] = "Development";
        start.Environment["Demo__Traffic"] = "false";
        start.Environment["Gates__Run"] = "false"; // what a test plays must not be judged behind its back
        start.Environment["Storage__Path"] = Path.Combine(data.FullName, "rolloutplanner.db");
        foreach (var (name, value) in settings ?? new Dictionary<string, string>()) start.Environment[name] = value;

        var app = new RunningApp(new Process { StartInfo = start, EnableRaisingEvents = true }, data);
        app.Listen();
        try
        {
            await app._address.Task.WaitAsync(Patience);
        }
        catch (Exception)
        {
            await app.DisposeAsync();
            throw new InvalidOperationException($"The app did not start. It said:\n{app.Output}");
        }
        return app;
    }

    public async ValueTask DisposeAsync()
    {
        if (!_process.HasExited) _process.Kill(entireProcessTree: true);
        await _process.WaitForExitAsync();
        _process.Dispose();
        Data.Delete(recursive: true);
    }

    private void Listen()
    {
        _process.OutputDataReceived += (_, line) => Hear(line.Data);
        _process.ErrorDataReceived += (_, line) => Hear(line.Data);
        _process.Exited += (_, _) => _address.TrySetException(new InvalidOperationException("The process ended."));
        _process.Start();
        _process.BeginOutputReadLine();
        _process.BeginErrorReadLine();
    }

    private void Hear(string? line)
    {
        if (line is null) return;
        lock (_output) _output.AppendLine(line);
        if (Listening().Match(line) is { Success: true } match) _address.TrySetResult(new(match.Groups[1].Value));
    }

    [GeneratedRegex(@"Now listening on: (http://\S+)")]
    private static partial Regex Listening();
}
