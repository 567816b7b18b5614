using System.Diagnostics;
using RolloutPlanner.Application.Ports;
using RolloutPlanner.Application.Rollouts;
using RolloutPlanner.Domain.Common;

namespace RolloutPlanner.Components.Services;

/// <summary>Sends each deed of the rollout's page to its use-case.</summary>
public sealed class RolloutActions(
    StartRollout start,
    AdvanceRollout advance,
    SkipStages skip,
    PauseRollout pause,
    ResumeRollout resume,
    RollBackToStage rollBack,
    RollBackFully rollBackFully,
    PullKillSwitch kill,
    RestartRollout restart,
    ArchiveRollout archive,
    ApplyPlan apply,
    ApproveGate approve,
    DeclineGate decline,
    WithdrawApproval withdraw,
    RecordMeasurement read,
    TickChecklistItem tick,
    UntickChecklistItem untick,
    OverrideCriterion setAside,
    SecondOverride agree,
    ReviewOverride review)
{
    public Task<Result<Receipt>> RunAsync(RolloutRequest request, Deed deed, CancellationToken ct) => deed switch
    {
        Deed.Start => start.RunAsync(request, ct),
        Deed.Advance => advance.RunAsync(request, ct),
        Deed.Skip d => skip.RunAsync(request, d.Stage, d.Reason, ct),
        Deed.Pause d => pause.RunAsync(request, d.Reason, ct),
        Deed.Resume d => resume.RunAsync(request, d.Reason, ct),
        Deed.RollBack { Stage: { } stage } d => rollBack.RunAsync(request, stage, d.Reason, ct),
        Deed.RollBack d => rollBackFully.RunAsync(request, d.Reason, ct),
        Deed.Kill d => kill.RunAsync(request, d.Reason, ct),
        Deed.Restart d => restart.RunAsync(request, d.Reason, ct),
        Deed.Archive d => archive.RunAsync(request, d.Reason, ct),
        Deed.Apply d => apply.RunAsync(request, d.Reason, ct),
        Deed.Approve d => approve.RunAsync(request, d.Target, d.Digest, d.Reason, ct, d.SeenAt),
        Deed.Decline d => decline.RunAsync(request, d.Reason, ct),
        Deed.Withdraw d => withdraw.RunAsync(request, d.Target, d.Reason, ct),
        Deed.Read d => read.RunAsync(request, d.Measurement, ct),
        Deed.Tick d => tick.RunAsync(request, d.Item, d.Evidence, ct),
        Deed.Untick d => untick.RunAsync(request, d.Item, ct),
        Deed.SetAside d => setAside.RunAsync(request, d.Criterion, d.Shown, d.Until, d.Reason, ct),
        Deed.Agree d => agree.RunAsync(request, d.Override, d.Note, ct),
        Deed.CloseReview d => review.RunAsync(request, d.Override, d.Note, ct),
        _ => throw new UnreachableException($"Nothing does {deed}."),
    };
}
