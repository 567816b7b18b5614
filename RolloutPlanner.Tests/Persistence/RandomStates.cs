using RolloutPlanner.Domain.Common;
using RolloutPlanner.Domain.Flags;
using RolloutPlanner.Domain.Gates;
using RolloutPlanner.Domain.Rollouts;
using RolloutPlanner.Domain.Targeting;

namespace RolloutPlanner.Tests.Persistence;

/// <summary>States that hold any value a state can hold, whether or not a rollout could get there.</summary>
internal sealed class RandomStates(int seed)
{
    private static readonly string[] Words = ["plain", "émoji 🚀", "مرحبا", "שלום", "健太", "\"quoted\" \\ 'n' ", "<b>&amp;", "a\u200Db", "\u0301x", "line\nbreak"];
    private readonly Random _random = new(seed);

    public RolloutState Next(string key)
    {
        var flag = FeatureFlag.Create(FlagKey.Parse(key, "flag").Value, FlagType.Text, "on " + Word(), "off").Value;
        var versions = Many(number => new PlanVersion(number + 1, Plan(), Many(_ => Many(_ => Pin())), Word(), Many(_ => Word()), Person(), Time()));
        var phase = One<PlanPhase>();
        return new RolloutState(
            RolloutKey.Of(flag.Key), _random.NextInt64(1, long.MaxValue), flag, Salt.For(flag.Key), One<RolloutStatus>(),
            versions.Count == 0 ? PlanPhase.Draft : phase, Plan(), Many(_ => Person()), versions, Many(_ => new SignOff(Person(), Word(), Word(), Time(), Word())),
            versions.Count == 0 ? null : _random.Next(versions.Count) + 1, Maybe(() => new StageRun(3, 1, Time(), Many(_ => new Pause(Time(), MaybeTime())))), _random.Next(),
            Many(_ => new StageVisit(_random.Next(), Time(), Time())), Many(_ => Approval()), Many(_ => new ChecklistTick(Word(), Person(), Word(), Time(), Word())), Time(), Time(),
            Maybe(() => new FlagAnswers(MaybeTrue(), MaybeTrue(), MaybeTrue(), MaybeTrue(), MaybeTrue(), _random.Next(2) == 0 ? null : One<CrmKnowledge>())))
        {
            Declines = Many(_ => new Decline(Person(), Word(), _random.Next(), Word(), Time())),
            Overrides = Many(_ => new Override(_random.Next(), _random.Next(), Word(), One<Verdict>(), Word(), Person(), Word(), Time(), Time(), _random.Next(2) == 0, Agreement(), Agreement())),
            ReadinessSignatures = Many(_ => new ReadinessSignature(One<ReadinessTopic>(), _random.Next(), Check(), Word(), Person(), Word(), Time(), Word())),
            ReadinessNotes = Many(_ => new ReadinessNote(One<ReadinessTopic>(), Person(), Word(), Time(), Word())),
        };
    }

    private Plan Plan() => new(
        Word(), Word(), Word(), Many(_ => Word()), Maybe(Person), Maybe(Person), null, "Australia/Sydney", 2,
        Many(_ => TargetingKey.Parse(OneLine(), "key").Value), [], [Stage(), .. Many(_ => Stage())]);

    private Stage Stage() => new(
        Word(), _random.Next(3) switch { 0 => null, 1 => new Audience.Everybody(), _ => new Audience.InCohort(Pin().Cohort) },
        Share.FromParts(_random.Next(Share.Total + 1), "share").Value, AttributeName.Parse(OneLine(), "name").Value, TimeSpan.FromMinutes(_random.Next(525_600)), MaybeTime(), Gate());

    private Gate Gate() => new(
        Many(_ => new Criterion(Word(), HookKey.Parse("metric", "hook").Value, One<CriterionRole>(), One<LimitKind>(), Number(), _random.Next(), One<FailAction>()) { Against = One<Reference>() }),
        Many(_ => new ChecklistItem(Word(), Word(), Word())), _random.Next(5), One<AdvanceMode>(),
        _random.Next(3) switch { 0 => new RollbackTarget.PreviousStage(), 1 => new RollbackTarget.NamedStage(_random.Next()), _ => new RollbackTarget.Off() });

    private Approval Approval() => new(
        Person(), Word(), _random.Next(), _random.Next(), Word(), Word(), Many(_ => new ShownVerdict(Word(), One<Verdict>(), _random.Next(2) == 0 ? null : Number(), _random.Next(9) == 0 ? null : 4)), Word(), Time());

    private ReadinessCheck Check() => _random.Next(4) switch
    {
        0 => new ReadinessCheck.MetricsDeliver(One<CheckStanding>(), [HookKey.Parse("metric", "hook").Value], []),
        1 => new ReadinessCheck.PeopleNamed(One<CheckStanding>(), Maybe(Person), _random.Next(2) == 0, Maybe(Person), _random.Next(2) == 0),
        2 => new ReadinessCheck.CohortsMatch(One<CheckStanding>(), _random.Next(), Many(_ => _random.Next()), Many(_ => _random.Next())),
        _ => new ReadinessCheck.OffBefore(One<CheckStanding>(), MaybeTime()),
    };

    private Agreement? Agreement() => _random.Next(2) == 0 ? null : new(Person(), Word(), Time(), Word());

    private CohortPin Pin() => new(CohortKey.Parse($"cohort-{_random.Next(9)}", "key").Value, _random.Next(), Word());

    private decimal Number() => new(_random.Next(), _random.Next(), _random.Next(), _random.Next(2) == 0, (byte)_random.Next(29));

    /// <summary>A whole number of microseconds, which is what this application calls a time.</summary>
    private DateTimeOffset Time() => DateTimeOffset.UnixEpoch.AddTicks(_random.NextInt64(-1_000_000_000_000, 3_000_000_000_000_000) * TimeSpan.TicksPerMicrosecond);

    private bool? MaybeTrue() => _random.Next(3) switch { 0 => null, var n => n == 1 };

    private DateTimeOffset? MaybeTime() => _random.Next(2) == 0 ? null : Time();

    private UserId Person() => UserId.Parse("user " + OneLine(), "id").Value;

    private string Word() => Words[_random.Next(Words.Length)];

    private string OneLine() => Word().Replace('\n', ' ');

    private T One<T>() where T : struct, Enum => _random.GetItems(Enum.GetValues<T>(), 1)[0];

    private ValueList<T> Many<T>(Func<int, T> make) => Enumerable.Range(0, _random.Next(4)).Select(make).ToValueList();

    private UserId? Maybe(Func<UserId> make) => _random.Next(2) == 0 ? null : make();

    private T? Maybe<T>(Func<T> make) where T : class => _random.Next(2) == 0 ? null : make();
}
