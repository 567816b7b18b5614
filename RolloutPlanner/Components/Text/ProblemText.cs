using RolloutPlanner.Application.Rollouts;
using RolloutPlanner.Components.Shared;
using RolloutPlanner.Domain.Gates;

namespace RolloutPlanner.Components.Text;

/// <summary>Why a criterion has no number to go by, or none that counts.</summary>
public static class ProblemText
{
    /// <summary>What stands below a criterion; null while all is well with its source.</summary>
    public static (string Text, Tone Tone)? Of(RolloutView view, CriterionAssessment assessed, ReaderClock clock) => (assessed.Cause, assessed.Failure) switch
    {
        _ when assessed.Quality is not null => null,
        (VerdictCause.Broken, _) => (Broken(view, assessed, clock), Tone.Err),
        (_, { IsError: true } failure) => ($"The last look failed: {Sentence(failure.Detail)}", Tone.Wait),
        (VerdictCause.Stale, _) when assessed.Reading is { } last => ($"No data for {GateReasons.Elapsed(clock.Now - last.ObservedAt)}. {LastGood(view, assessed, clock)}", Tone.None),
        (VerdictCause.Settling, _) => ("Settling: what came so far still holds something from before this stage.", Tone.Wait),
        (VerdictCause.NothingYet, { } failure) => ($"No data: {Sentence(failure.Detail)}", Tone.None),
        _ => null,
    };

    /// <summary>The source's own words, and the last good value.</summary>
    public static string Broken(RolloutView view, CriterionAssessment assessed, ReaderClock clock) =>
        $"{(assessed.Failure is { } failure ? Sentence(failure.Detail) : "The source cannot be read.")} {LastGood(view, assessed, clock)}";

    /// <summary>"1,581 people were counted with the feature and 35,340 without; planned are 5% with."</summary>
    public static string Arms(RolloutView view, Quality quality) =>
        $"{Words.People(quality.Treated)} were counted with the feature and {Words.Number(quality.Control)} without; planned are {Words.Share(view.State.PresentStage!.Share.Percent)} with.";

    /// <summary>What a criterion that fails has reached, in whole sentences.</summary>
    public static string Failed(RolloutView view, CriterionAssessment assessed)
    {
        var name = view.NameOf(assessed.Criterion.Hook);
        if (assessed.Quality is { } quality) return $"People are not in the arms as planned for {name}. {Arms(view, quality)}";
        var now = EvidenceText.Now(view, assessed);
        return $"{name} reached {now.Main}{(assessed is { Tally: not null, Criterion.NeedsControl: true } ? ", " + now.Beside : "")}. The limit is {MetricText.Limit(view, assessed.Criterion)}.";
    }

    /// <summary>For how long nothing came that counts.</summary>
    public static TimeSpan Silence(CriterionAssessment assessed, DateTimeOffset entered, DateTimeOffset now) => now - (assessed.Reading?.ObservedAt ?? entered);

    private static string LastGood(RolloutView view, CriterionAssessment assessed, ReaderClock clock) => assessed.Reading is { } last
        ? $"Last good value {EvidenceText.Now(view, assessed).Main}, {clock.Since(last.ObservedAt)}."
        : "It never had a value in this stage.";

    private static string Sentence(string text) => text.Length == 0 || text[^1] is '.' or '!' or '?' ? text : text + ".";
}
