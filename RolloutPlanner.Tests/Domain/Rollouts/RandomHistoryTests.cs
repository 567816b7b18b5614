using RolloutPlanner.Domain.Common;
using RolloutPlanner.Domain.Gates;
using RolloutPlanner.Domain.Rollouts;
using RolloutPlanner.Tests.TestKit;

namespace RolloutPlanner.Tests.Domain.Rollouts;

/// <summary>Thousands of random commands by random people, against what must hold whatever they do.</summary>
public sealed class RandomHistoryTests
{
    private static readonly Gate Gate = APlan.Guard with { Mode = AdvanceMode.Automatic };

    private static readonly Plan Plan = APlan.Of(
        APlan.Stage("One", 5, "london", Gate), APlan.Stage("Two", 20, "sydney", Gate with { ApprovalsNeeded = 2 }), APlan.Stage("Three", gate: Gate)) with
    { Owner = By.Oscar.Id, SignOffsNeeded = 2 };

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    [InlineData(4)]
    public void Commands_AtRandom_NeverLeaveTheTableNorMoveWithoutAgreement(int seed)
    {
        var random = new Random(seed);
        var moves = new HashSet<Type>();
        for (var history = 0; history < 30; history++)
        {
            var rollout = ARollout.Draft(Plan);
            var readings = new List<Measurement>();
            var at = At.Noon;
            for (var step = 0; step < 150; step++)
            {
                at = at.AddMinutes(random.Next(0, 20));
                var (before, count) = (rollout.State, rollout.Pending.Count);
                var command = random.Next(3) > 0 ? Pick(random, Likely(before)) : Pick(random, Enum.GetValues<RolloutCommand>());
                var by = Pick(random, By.Everyone);

                var refused = Do(random, rollout, command, by, readings, at);

                Assert.Equal(refused ? before : RolloutFold.Apply(before, rollout.Pending[^1]), rollout.State);
                Assert.Equal(refused ? count : count + 1, rollout.Pending.Count);
                if (refused) continue;
                CheckAllowed(before, command, by, rollout, readings, at);
                moves.Add(rollout.Pending[^1].GetType());
            }
            Assert.Equal(rollout.Pending.Count, rollout.State.Version);
            Assert.Equal(RolloutFold.Replay(rollout.Pending), rollout.State);
        }
        Assert.Superset(new HashSet<Type> { typeof(RolloutStarted), typeof(StageAdvanced), typeof(RolledBackToStage), typeof(PlanApplied), typeof(KillSwitchPulled), typeof(StagesSkipped) }, moves);
    }

    /// <summary>The agreements, counted here from the events alone and not by the code under test.</summary>
    private static void CheckAllowed(RolloutState before, RolloutCommand command, Actor by, Rollout rollout, List<Measurement> readings, DateTimeOffset at)
    {
        var cell = LifecycleVectors.All.First(c => c.Command == command && c.Relation == Relation(before, by) && c.State == StateName(before));
        Assert.True(cell.Next is not null, $"{command} by {by.Name} in {StateName(before)} was allowed");
        var plan = rollout.State.Live?.Plan;
        switch (rollout.Pending[^1])
        {
            case RolloutStarted or PlanApplied:
                var signers = before.SignOffs.Where(s => s.PlanHash == before.Versions[^1].Hash && !Wrote(rollout, s.By)).Select(s => s.By).Distinct();
                Assert.True(signers.Count(By.IsLead) >= before.Versions[^1].Plan.SignOffsNeeded);
                break;
            case StageAdvanced or RolloutCompleted:
                Assert.True(Approvers(rollout, before, before.CurrentStage + 1, at) >= plan!.Stages[before.CurrentStage - 1].Gate.ApprovalsNeeded);
                Assert.True(IsSetAside(rollout, before, at) || readings.Last(m => m.Run == before.Run!.Number).Value <= 1);
                break;
            case StagesSkipped skipped:
                Assert.True(Approvers(rollout, before, skipped.To.Stage, at) >= Math.Max(1, plan!.Stages[before.CurrentStage - 1].Gate.ApprovalsNeeded));
                break;
        }
    }

    /// <summary>By one person who may, and of a failing trigger by a second one too.</summary>
    private static bool IsSetAside(Rollout rollout, RolloutState before, DateTimeOffset at) => rollout.Pending.OfType<CriterionOverridden>().Any(e =>
        e.Override.Run == before.Run!.Number && at < e.Override.Until
        && (e.Override.Lifted < Verdict.Fail || rollout.Pending.OfType<OverrideSeconded>().Any(second => second.To.Id == e.Override.Id && second.By.Id != e.By.Id && By.IsLead(second.By.Id))));

    private static int Approvers(Rollout rollout, RolloutState before, int target, DateTimeOffset at) => rollout.Pending.OfType<GateApproved>()
        .Where(e => e.Approval.Run == before.Run!.Number && e.Approval.TargetStage == target && e.Approval.PlanHash == before.Live!.Hash && at - e.At < TimeSpan.FromHours(24))
        .Select(e => e.By.Id).Distinct().Count(id => By.IsLead(id) && id != before.Live!.Plan.Owner && !Wrote(rollout, id));

    private static bool Wrote(Rollout rollout, UserId id) => rollout.Pending.Any(e => e is RolloutCreated or PlanEdited or PlanSubmitted && e.By.Id == id);

    private static string Relation(RolloutState state, Actor by) => by.Roles switch
    {
        Roles.ProductManager => "pm",
        Roles.EngineeringLead => state.Editors.Contains(by.Id) ? "edlead" : by.Id == state.Live?.Plan.Owner ? "owner" : "lead",
        Roles.Auditor => "auditor",
        Roles.Viewer => "viewer",
        Roles.Admin => "admin",
        Roles.System => "auto",
        _ => "nobody",
    };

    private static string StateName(RolloutState state) => state.IsLive ? $"{state.Status}/{state.Phase}" : state.Status.ToString();

    private static bool Do(Random random, Rollout rollout, RolloutCommand command, Actor by, List<Measurement> readings, DateTimeOffset at)
    {
        var facts = rollout.Facts(readings);
        var target = rollout.State.CurrentStage + random.Next(1, 3);
        var digest = rollout.State.Run is null ? "" : rollout.Assess(facts, at, target).Digest;
        switch (command)
        {
            case RolloutCommand.Edit:
                return random.Next(3) > 0 || IsSpared(random, by) || rollout.Edit(rollout.State.Draft with { Goal = $"Goal {random.Next()}" }, by, at).IsError;
            case RolloutCommand.Submit: return IsSpared(random, by) || rollout.Submit(APlan.Facts, APlan.Warnings(rollout.State.Draft), "", by, at).IsError;
            case RolloutCommand.RequestChanges: return rollout.RequestChanges("No", by, at).IsError;
            case RolloutCommand.SignOff: return rollout.SignOff(rollout.State.UnderReview?.Hash ?? "", "", ARollout.Ready, by, at).IsError;
            case RolloutCommand.Start: return rollout.Start(ARollout.Ready, by, at).IsError;
            case RolloutCommand.Advance: return rollout.Advance(facts, by, at).IsError;
            case RolloutCommand.Skip: return rollout.Skip(target, "Hurry", facts, by, at).IsError;
            case RolloutCommand.Pause: return rollout.Pause("Lunch", by, at).IsError;
            case RolloutCommand.Resume: return rollout.Resume("Back", by, at).IsError;
            case RolloutCommand.RollBackToStage: return rollout.RollBackToStage(random.Next(0, 4), "Slow", by, at).IsError;
            case RolloutCommand.RollBackFully: return random.Next(4) > 0 || rollout.RollBackFully("Slow", by, at).IsError;
            case RolloutCommand.Kill: return random.Next(4) > 0 || rollout.Kill("Down", by, at).IsError;
            case RolloutCommand.Restart: return rollout.Restart("Fixed", by, at).IsError;
            case RolloutCommand.ApplyPlan: return rollout.ApplyPlan("Agreed", By.IsLead, by, at).IsError;
            case RolloutCommand.Archive: return random.Next(40) > 0 || rollout.Archive("", by, at).IsError;
            case RolloutCommand.ApproveGate: return rollout.ApproveGate(target, digest, "Fine", facts, by, at).IsError;
            case RolloutCommand.DeclineGate: return random.Next(4) > 0 || rollout.DeclineGate("No", by, at).IsError;
            case RolloutCommand.WithdrawApproval: return random.Next(4) > 0 || rollout.WithdrawApproval(target, "No", by, at).IsError;
            case RolloutCommand.Override: return rollout.Override("errors", Verdict.Fail, "Known", at.AddHours(random.Next(1, 30)), facts, by, at).IsError;
            case RolloutCommand.SecondOverride: return rollout.SecondOverride(random.Next(1, 4), "Seen", by, at).IsError;
            case RolloutCommand.ReviewOverride: return rollout.ReviewOverride(random.Next(1, 4), "Fine", by, at).IsError;
            case RolloutCommand.SignReadiness:
                var check = Pick(random, Readiness.Signatures(rollout.State, ARollout.Ready));
                return rollout.SignReadiness(check.Check.Topic, check.Digest, "", ARollout.Ready, by, at).IsError;
            case RolloutCommand.WithdrawReadiness: return random.Next(4) > 0 || rollout.WithdrawReadiness(ReadinessTopic.People, "No", by, at).IsError;
            case RolloutCommand.NoteReadiness: return rollout.NoteReadiness(ReadinessTopic.People, "Asked", by, at).IsError;
            case RolloutCommand.TickChecklist: return rollout.Tick("none", "", by, at).IsError;
            default:
                var recorded = rollout.Record(AGate.Errors, random.Next(8) == 0 ? 2 : 0, 500, at, "Dashboard", by, at);
                if (recorded.TryGet(out var reading)) readings.Add(reading);
                return recorded.IsError;
        }
    }

    /// <summary>Leads write seldom, or soon nobody is left who may agree.</summary>
    private static bool IsSpared(Random random, Actor by) => by.Roles is Roles.EngineeringLead && random.Next(20) > 0;

    /// <summary>What somebody would ask for who wants to get on.</summary>
    private static RolloutCommand[] Likely(RolloutState state) => (state.Status, state.Phase) switch
    {
        (RolloutStatus.Draft, _) => [RolloutCommand.Submit],
        (RolloutStatus.InReview, _) => [RolloutCommand.SignOff],
        (RolloutStatus.Approved, _) => [RolloutCommand.Start, RolloutCommand.SignReadiness],
        (RolloutStatus.RolledBack, _) => [RolloutCommand.Restart],
        (RolloutStatus.Paused, _) => [RolloutCommand.Resume, RolloutCommand.SignOff, RolloutCommand.ApplyPlan],
        (_, PlanPhase.Draft) => [RolloutCommand.Submit, RolloutCommand.RecordMeasurement],
        (_, PlanPhase.InReview) => [RolloutCommand.SignOff],
        (_, PlanPhase.Approved) => [RolloutCommand.ApplyPlan],
        _ => [RolloutCommand.RecordMeasurement, RolloutCommand.ApproveGate, RolloutCommand.ApproveGate, RolloutCommand.Advance, RolloutCommand.Skip],
    };

    private static T Pick<T>(Random random, IReadOnlyList<T> items) => items[random.Next(items.Count)];
}
