using BenchmarkDotNet.Attributes;
using RolloutPlanner.Domain.Evaluation;
using RolloutPlanner.Domain.Targeting;

namespace RolloutPlanner.Benchmarks.Evaluation;

/// <summary>
/// Four rules, each asked by the flag's name: hand-written (the floor), here with a prepared context, here with a context that is looked up by name,
/// and in Microsoft.FeatureManagement.
/// </summary>
[CategoriesColumn]
public class CaseBenchmarks
{
    private readonly Snapshot _snapshot = Flags.Snapshot();
    private readonly HandWritten _floor = new();
    private readonly Peer _peer = new();
    private readonly Shopper _person = Flags.Person();
    private readonly Shopper _peersPerson;
    private readonly EvaluationContext _plain;
    private readonly EvaluationContext _prepared;

    public CaseBenchmarks()
    {
        _plain = _person.AsContext();
        _prepared = _plain.PreparedFor(_snapshot.Attributes);
        _peersPerson = Agreement.PersonOf(_peer);
    }

    [Benchmark(Baseline = true, Description = "hand-written"), BenchmarkCategory("1 on for all")]
    public bool Floor1() => _floor.Everybody();

    [Benchmark(Description = "prepared context"), BenchmarkCategory("1 on for all")]
    public Answer Prepared1() => Ask(Flags.Everybody, _prepared);

    [Benchmark(Description = "context by name"), BenchmarkCategory("1 on for all")]
    public Answer Plain1() => Ask(Flags.Everybody, _plain);

    [Benchmark(Description = "FeatureManagement"), BenchmarkCategory("1 on for all")]
    public ValueTask<bool> Peer1() => _peer.IsOnAsync(Flags.Everybody, _person);

    [Benchmark(Baseline = true, Description = "hand-written"), BenchmarkCategory("2 city, plan, 5 %")]
    public bool Floor2() => _floor.LondonPlans(_person);

    [Benchmark(Description = "prepared context"), BenchmarkCategory("2 city, plan, 5 %")]
    public Answer Prepared2() => Ask(Flags.LondonPlans, _prepared);

    [Benchmark(Description = "context by name"), BenchmarkCategory("2 city, plan, 5 %")]
    public Answer Plain2() => Ask(Flags.LondonPlans, _plain);

    [Benchmark(Description = "FeatureManagement"), BenchmarkCategory("2 city, plan, 5 %")]
    public ValueTask<bool> Peer2() => _peer.IsOnAsync(Flags.LondonPlans, _peersPerson);

    [Benchmark(Baseline = true, Description = "hand-written"), BenchmarkCategory("3 ten conditions")]
    public bool Floor3() => _floor.TenConditions(_person);

    [Benchmark(Description = "prepared context"), BenchmarkCategory("3 ten conditions")]
    public Answer Prepared3() => Ask(Flags.TenConditions, _prepared);

    [Benchmark(Description = "context by name"), BenchmarkCategory("3 ten conditions")]
    public Answer Plain3() => Ask(Flags.TenConditions, _plain);

    [Benchmark(Description = "FeatureManagement"), BenchmarkCategory("3 ten conditions")]
    public ValueTask<bool> Peer3() => _peer.IsOnAsync(Flags.TenConditions, _person);

    [Benchmark(Baseline = true, Description = "hand-written"), BenchmarkCategory("4 10 000 members")]
    public bool Floor4() => _floor.Members(_person);

    [Benchmark(Description = "prepared context"), BenchmarkCategory("4 10 000 members")]
    public Answer Prepared4() => Ask(Flags.Members, _prepared);

    [Benchmark(Description = "context by name"), BenchmarkCategory("4 10 000 members")]
    public Answer Plain4() => Ask(Flags.Members, _plain);

    [Benchmark(Description = "FeatureManagement"), BenchmarkCategory("4 10 000 members")]
    public ValueTask<bool> Peer4() => _peer.IsOnAsync(Flags.Members, _person);

    private Answer Ask(string flag, EvaluationContext context) => _snapshot.Find(flag)!.Evaluate(context);
}
