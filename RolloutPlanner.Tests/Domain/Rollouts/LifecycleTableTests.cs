using System.Diagnostics;
using RolloutPlanner.Domain.Common;
using RolloutPlanner.Domain.Gates;
using RolloutPlanner.Domain.Rollouts;
using RolloutPlanner.Tests.TestKit;

namespace RolloutPlanner.Tests.Domain.Rollouts;

/// <summary>The whole state machine against its table, through the verbs that everything else uses.</summary>
public sealed class LifecycleTableTests
{
    public static TheoryData<RolloutCommand> Commands => [.. Enum.GetValues<RolloutCommand>()];

    [Theory]
    [MemberData(nameof(Commands))]
    public void Verb_EveryStateAndPerson_DoesWhatTheTableSays(RolloutCommand command)
    {
        var cells = LifecycleVectors.All.Where(cell => cell.Command == command).ToList();

        var wrong = cells.Select(Contradiction).OfType<string>().ToList();

        Assert.Equal(14 * 11, cells.Count);
        Assert.True(wrong.Count == 0, string.Join('\n', wrong));
    }

    private static string? Contradiction(LifecycleCell cell)
    {
        var by = LifecycleSituations.Who(cell.Relation);
        var rollout = Prepared(LifecycleSituations.In(cell.State).State, cell.Command, by);
        var before = rollout.State;
        var checkedBefore = Lifecycle.Check(before, cell.Command, by);

        var result = Ask(rollout, cell.Command, by);

        var got = result.IsError ? $"{result.Error.Code}: {result.Error.Message}" : rollout.State.Status.ToString();
        var expected = cell.Next?.ToString() ?? $"{cell.Code}: {cell.Sentence}";
        var isKept = result.IsError ? rollout.State == before && rollout.Pending.Count == 0 : rollout.Pending.Count == 1 && rollout.State.Version == before.Version + 1;
        var agrees = checkedBefore.IsError == (cell.Next is null) && (cell.Next is null ? checkedBefore.Error == result.Error : checkedBefore.Value == cell.Next);
        return got == expected && isKept && agrees ? null : $"{cell.Command} in {cell.State} by {cell.Relation}: expected {expected}, got {got}, kept {isKept}, check agrees {agrees}";
    }

    /// <summary>What a person asks about must be there, and theirs to ask about, whoever that is.</summary>
    private static Rollout Prepared(RolloutState state, RolloutCommand command, Actor by) => Rollout.Restore(command switch
    {
        RolloutCommand.WithdrawApproval when state.Approvals.Count > 0 => state with { Approvals = state.Approvals.Add(state.Approvals[0] with { By = by.Id }) },
        RolloutCommand.SecondOverride or RolloutCommand.ReviewOverride => state with { Overrides = [Given(state, waits: command is RolloutCommand.SecondOverride)] },
        RolloutCommand.SignReadiness => state with { ReadinessSignatures = [] },
        RolloutCommand.WithdrawReadiness => state with { ReadinessSignatures = [new(ReadinessTopic.Trigger, 1, Check, "", by.Id, by.Name, At.Nine, "")] },
        _ => state,
    });

    private static ReadinessCheck Check => new ReadinessCheck.TriggerInTime(CheckStanding.Ready, 1, 1);

    private static Override Given(RolloutState state, bool waits) =>
        new(1, state.Run?.Number ?? 1, "errors", Verdict.Fail, "Known", By.Ingrid.Id, By.Ingrid.Name, At.Nine, At.Hours(9), waits, null, null);

    private static Result Ask(Rollout rollout, RolloutCommand command, Actor by)
    {
        var at = At.Noon;
        var facts = rollout.State.Run is null ? ARollout.Facts() : rollout.GoodNews(At.Nine);
        return command switch
        {
            RolloutCommand.Edit => rollout.Edit(LifecycleSituations.Edited, by, at),
            RolloutCommand.Submit => rollout.Submit(APlan.Facts, APlan.Warnings(rollout.State.Draft), "", by, at),
            RolloutCommand.RequestChanges => rollout.RequestChanges("Tighter limits", by, at),
            RolloutCommand.SignOff => rollout.SignOff(rollout.State.UnderReview?.Hash ?? "", "", ARollout.Ready, by, at),
            RolloutCommand.Start => rollout.Start(ARollout.Ready, by, at),
            RolloutCommand.Advance => rollout.Advance(facts, by, at),
            RolloutCommand.Skip => rollout.Skip(4, "Enough seen", facts, by, at),
            RolloutCommand.Pause => rollout.Pause("Lunch", by, at),
            RolloutCommand.Resume => rollout.Resume("Back", by, at),
            RolloutCommand.RollBackToStage => rollout.RollBackToStage(1, "Slower", by, at),
            RolloutCommand.RollBackFully => rollout.RollBackFully("Carts are empty", by, at),
            RolloutCommand.Kill => rollout.Kill("Payments are down", by, at),
            RolloutCommand.Restart => rollout.Restart("The cause is fixed", by, at),
            RolloutCommand.ApplyPlan => rollout.ApplyPlan("Agreed on Monday", By.IsLead, by, at),
            RolloutCommand.Archive => rollout.Archive("", by, at),
            RolloutCommand.ApproveGate => rollout.ApproveGate(3, Digest(rollout), "Looks fine", facts, by, at),
            RolloutCommand.DeclineGate => rollout.DeclineGate("Refunds look odd", by, at),
            RolloutCommand.WithdrawApproval => rollout.WithdrawApproval(3, "Second thoughts", by, at),
            RolloutCommand.TickChecklist => rollout.Tick("support", "", by, at),
            RolloutCommand.RecordMeasurement => rollout.Record(AGate.Errors, 0.2m, 500, at, "Dashboard", by, at).WithoutValue(),
            RolloutCommand.Override => rollout.Override("errors", Verdict.NoData, "The dashboard is down", At.Hours(4), ARollout.Facts(), by, at),
            RolloutCommand.SecondOverride => rollout.SecondOverride(1, "Seen it too", by, at),
            RolloutCommand.ReviewOverride => rollout.ReviewOverride(1, "It was right", by, at),
            RolloutCommand.SignReadiness => rollout.SignReadiness(ReadinessTopic.Trigger, Ready(rollout), "", ARollout.Ready, by, at),
            RolloutCommand.WithdrawReadiness => rollout.WithdrawReadiness(ReadinessTopic.Trigger, "Second thoughts", by, at),
            RolloutCommand.NoteReadiness => rollout.NoteReadiness(ReadinessTopic.Trigger, "Tried in staging", by, at),
            _ => throw new UnreachableException(),
        };
    }

    private static string Ready(Rollout rollout) => Readiness.Signatures(rollout.State, ARollout.Ready).First(check => check.Check.Topic is ReadinessTopic.Trigger).Digest;

    private static string Digest(Rollout rollout) => rollout.State.Run is null ? "" : rollout.Assess(rollout.GoodNews(At.Nine), At.Noon, 3).Digest;
}
