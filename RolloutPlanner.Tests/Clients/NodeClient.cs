using System.Diagnostics;
using RolloutPlanner.Tests.TestKit;

namespace RolloutPlanner.Tests.Clients;

/// <summary>Runs the scripts of this folder on the Node that is installed, over the packages that <c>npm ci</c> put beside them.</summary>
internal static class NodeClient
{
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(5);

    /// <summary>Where the scripts and their packages lie.</summary>
    public static string Folder { get; } = Path.Combine(Repository.Root, "RolloutPlanner.Tests", "Clients");

    public static string? ReasonToSkip { get; } =
        Environment.GetEnvironmentVariable("CI") == "true" || (Finds("node") && Directory.Exists(Path.Combine(Folder, "node_modules")))
            ? null
            : "The OpenFeature clients are missing. Install Node (apt-get install nodejs npm) and run npm ci in RolloutPlanner.Tests/Clients.";

    /// <summary>What the script printed. Throws with all it said when it fails or does not end.</summary>
    public static async Task<string> RunAsync(string script, params string[] arguments)
    {
        var start = new ProcessStartInfo("node", [script, .. arguments]) { WorkingDirectory = Folder, RedirectStandardOutput = true, RedirectStandardError = true };
        using var process = Process.Start(start)!;
        var (output, faults) = (process.StandardOutput.ReadToEndAsync(), process.StandardError.ReadToEndAsync());
        using var patience = new CancellationTokenSource(Patience);
        try
        {
            await process.WaitForExitAsync(patience.Token);
        }
        finally
        {
            if (!process.HasExited) process.Kill(entireProcessTree: true);
        }
        return process.ExitCode == 0 ? await output : throw new InvalidOperationException($"{script} ended with {process.ExitCode}.\n{await output}\n{await faults}");
    }

    private static bool Finds(string program) =>
        (Environment.GetEnvironmentVariable("PATH") ?? "").Split(Path.PathSeparator).Any(folder => File.Exists(Path.Combine(folder, program)));
}
