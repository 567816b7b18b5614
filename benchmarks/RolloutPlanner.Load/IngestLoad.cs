using System.Diagnostics;
using System.Globalization;
using System.Net.Http.Headers;
using System.Text;
using RolloutPlanner.Infrastructure;

namespace RolloutPlanner.Load;

/// <summary>
/// Sends batches of 100 numbers over HTTP from several connections at once, each for rollouts of its own, and compares with as many rows that are inserted
/// into the same table of another file in transactions of the same size, as durable. Any answer but "100 accepted" ends it.
/// </summary>
internal static class IngestLoad
{
    private const int Hooks = 10;
    private const int WindowsOfEach = 10;
    private const int Batch = Hooks * WindowsOfEach;
    private const string Accepted = """{"accepted":100,"duplicates":0,"ignored":[]}""";

    public static async Task RunAsync(string[] args)
    {
        var (seconds, rounds, connections) = (Number(args, 1, 10), Number(args, 2, 3), Number(args, 3, 4));
        var folder = Directory.CreateTempSubdirectory("rp-ingest-");
        var clock = new PastClock(TimeSpan.FromDays(60));
        try
        {
            var builder = Composition.Of(
                ["--urls", "http://127.0.0.1:5102", "--Storage:Path", Path.Combine(folder.FullName, "load.db"), "--Demo:Enabled=false", "--Logging:LogLevel:Default=Warning",
                 "--Limits:PerToken:PerMinute=60000000", "--Limits:PerToken:Burst=1000000"]);
            builder.Services.AddSingleton<TimeProvider>(clock);
            await using var app = await builder.PrepareAsync();
            await app.TakeSnapshotAsync();
            app.UseAll();
            await app.StartAsync();
            var token = await IngestSeed.RunAsync(app.Services, connections, Hooks, clock);
            using var client = new HttpClient { BaseAddress = new("http://127.0.0.1:5102") };
            client.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Bearer", token);
            var next = new int[connections];
            await MeasureAsync(client, next, clock, TimeSpan.FromSeconds(3));
            for (var round = 1; round <= rounds; round++)
            {
                var floor = RawInserts.Measure(Path.Combine(folder.FullName, "load.db"), Path.Combine(folder.FullName, $"raw-{round}.db"), Batch, TimeSpan.FromSeconds(seconds));
                var (points, p50, p99, most) = await MeasureAsync(client, next, clock, TimeSpan.FromSeconds(seconds));
                Console.WriteLine(string.Create(CultureInfo.InvariantCulture,
                    $"round {round}: raw {floor:N0} rows/s; ingest {points:N0} points/s ({100 * points / floor:N0} %), p50 {p50:N1} ms, p99 {p99:N1} ms, most {most:N1} ms, {connections} connections"));
            }
            await app.StopAsync();
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }

    private static async Task<(double Points, double P50, double P99, double Most)> MeasureAsync(HttpClient client, int[] next, PastClock clock, TimeSpan span)
    {
        var began = Stopwatch.GetTimestamp();
        var spans = await Task.WhenAll(Enumerable.Range(0, next.Length).Select(connection => Task.Run(async () =>
        {
            var mine = new List<double>();
            while (Stopwatch.GetElapsedTime(began) < span)
            {
                var body = Body(connection, next[connection]++, clock.Entered);
                var sent = Stopwatch.GetTimestamp();
                using var content = new ByteArrayContent(body) { Headers = { ContentType = new("application/json") } };
                using var answer = await client.PostAsync("/api/v1/measurements", content);
                var text = await answer.Content.ReadAsStringAsync();
                if (text != Accepted) throw new InvalidOperationException($"{(int)answer.StatusCode}: {text}");
                mine.Add(Stopwatch.GetElapsedTime(sent).TotalMilliseconds);
            }
            return mine;
        })));
        var took = Stopwatch.GetElapsedTime(began).TotalSeconds;
        var all = spans.SelectMany(one => one).Order().ToList();
        return (all.Count * Batch / took, all[all.Count / 2], all[(int)(all.Count * 0.99)], all[^1]);
    }

    /// <summary>Ten windows of a second each of ten metrics of one rollout, later than all before.</summary>
    private static byte[] Body(int connection, int number, DateTimeOffset entered)
    {
        var text = new StringBuilder("{\"measurements\":[");
        for (var i = 0; i < Batch; i++)
        {
            var start = entered.AddMinutes(5).AddSeconds(number * WindowsOfEach + i / Hooks);
            text.Append(CultureInfo.InvariantCulture, $"{(i == 0 ? "" : ",")}{{\"rollout\":\"ingest-{connection}\",\"hook\":\"number-{i % Hooks}\",\"windowStart\":\"{start:O}\",\"windowEnd\":\"{start.AddSeconds(1):O}\",\"value\":{number % 97}.25,\"sampleSize\":500}}");
        }
        return Encoding.UTF8.GetBytes(text.Append("]}").ToString());
    }

    private static int Number(string[] args, int at, int usual) => args.Length > at ? int.Parse(args[at], CultureInfo.InvariantCulture) : usual;
}
