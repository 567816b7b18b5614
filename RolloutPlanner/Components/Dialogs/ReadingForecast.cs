using RolloutPlanner.Application.Ports;
using RolloutPlanner.Application.Rollouts;
using RolloutPlanner.Components.Shared;
using RolloutPlanner.Components.Text;
using RolloutPlanner.Domain.Gates;
using RolloutPlanner.Domain.Rollouts;

namespace RolloutPlanner.Components.Dialogs;

/// <summary>What saving a reading will do, before it is saved.</summary>
public sealed record ReadingForecast(Tone Tone, string Bold, string Rest)
{
    /// <summary>Null while the domain would refuse the reading; then the refusal is what there is to say, after trying.</summary>
    public static ReadingForecast? Of(DialogContext context, NewMeasurement asked)
    {
        var (view, now) = (context.View, context.Clock.Now);
        var trial = Rollout.Restore(view.State);
        var source = asked.Source.Length == 0 ? "?" : asked.Source;
        var recorded = trial.Record(asked.Hook, asked.Value, asked.SampleSize, asked.ObservedAt ?? now, source, context.Me.AsActor, now);
        if (!recorded.TryGet(out var reading)) return null;
        var facts = new GateFacts(view.Evidence?.Add(reading, view.State.Run!), view.IsLead);
        var verdicts = trial.Assess(facts, now).Criteria.Where(criterion => criterion.Criterion.Hook == asked.Hook).ToList();
        trial.ActOnGate(facts, SystemActors.Gate, now);
        var because = Because(view, verdicts);
        return trial.Pending[^1] switch
        {
            RolledBackToStage back => new(Tone.Fail, because, $"{Plan(because)} rolls back{Heads(context, back.To.Stage)} to stage {back.To.Stage} when you save."),
            RolledBackFully => new(Tone.Fail, because, $"{Plan(because)} rolls back{Heads(context, 0)} to nobody when you save."),
            RolloutPaused => new(Tone.Wait, because, $"{Plan(because)} pauses the rollout when you save. Everybody keeps what they have."),
            _ => new(Look(verdicts), because, because.EndsWith(':') ? "saving it changes nothing for people." : "Saving it changes nothing for people."),
        };
    }

    private static string Plan(string because) => because.EndsWith(':') ? "the plan" : "The plan";

    private static string Heads(DialogContext context, int stage) => EffectText.Heads(context.EffectOf(stage)?.Lose ?? (stage == 0 ? context.View.Exposed : null));

    private static Tone Look(IReadOnlyCollection<CriterionAssessment> verdicts) =>
        verdicts.Count == 0 ? Tone.None : verdicts.Max(verdict => verdict.Verdict) switch { Verdict.Pass => Tone.Pass, Verdict.Fail => Tone.Fail, _ => Tone.Wait };

    private static string Because(RolloutView view, IReadOnlyCollection<CriterionAssessment> verdicts) => verdicts.MaxBy(verdict => verdict.Verdict) switch
    {
        null => "This gate does not judge this metric.",
        { Verdict: Verdict.Fail, Criterion: var criterion } => $"This is {(criterion.Comparison is LimitKind.AtMost ? "above" : "below")} the limit of {MetricText.Value(view, criterion, criterion.Limit)}:",
        { Cause: VerdictCause.TooFew, Criterion: var criterion } => $"This rests on fewer than {Words.Number(criterion.MinimumSample)}, so it does not decide yet.",
        { Verdict: Verdict.Pass } => "This is within the limit.",
        _ => "This does not decide yet.",
    };
}
