using System.Diagnostics;
using RolloutPlanner.Application.Rollouts;
using RolloutPlanner.Components.Services;
using RolloutPlanner.Components.Shared;
using RolloutPlanner.Components.Text;
using RolloutPlanner.Domain.Gates;
using RolloutPlanner.Domain.Rollouts;

namespace RolloutPlanner.Components.Rollouts;

/// <summary>
/// The one way forward of a rollout, for one person: what its button says and does, or what is in the way, or why there is no button.
/// Whether it is open is asked of the domain, never decided here.
/// </summary>
/// <param name="Label">Null when this person has no step to take.</param>
/// <param name="Ask">The dialog it opens, unless it leads to <paramref name="Href"/>.</param>
public sealed record NextStep(string? Label, string Icon, Ask? Ask, string? Href, IReadOnlyList<BlockReason> Blocked, string? Intro, string Note)
{
    public static NextStep Of(RolloutView view, CurrentPerson me, ReaderClock clock) => view.State.Status switch
    {
        RolloutStatus.Draft => May(me, RolloutCommand.Submit)
            ? Link("Send for review", "send", Urls.Plan(view.State.Key), "The plan is checked first. Nothing starts before an engineering lead has signed it.")
            : Quiet("The plan is being written. Nothing is served yet."),
        RolloutStatus.InReview => Review(view, me),
        RolloutStatus.Approved => May(me, RolloutCommand.Start) ? Start(view, me, clock) : Quiet("The plan is signed. A product manager or an engineering lead starts it."),
        RolloutStatus.Running => Go(view, me, clock),
        RolloutStatus.Paused => May(me, RolloutCommand.Resume)
            ? Open("Resume", "play_arrow", DialogKind.Resume, PausedNote(view))
            : Quiet("Paused. Everybody keeps what they have until a product manager or an engineering lead decides."),
        RolloutStatus.Completed => Quiet("Nothing is left to do. Everybody has the feature."),
        RolloutStatus.RolledBack => May(me, RolloutCommand.Restart)
            ? Open("Start over", "restart_alt", DialogKind.Restart, "That makes a draft of the next plan version. It needs fresh signatures before anybody gets the feature.")
            : Quiet("Rolled back. Nobody has the feature."),
        RolloutStatus.Archived => Quiet("Archived. Its history stays readable."),
        _ => throw new UnreachableException($"No next step for {view.State.Status}."),
    };

    /// <summary>"20% of Sydney": what a stage is called on a button.</summary>
    public static string NameOf(RolloutView view, int stage) => view.Plan.Stages[stage - 1].Name;

    private static NextStep Review(RolloutView view, CurrentPerson me)
    {
        if (!me.Leads) return Link("Open the review", "rate_review", Urls.Review(view.State.Key), "An engineering lead who did not write the plan signs it off.");
        var allowed = Lifecycle.Check(view.State, RolloutCommand.SignOff, me.AsActor);
        if (allowed.IsError) return Link("Open the review", "rate_review", Urls.Review(view.State.Key), allowed.Error.Message);
        return view.State.SignOffs.Any(signature => signature.By == me.Id)
            ? Link("Open the review", "rate_review", Urls.Review(view.State.Key), "You have signed. More signatures are needed.")
            : Link("Review and sign off", "rate_review", Urls.Review(view.State.Key), "Your signature stands under exactly the text that you read.");
    }

    private static NextStep Start(RolloutView view, CurrentPerson me, ReaderClock clock)
    {
        var trial = Rollout.Restore(view.State).Start(view.ReadinessFacts, me.AsActor, clock.Now);
        var blocked = trial.Errors.Select(error => new BlockReason(error.Message)).ToList();
        return Open("Start stage 1", "play_arrow", DialogKind.Start, "The first people get the feature as soon as you confirm.") with
        {
            Blocked = blocked,
            Intro = GateReasons.Intro(blocked.Count, "start"),
        };
    }

    private static NextStep Go(RolloutView view, CurrentPerson me, ReaderClock clock)
    {
        var (gate, next, last) = (view.Gate!, view.State.CurrentStage + 1, view.State.CurrentStage == view.Plan.Stages.Count);
        if (MayApprove(view, me) && gate.Action is GateAction.AwaitApproval)
            return Open("Review and approve", "how_to_reg", DialogKind.Approve, "Everything else is in place. Your approval is missing.");
        if (!May(me, RolloutCommand.Advance)) return Quiet("A product manager or an engineering lead advances when the gate is open.");
        var label = last ? "Finish" : $"Advance to {NameOf(view, next)}";
        var verb = last ? "finish" : "advance";
        var blocked = GateReasons.Of(view, gate, clock).ToList();
        if (blocked.Count == 0) blocked.AddRange(TrialAdvance(view, me, clock));
        return Open(label, last ? "task_alt" : "arrow_forward", DialogKind.Advance, last ? "The gate is open. Finishing gives it to everybody." : "The gate is open.") with
        {
            Blocked = blocked,
            Intro = GateReasons.Intro(blocked.Count, verb),
        };
    }

    /// <summary>What else the domain would refuse for, such as a stage's own earliest date.</summary>
    private static IEnumerable<BlockReason> TrialAdvance(RolloutView view, CurrentPerson me, ReaderClock clock) =>
        Rollout.Restore(view.State).Advance(new(view.Evidence, view.IsLead), me.AsActor, clock.Now).Errors.Select(error => new BlockReason(error.Message, Icon: "event"));

    /// <summary>Whether this person's approval would be a new one that counts.</summary>
    public static bool MayApprove(RolloutView view, CurrentPerson me) =>
        view.Gate is { } gate
        && !Lifecycle.Check(view.State, RolloutCommand.ApproveGate, me.AsActor).IsError
        && !gate.Approvals.Any(approval => approval.Counts && approval.Approval.By == me.Id);

    private static string PausedNote(RolloutView view)
    {
        var acting = view.Gate?.Criteria.Where(c => c.Action >= GateAction.Pause).ToList() ?? [];
        var beyond = acting.Where(c => c is { Verdict: Verdict.Fail, Quality: null }).Select(c => Beyond(view, c)).Distinct().ToList();
        if (beyond.Count > 0) return $"Still beyond the limit: {Words.List([.. beyond])}. The plan will stop it again at the next reading.";
        var mixed = acting.Where(c => c.Quality is not null).Select(c => view.NameOf(c.Criterion.Hook)).ToList();
        if (mixed.Count > 0) return $"People are still not in the arms as planned for {Words.List([.. mixed])}. The plan will pause it again until that is understood.";
        var silent = acting.Select(c => view.NameOf(c.Criterion.Hook)).Distinct().ToList();
        return silent.Count > 0
            ? $"Too long without enough data: {Words.List([.. silent])}. The plan will pause it again, so enter readings first."
            : "Everybody keeps what they have while it is paused. Soak time stands still.";
    }

    private static string Beyond(RolloutView view, CriterionAssessment assessed) => assessed.Reading is not null
        ? $"{view.NameOf(assessed.Criterion.Hook)} at {EvidenceText.Now(view, assessed).Main} ({MetricText.Limit(view, assessed.Criterion)})"
        : view.NameOf(assessed.Criterion.Hook);

    private static bool May(CurrentPerson me, RolloutCommand command) => me.Has(Lifecycle.Of(command).Who);

    private static NextStep Open(string label, string icon, DialogKind kind, string note) => new(label, icon, new(kind), null, [], null, note);

    private static NextStep Link(string label, string icon, string href, string note) => new(label, icon, null, href, [], null, note);

    private static NextStep Quiet(string note) => new(null, "", null, null, [], null, note);
}
