using BenchmarkDotNet.Columns;
using BenchmarkDotNet.Configs;
using BenchmarkDotNet.Diagnosers;
using BenchmarkDotNet.Jobs;
using BenchmarkDotNet.Running;
using BenchmarkDotNet.Toolchains.InProcess.Emit;
using RolloutPlanner.Benchmarks.Evaluation;

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
