using System.Globalization;
using BenchmarkDotNet.Columns;
using BenchmarkDotNet.Configs;
using BenchmarkDotNet.Diagnosers;
using BenchmarkDotNet.Jobs;
using BenchmarkDotNet.Running;
using BenchmarkDotNet.Toolchains.InProcess.Emit;
using RolloutPlanner.Benchmarks.Evaluation;
using RolloutPlanner.Benchmarks.Gates;
using RolloutPlanner.Benchmarks.Scheduling;

// How often the statistics of gates cry, wrongly and rightly: counts, not times.
if (args is ["gates", ..])
{
    AlarmTable.Write(args.Length > 1 ? int.Parse(args[1], CultureInfo.InvariantCulture) : 20_000);
    return;
}

// What a round over running gates costs.
if (args is ["evaluator", ..])
{
    await GateFigures.WriteAsync(args.Length > 1 ? int.Parse(args[1], CultureInfo.InvariantCulture) : 500);
    return;
}

// The figures mean nothing where the compared sides do not do the same, so that is checked before anything is measured.
Agreement.Check();

// In this process, because the web application would otherwise be built once more for each benchmark.
var config = DefaultConfig.Instance
    .WithArtifactsPath("artifacts/benchmarks")
    .AddJob(Job.Default.WithToolchain(InProcessEmitToolchain.Instance).AsMutator())
    .AddDiagnoser(MemoryDiagnoser.Default)
    .AddLogicalGroupRules(BenchmarkLogicalGroupRule.ByCategory)
    .HideColumns(Column.Error, Column.StdDev, Column.RatioSD, Column.Gen0, Column.Gen1, Column.Gen2, Column.Toolchain, Column.AllocRatio);

BenchmarkSwitcher.FromAssembly(typeof(Agreement).Assembly).Run(args, config);
