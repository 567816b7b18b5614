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

    /// <summary>For how long nothing came that counts.</summary>
    public static TimeSpan Silence(CriterionAssessment assessed, DateTimeOffset entered, DateTimeOffset now) => now - (assessed.Reading?.ObservedAt ?? entered);

    private static string LastGood(RolloutView view, CriterionAssessment assessed, ReaderClock clock) => assessed.Reading is { } last
        ? $"Last good value {MetricText.Value(view, assessed.Criterion, last.Value)}, {clock.Since(last.ObservedAt)}."
        : "It never had a value in this stage.";

    private static string Sentence(string text) => text.Length == 0 || text[^1] is '.' or '!' or '?' ? text : text + ".";
}
