using BenchmarkDotNet.Attributes;
using RolloutPlanner.Domain.Evaluation;
using RolloutPlanner.Domain.Targeting;

namespace RolloutPlanner.Benchmarks.Evaluation;

/// <summary>One flag among many rollouts.</summary>
public class RolloutCountBenchmarks
{
    private Snapshot _snapshot = Snapshot.Empty;
    private EvaluationContext _person = Flags.Person().AsContext();

    [Params(10, 1_000)]
    public int Rollouts { get; set; }

    [GlobalSetup]
    public void SetUp()
    {
        _snapshot = Flags.Snapshot(Rollouts);
        _person = Flags.Person().AsContext().PreparedFor(_snapshot.Attributes);
    }

    [Benchmark]
    public Answer One() => _snapshot.Find(Flags.LondonPlans)!.Evaluate(_person);
}

/// <summary>A member list of growing length: asked again and again about one person, and about a thousand people in turn, half of them members.</summary>
public class ListLengthBenchmarks
{
    private const int People = 1_000;

    private readonly EvaluationContext[] _people = new EvaluationContext[People];
    private ServedFlag? _flag;

    [Params(100, 10_000, 100_000)]
    public int Length { get; set; }

    [GlobalSetup]
    public void SetUp()
    {
        var snapshot = Flags.Snapshot(members: Length);
        _flag = snapshot.Find(Flags.Members);
        var members = Flags.MemberIds(Length);
        for (var i = 0; i < People; i++)
            _people[i] = new Shopper(i % 2 == 0 ? members[i * 997 % Length] : $"user-{i * 997 % Length * 7 + 3:000000}").AsContext().PreparedFor(snapshot.Attributes);
    }

    [Benchmark]
    public Answer OnePerson() => _flag!.Evaluate(_people[0]);

    [Benchmark(OperationsPerInvoke = People)]
    public int ManyPeople()
    {
        var on = 0;
        foreach (var person in _people) on += _flag!.Evaluate(person).IsOn ? 1 : 0;
        return on;
    }
}

/// <summary>What comes before: laying a context of nine attributes out for a table, and filling one slot by slot.</summary>
public class PreparationBenchmarks
{
    private readonly Snapshot _snapshot = Flags.Snapshot();
    private readonly Shopper _shopper = Flags.Person();
    private readonly EvaluationContext _plain = Flags.Person().AsContext();
    private readonly AttributeValue _value = new AttributeValue.Text("London");

    [Benchmark]
    public EvaluationContext ByName() => _shopper.AsContext();

    [Benchmark]
    public EvaluationContext Prepare() => _plain.PreparedFor(_snapshot.Attributes);

    [Benchmark]
    public EvaluationContext FillSlots()
    {
        var builder = new ContextBuilder(_snapshot.Attributes);
        if (builder.Wants("city"u8, out var city)) builder.TryAdd(city, _value);
        if (builder.Wants("plan"u8, out var plan)) builder.TryAdd(plan, _value);
        if (builder.Wants("device"u8, out var device)) builder.TryAdd(device, _value);
        if (builder.Wants("somethingElse"u8, out var other)) builder.TryAdd(other, _value);
        return builder.Build(_plain.TargetingKey, _plain.At);
    }
}
