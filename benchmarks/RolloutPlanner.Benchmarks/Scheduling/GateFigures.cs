using System.Diagnostics;
using Microsoft.Data.Sqlite;
using RolloutPlanner.Infrastructure.Persistence;

namespace RolloutPlanner.Benchmarks.Scheduling;

/// <summary>What a round over many running gates costs, beside writing as many rows with plain SQL, and whether memory stays flat over many rounds.</summary>
internal static class GateFigures
{
    private const int Rounds = 20;

    public static async Task WriteAsync(int rollouts)
    {
        await RoundsAsync(rollouts);
        await MemoryAsync();
    }

    private static async Task RoundsAsync(int rollouts)
    {
        await using var bench = await GateBench.WithAsync(rollouts);
        for (var i = 0; i < 8; i++) await bench.RoundAsync(); // past the floor, everything compiled
        var rows = (Numbers: bench.Count("SELECT COUNT(*) FROM Measurements"), Evaluations: bench.Count("SELECT COUNT(*) FROM Evaluations"));
        var all = new List<(double Wall, double Cpu, double Megabytes)>();
        for (var i = 0; i < Rounds; i++)
        {
            var (cpu, allocated, watch) = (Environment.CpuUsage.TotalTime, GC.GetTotalAllocatedBytes(), Stopwatch.StartNew());
            await bench.RoundAsync();
            all.Add((watch.Elapsed.TotalMilliseconds, (Environment.CpuUsage.TotalTime - cpu).TotalMilliseconds, (GC.GetTotalAllocatedBytes() - allocated) / 1e6));
        }
        var (numbers, evaluations) = (bench.Count("SELECT COUNT(*) FROM Measurements") - rows.Numbers, bench.Count("SELECT COUNT(*) FROM Evaluations") - rows.Evaluations);
        Console.WriteLine($"{rollouts} rollouts, 6 criteria each, {Rounds} rounds: {numbers / Rounds} numbers and {evaluations / Rounds} evaluations stored in each");
        Console.WriteLine($"wall   median {Median(all.Select(one => one.Wall)):0} ms, worst {all.Max(one => one.Wall):0} ms");
        Console.WriteLine($"CPU    median {Median(all.Select(one => one.Cpu)):0} ms, worst {all.Max(one => one.Cpu):0} ms");
        Console.WriteLine($"allocated {Median(all.Select(one => one.Megabytes)):0} MB a round");
        var plain = Enumerable.Range(0, Rounds).Select(_ => Plain(bench.File, (int)(numbers + evaluations) / Rounds)).ToList();
        Console.WriteLine($"as many rows with plain SQL: wall median {Median(plain.Select(one => one.Wall)):0} ms, CPU median {Median(plain.Select(one => one.Cpu)):0} ms");
    }

    /// <summary>One prepared statement, ten transactions, the same settings and the same file.</summary>
    private static (double Wall, double Cpu) Plain(string file, int rows)
    {
        using var connection = new SqliteConnection($"Data Source={file}");
        connection.Open();
        Run(connection, SqliteSettings.Sql + "CREATE TABLE IF NOT EXISTS Plain (A TEXT, B INTEGER, C TEXT, D INTEGER, E INTEGER, F TEXT, G TEXT, H TEXT, PRIMARY KEY (A, B, C, D, E));");
        var next = Convert.ToInt64(Run(connection, "SELECT COUNT(*) FROM Plain"), System.Globalization.CultureInfo.InvariantCulture);
        var (cpu, watch) = (Environment.CpuUsage.TotalTime, Stopwatch.StartNew());
        for (var part = 0; part < 10; part++)
        {
            using var transaction = connection.BeginTransaction();
            using var command = connection.CreateCommand();
            command.Transaction = transaction;
            command.CommandText = "INSERT INTO Plain VALUES ($a, 1, $c, $d, 1, 'rate(errors_total[1m])', 'Pass', 'metric-1 is 0.4, the limit is at most 3')";
            var (a, c, d) = (command.Parameters.Add("$a", SqliteType.Text), command.Parameters.Add("$c", SqliteType.Text), command.Parameters.Add("$d", SqliteType.Integer));
            for (var i = 0; i < rows / 10; i++)
            {
                (a.Value, c.Value, d.Value) = ($"feature-{i % 500:000}", "c1", ++next);
                command.ExecuteNonQuery();
            }
            transaction.Commit();
        }
        return (watch.Elapsed.TotalMilliseconds, (Environment.CpuUsage.TotalTime - cpu).TotalMilliseconds);
    }

    private static async Task MemoryAsync()
    {
        await using var bench = await GateBench.WithAsync(2);
        foreach (var upTo in (int[])[1_000, 10_000])
        {
            for (var i = upTo == 1_000 ? 0 : 1_000; i < upTo; i++) await bench.RoundAsync();
            Console.WriteLine($"after {upTo} rounds over 2 rollouts: {GC.GetTotalMemory(forceFullCollection: true) / 1e6:0.00} MB in use");
        }
    }

    private static object? Run(SqliteConnection connection, string sql)
    {
        using var command = connection.CreateCommand();
        command.CommandText = sql;
        return command.ExecuteScalar();
    }

    private static double Median(IEnumerable<double> values) => values.Order().ElementAt(Rounds / 2);
}
