using RolloutPlanner.Domain.Common;
using RolloutPlanner.Domain.Gates;

namespace RolloutPlanner.Tests.TestKit;

/// <summary>Gates, criteria and readings that state only what matters.</summary>
internal static class AGate
{
    /// <summary>People of both arms.</summary>
    public static HookSource Prometheus { get; } = new HookSource.Prometheus("http://prometheus:9090", new PrometheusQuery.Counts(new("people", "bad"), new("control_people", "control_bad")));

    public static HookKey Errors { get; } = Hook("payment-errors");

    public static Gate Open => Gate.Open;

    public static Gate With(params Criterion[] criteria) => Gate.Open with { Criteria = [.. criteria] };

    public static HookKey Hook(string key) => HookKey.Parse(key, "hook").Value;

    /// <summary>At most 1, on at least 100, and back it goes.</summary>
    public static Criterion Trigger(string id = "errors", HookKey? hook = null, FailAction onFail = FailAction.Rollback) =>
        new(id, hook ?? Errors, CriterionRole.RollbackTrigger, LimitKind.AtMost, 1, 100, onFail);

    public static Criterion Success(string id = "success", HookKey? hook = null, FailAction onFail = FailAction.Pause) =>
        Trigger(id, hook, onFail) with { Role = CriterionRole.SuccessCriterion };

    public static Criterion Signal(string id = "signal", HookKey? hook = null) => Trigger(id, hook) with { Role = CriterionRole.Signal };

    public static Criterion Observe(string id = "observe", HookKey? hook = null) => Trigger(id, hook) with { Role = CriterionRole.Observe };

    public static StageRun Run(int number = 1, int stage = 1, DateTimeOffset? enteredAt = null) => new(number, stage, enteredAt ?? At.Noon, []);

    /// <param name="sample">Null is expert judgement.</param>
    public static Measurement Reading(
        decimal value, DateTimeOffset at, int? sample = 1000, HookKey? hook = null, int run = 1, DateTimeOffset? recordedAt = null) =>
        new(hook ?? Errors, run, value, sample, at, recordedAt ?? at, By.Maya.Id, "Payments dashboard");

    /// <summary>People of one minute and how many of them had a bad outcome, as a program delivers them.</summary>
    /// <param name="control">Null where nobody counts the people without the feature.</param>
    public static Measurement Counted(DateTimeOffset at, (long People, long Bad) treatment, (long People, long Bad)? control, HookKey? hook = null, int run = 1) =>
        Polled(new CountedArm(treatment.People, treatment.Bad).Percent, at, hook, run) with
        {
            Arms = new ArmReading.Counts(new(treatment.People, treatment.Bad), control is { } c ? new(c.People, c.Bad) : null),
        };

    /// <summary>A number of one minute that this application asked for.</summary>
    public static Measurement Polled(decimal value, DateTimeOffset at, HookKey? hook = null, int run = 1) => Reading(value, at, null, hook, run) with
    {
        Origin = MeasurementOrigin.Polled,
        Window = TimeSpan.FromMinutes(1),
        FreshFor = GateTimes.PolledMaxAge,
        Source = "Prometheus",
    };

    public static Gathered Evidence(params Measurement[] readings) => new([.. readings], [], [], By.IsLead);

    public static GateDecision Judge(this Gate gate, Gathered evidence, DateTimeOffset now, StageRun? run = null, TimeSpan? soak = null, string hash = "hash", int target = 2) =>
        GateAssessor.Assess(gate, soak ?? TimeSpan.Zero, run ?? Run(), hash, target, evidence.For(gate, run ?? Run(), now), now);
}

/// <summary>What a gate is judged on, with the numbers as they came.</summary>
internal sealed record Gathered(ValueList<Measurement> Measurements, ValueList<string> Ticked, ValueList<Approval> Approvals, Func<UserId, bool> Entitled)
{
    public GateEvidence For(Gate gate, StageRun run, DateTimeOffset now) => new(RunEvidence.Of(gate, run, Measurements, now), Ticked, Approvals, Entitled);
}
