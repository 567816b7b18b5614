using System.Diagnostics;
using System.Text;
using System.Text.RegularExpressions;

namespace RolloutPlanner.Tests.TestKit;

/// <summary>
/// A real Prometheus as its own process, on a free loopback port, with its data in a folder that goes away with it. It scrapes <see cref="Target"/> every
/// second. It lives in real time, so whoever asks it needs the clock of the machine.
/// </summary>
public sealed partial class PrometheusServer : IAsyncDisposable
{
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(2);
    private static readonly string[] Places = ["/usr/bin/prometheus", "/usr/local/bin/prometheus"];

    private readonly Process _process;
    private readonly DirectoryInfo _data;
    private readonly StringBuilder _output = new();
    private readonly TaskCompletionSource<Uri> _address = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private readonly TaskCompletionSource _ready = new(TaskCreationOptions.RunContinuationsAsynchronously);

    private PrometheusServer(Process process, DirectoryInfo data, ScrapeTarget target) => (_process, _data, Target) = (process, data, target);

    public static string? ReasonToSkip { get; } =
        Installed is not null || Environment.GetEnvironmentVariable("CI") == "true"
            ? null
            : "No Prometheus here. Install it (apt-get install prometheus) or name it in PROMETHEUS_PATH.";

    /// <summary>The program whose numbers it scrapes.</summary>
    public ScrapeTarget Target { get; }

    /// <summary>Where it listens, as a metric names its server.</summary>
    public string Server => $"http://{HostAndPort}";

    /// <summary>As outgoing requests are allowed: <c>127.0.0.1:40123</c>.</summary>
    public string HostAndPort => _address.Task.Result.Authority;

    private static string? Installed =>
        Environment.GetEnvironmentVariable("PROMETHEUS_PATH") is { Length: > 0 } named ? named : Array.Find(Places, File.Exists);

    /// <summary>Ends when it answers.</summary>
    public static async Task<PrometheusServer> StartAsync()
    {
        var program = Installed ?? throw new InvalidOperationException("CI=true, but no Prometheus is installed.");
        var (data, target) = (Directory.CreateTempSubdirectory("prometheus-"), await ScrapeTarget.StartAsync());
        var config = Path.Combine(data.FullName, "prometheus.yml");
        await File.WriteAllTextAsync(config, Config(target.HostAndPort));
        var start = new ProcessStartInfo(program, [$"--config.file={config}", $"--storage.tsdb.path={data.FullName}/data", "--web.listen-address=127.0.0.1:0"])
        {
            WorkingDirectory = data.FullName,
            RedirectStandardError = true,
            RedirectStandardOutput = true,
        };
        var server = new PrometheusServer(new Process { StartInfo = start, EnableRaisingEvents = true }, data, target);
        server.Listen();
        try
        {
            await server._ready.Task.WaitAsync(Patience);
            using var client = new HttpClient();
            (await client.GetAsync(new Uri(await server._address.Task.WaitAsync(Patience), "/-/ready"))).EnsureSuccessStatusCode();
        }
        catch (Exception e)
        {
            await server.DisposeAsync();
            throw new InvalidOperationException($"Prometheus did not start. It said:\n{server._output}", e);
        }
        return server;
    }

    /// <summary>From now on nobody answers at its address.</summary>
    public async Task StopAsync()
    {
        if (!_process.HasExited) _process.Kill(entireProcessTree: true);
        await _process.WaitForExitAsync();
    }

    public async ValueTask DisposeAsync()
    {
        await StopAsync();
        _process.Dispose();
        await Target.DisposeAsync();
        _data.Delete(recursive: true);
    }

    private static string Config(string target) =>
        $$"""
        global: { scrape_interval: 1s, scrape_timeout: 1s }
        scrape_configs:
          - job_name: shop
            static_configs: [ { targets: [ '{{target}}' ] } ]
        """;

    private void Listen()
    {
        _process.OutputDataReceived += (_, line) => Hear(line.Data);
        _process.ErrorDataReceived += (_, line) => Hear(line.Data);
        _process.Exited += (_, _) => _ready.TrySetException(new InvalidOperationException("The process ended."));
        _process.Start();
        _process.BeginOutputReadLine();
        _process.BeginErrorReadLine();
    }

    private void Hear(string? line)
    {
        if (line is null) return;
        lock (_output) _output.AppendLine(line);
        if (Listening().Match(line) is { Success: true } match) _address.TrySetResult(new($"http://{match.Groups[1].Value}"));
        if (line.Contains("Server is ready to receive web requests", StringComparison.Ordinal)) _ready.TrySetResult();
    }

    [GeneratedRegex(@"msg=""Listening on"" address=(127\.0\.0\.1:\d+)")]
    private static partial Regex Listening();
}
